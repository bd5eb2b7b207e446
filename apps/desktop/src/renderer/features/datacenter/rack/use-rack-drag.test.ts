import { describe, expect, it } from 'vitest'
import { fitsAt } from './use-rack-drag.ts'

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
