import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastFragmenting } from './least-fragmenting.ts'
import { SCORERS } from './list.ts'

const capacity = { cpu: 96, memory: 384, storage: 0 }
const shape = { id: 0, groupId: 'g', status: 'active', total: capacity, capacity }
const state = (cpu: number, memory: number) => ({ shape, used: { cpu, memory, storage: 0 } })

describe('scorers', () => {
  it('least_fragmenting prefers the host that the VM evens out', () => {
    const need = { cpu: 8, memory: 8, storage: 0 }
    const memoryHeavy = leastFragmenting.score(state(10, 200), need)
    const cpuHeavy = leastFragmenting.score(state(60, 100), need)
    expect(memoryHeavy).toBeGreaterThan(0.5)
    expect(cpuHeavy).toBeLessThan(0.5)
  })

  it.each(SCORERS)('$name: stays in 0..1, and no state within a box beats its bound', (scorer) => {
    const pair = (max: number) => fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max }), fc.integer({ min: 0, max })).map((t) => t.sort((a, b) => a - b))
    fc.assert(
      fc.property(pair(80), pair(300), fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 84 }), (cpu, memory, needCpu, needMemory) => {
        const need = { cpu: needCpu, memory: needMemory, storage: 0 }
        const bound = scorer.bound(state(cpu[0]!, memory[0]!), state(cpu[2]!, memory[2]!), need)
        const score = scorer.score(state(cpu[1]!, memory[1]!), need)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(Math.min(1, bound + 1e-12))
      }),
      { numRuns: 3_000 },
    )
  })
})
