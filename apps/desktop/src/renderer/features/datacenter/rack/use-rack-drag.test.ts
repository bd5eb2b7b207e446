import { describe, expect, it } from 'vitest'
import { fitsAt, unitAfter } from './use-rack-drag.ts'

const host = (id: string, unit: number | null, heightUnits: number) => ({ id, unit, heightUnits }) as never
const rack = { heightUnits: 42, hosts: [host('a', 1, 2), host('b', 5, 4), host('loose', null, 2)] } as never

describe('where a host fits in a rack', () => {
  it('is inside the rack and in nobody’s way', () => {
    expect(fitsAt(rack, host('c', null, 2), 3)).toBe(true)
    expect(fitsAt(rack, host('c', null, 3), 3)).toBe(false)
    expect(fitsAt(rack, host('c', null, 2), 2)).toBe(false)
    expect(fitsAt(rack, host('c', null, 2), 41)).toBe(true)
    expect(fitsAt(rack, host('c', null, 2), 42)).toBe(false)
    expect(fitsAt(rack, host('c', null, 1), 0)).toBe(false)
  })
  it('does not count the host itself', () => {
    expect(fitsAt(rack, host('b', 5, 4), 6)).toBe(true)
  })
})

describe('the unit a host is dragged to', () => {
  it('is its own after a press that hardly moves, however small the drawing: a click near an edge moves nothing', () => {
    for (const y of [97, 100, 103]) expect(unitAfter(10, 100, y, 5)).toBe(10)
  })
  it('is as many units away as the pointer went, from wherever it was pressed', () => {
    expect(unitAfter(10, 100, 73, 13.5)).toBe(12)
    expect(unitAfter(10, 100, 114, 13.5)).toBe(9)
    expect(unitAfter(10, 100, 106, 13.5)).toBe(10)
  })
})
