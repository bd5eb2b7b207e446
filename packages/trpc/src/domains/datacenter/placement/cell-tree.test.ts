import fc from 'fast-check'
import { expect, it } from 'vitest'
import { policyFrom } from './capacity.ts'
import type { CellNode } from './cell-tree.ts'
import { placeOn } from './engine.ts'
import { type Cell, HostIndex } from './host-index.ts'
import { MODE_WEIGHTS, scoringOf } from './scorers/list.ts'
import type { Amounts, Host, PlacementRequest } from './types.ts'

const policy = policyFrom()
const total = { cpu: 64, memory: 256, storage: 100 }
const use: fc.Arbitrary<Amounts> = fc.record({ cpu: fc.integer({ min: 0, max: 64 }), memory: fc.integer({ min: 0, max: 256 }), storage: fc.constantFrom(0, 0, 10, 95) })
const host = (i: number, used: Amounts): Host => ({ id: `h${i}`, name: `h${i}`, groupId: 'g', rackId: null, status: 'active', total, used })

/** One shape, a state per host: the tree is all there is. */
const manyHosts = fc.array(use, { minLength: 1, maxLength: 250 }).map((uses) => uses.map((used, i) => host(i, used)))
const request = fc.record({
  tenantId: fc.constant('t'),
  groupId: fc.constant('g'),
  specification: fc.record({ cpu: fc.integer({ min: 1, max: 16 }), memory: fc.integer({ min: 1, max: 64 }), storage: fc.integer({ min: 0, max: 10 }) }),
  count: fc.constant(1),
  mode: fc.constantFrom('spread', 'pack'),
}) satisfies fc.Arbitrary<PlacementRequest>

function naive(index: HostIndex, { specification: need, mode }: PlacementRequest): string | undefined {
  const scoring = scoringOf(MODE_WEIGHTS[mode])
  const fits = ({ used }: Cell): boolean => used.cpu + need.cpu <= total.cpu && used.memory + need.memory <= total.memory && (need.storage === 0 || used.storage + need.storage <= total.storage)
  const open = [...index.cells()].filter(fits).flatMap((cell) => cell.hosts.map(({ id }) => ({ id, score: scoring.score(cell, need) })))
  return open.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))[0]?.id
}

function hostsBelow(node: CellNode): number {
  const { low, high } = node
  let hosts = 0
  node.inside(
    (cell) => {
      hosts += cell.hosts.length
      for (const r of ['cpu', 'memory', 'storage'] as const) expect(low.used[r] <= cell.used[r] && cell.used[r] <= high.used[r]).toBe(true)
    },
    (half) => (hosts += hostsBelow(half)),
  )
  expect(hosts).toBe(node.size)
  return hosts
}

it('finds what looking at every cell finds, while hosts fill, empty, come and go', () => {
  fc.assert(
    fc.property(manyHosts, fc.array(fc.tuple(request, fc.nat(), use), { minLength: 1, maxLength: 30 }), (hosts, turns) => {
      const index = HostIndex.from(hosts, policy)
      for (const [next, pick, used] of turns) {
        const answer = placeOn(index, next, null)
        expect(answer.ok ? answer.assignments[0]?.hostId : undefined).toBe(naive(index, next))
        if (answer.ok) index.charge(answer.assignments[0]!.hostId, next.specification)
        if (pick % 3 === 0) index.remove(`h${pick % hosts.length}`)
        else index.upsert(host(pick % (hosts.length + 5), used))
        expect(index.trees().reduce((sum, tree) => sum + hostsBelow(tree), 0)).toBe(index.size)
      }
    }),
    { numRuns: 150 },
  )
})

it('splits cells that differ by a single core', () => {
  const wide = { cpu: 64, memory: 100_000, storage: 0 }
  const hosts = Array.from({ length: 400 }, (_, i) => ({ ...host(i, { cpu: 3 + (i % 2), memory: i % 200, storage: 0 }), total: wide }))
  const index = HostIndex.from(hosts, policy)
  expect(index.trees().map(hostsBelow)).toEqual([400])
})
