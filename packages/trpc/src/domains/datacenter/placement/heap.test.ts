import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Heap } from './heap.ts'

it('hands items out in order, however they came in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (first, later) => {
      const heap = new Heap<number>((a, b) => a < b, [...first])
      for (const n of later) heap.push(n)
      const out: number[] = []
      for (let n = heap.pop(); n !== undefined; n = heap.pop()) out.push(n)
      expect(out).toEqual([...first, ...later].sort((a, b) => a - b))
    }),
  )
})
