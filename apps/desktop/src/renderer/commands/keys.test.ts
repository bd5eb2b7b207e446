import { describe, expect, it } from 'vitest'
import { railPlaces } from '../shell/nav.tsx'
import { keysOfPlaces } from './keys.ts'

const keys = keysOfPlaces(railPlaces)

describe('keys of the rail', () => {
  it('each of its places has some, and no two the same', () => {
    expect(railPlaces.filter((id) => !keys[id])).toEqual([])
    expect(new Set(Object.values(keys).map((k) => k.keys)).size).toBe(railPlaces.length)
    const chords = Object.values(keys).flatMap((k) => k.accelerator ?? [])
    expect(new Set(chords).size).toBe(chords.length)
  })
  it('stay the same for who may not see one of them', () => {
    for (const id of railPlaces) {
      const { [id]: _left, ...rest } = keys
      expect(keysOfPlaces(railPlaces.filter((other) => other !== id))).toEqual(rest)
    }
  })
})
