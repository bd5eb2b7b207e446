import { describe, expect, it } from 'vitest'
import { vectorText } from './write-chunks.ts'

describe('a vector as text', () => {
  it.each([
    [[0.5, -0.25, 1], '[5000000e-7,-2500000e-7,10000000e-7]'],
    [[0.123456789, 0, 1e-9], '[1234568e-7,0e-7,0e-7]'],
    [[0.5, 0, 0], '[5000000e-7,0,0]'],
    [[0, 0, 0.5], '[0e-7,0e-7,5000000e-7]'],
    [[0, 0], '[0,0]'],
    [[0], '[0]'],
  ])('%j', (vector, text) => expect(vectorText(vector)).toBe(text))
})
