import { describe, expect, it } from 'vitest'
import { policyFrom } from './capacity.ts'
import { inRounds, planDrain, setOf, type Placed } from './drain.ts'
import { HostIndex } from './host-index.ts'
import type { Standing } from './types.ts'

const host = (id: string, rackId: string, cpu: number, used = 0) => ({ id, name: id, groupId: 'g', rackId, status: 'active', total: { cpu, memory: 1000, storage: 1000 }, used: { cpu: used, memory: used, storage: 0 } })
const vm = (id: string, hostId: string, cpu: number, more: Partial<Placed> = {}): Placed => ({ id, tenantId: 't', groupId: 'g', hostId, mode: 'spread', affinityGroup: null, size: { cpu, memory: cpu, storage: 0 }, ...more })
const where = (steps: Awaited<ReturnType<typeof planDrain>>) => Object.fromEntries(steps.map((s) => [s.vm.id, 'to' in s ? s.to.hostId : null]))

describe('rounds', () => {
  it('go on as long as one gets anywhere, and end when one does not', async () => {
    const tried: string[] = []
    let free = new Set(['c'])
    const left = await inRounds(['a', 'b', 'c', 'd'], (x) => {
      tried.push(x)
      if (!free.has(x)) return false
      if (x === 'c') free = new Set(['a'])
      return true
    })
    expect(left).toEqual(['b', 'd'])
    expect(tried.join('')).toBe('abcd' + 'abd' + 'bd')
    expect(await inRounds([], () => false)).toEqual([])
  })
})

describe('planning a drain', () => {
  it('sends nobody to a host that is being emptied too', async () => {
    const index = HostIndex.from([host('a', 'r1', 16, 4), host('b', 'r2', 16, 4), host('c', 'r3', 16)], policyFrom())
    expect(where(await planDrain(index, [vm('1', 'a', 4), vm('2', 'b', 4)], new Map()))).toEqual({ 1: 'c', 2: 'c' })
    expect(index.get('c')!.cell.used.cpu).toBe(8)
    expect(index.get('a')!.cell.used.cpu).toBe(0)
  })

  it('tries again those that another of their set made way for', async () => {
    // the large one only fits in rack 2, where the small one of its set still stands; that can go to rack 3
    const index = HostIndex.from([{ ...host('a', 'r1', 16, 8), used: { cpu: 8, memory: 8, storage: 10 } }, host('b', 'r2', 16, 4), host('c', 'r2', 8), { ...host('d', 'r3', 16), total: { cpu: 16, memory: 1000, storage: 0 } }], policyFrom())
    const more = { mode: 'rack_anti_affinity' as const, affinityGroup: 'set' }
    const vms = [vm('large', 'a', 8, { ...more, size: { cpu: 8, memory: 8, storage: 10 } }), vm('small', 'b', 4, more)]
    const set = new Map<string, Standing>([['large', { hostId: 'a', rackId: 'r1' }], ['small', { hostId: 'b', rackId: 'r2' }]])
    const steps = await planDrain(index, vms, new Map([[setOf(vms[0]!), set]]))
    expect(where(steps)).toEqual({ small: 'd', large: 'c' })
    expect(set.get('large')).toEqual({ hostId: 'c', rackId: 'r2' })
  })

  it('says why one can’t leave', async () => {
    const index = HostIndex.from([host('a', 'r1', 16, 12), host('b', 'r1', 16, 8)], policyFrom())
    const steps = await planDrain(index, [vm('1', 'a', 8), vm('2', 'a', 4)], new Map())
    expect(where(steps)).toEqual({ 1: 'b', 2: null })
    const [, stuck] = steps
    expect(stuck && 'refusal' in stuck && stuck.refusal.funnel.steps.map((s) => [s.filter, s.ruledOut]).filter(([, n]) => n)).toEqual([['status', 1], ['cpu', 1]])
  })
})
