import { describe, expect, it } from 'vitest'
import { vectorText } from './write-chunks.ts'

describe('a vector as text', () => {
  it.each([
    [[0.5, -0.25, 1], '[0.5,-0.25,1]'],
    [[0.123456789, 0, 1e-9], '[0.1234568,0,0]'],
    [[0.5, 0, 0], '[0.5,0,0]'],
    [[0, 0, 0.5], '[0,0,0.5]'],
    [[0, 0], '[0,0]'],
    [[0], '[0]'],
  ])('%j', (vector, text) => expect(vectorText(vector)).toBe(text))
})
