import { describe, expect, it } from 'vitest'
import type { ClusterNode, ObjectState } from '../../../drivers/resource/driver.ts'
import { compareNodes, type Recorded } from './compare.ts'
import { pluginVerdict } from './plugins.ts'

const found = (name: string, more: Partial<ClusterNode> = {}): ClusterNode => ({ name, ready: true, version: 'v1.33.2', roles: ['worker'], cpu: 4, memory: 8192, problems: [], cordoned: false, hold: null, ...more })
const recorded = (name: string, more: Partial<Recorded> = {}): Recorded => ({ id: name, name, type: 'worker', version: '1.33.2', status: 'active', ...more })
const told = (books: Recorded[], there: ClusterNode[], looked = true) => compareNodes(books, there, looked).map((n) => [n.name, ...n.differences])

describe('nodes as recorded and as found', () => {
  it('agree whatever a distribution adds to its version and however a name is spelt', () => {
    expect(told([recorded('W-1'), recorded('w-2')], [found('w-1', { version: 'v1.33.2+k3s1' }), found('w-2', { version: 'v1.33.2-eks-1' })])).toEqual([['W-1'], ['w-2']])
  })

  it('differ by name, and those that do come first', () => {
    const books = [recorded('a'), recorded('b'), recorded('c'), recorded('d'), recorded('cp', { type: 'control_plane' })]
    const there = [found('a'), found('b', { version: 'v1.32.0', ready: false }), found('d', { cordoned: true }), found('z'), found('cp', { roles: ['control-plane'] })]
    expect(told(books, there)).toEqual([['b', 'version', 'not_ready'], ['c', 'missing'], ['d', 'cordoned'], ['z', 'not_recorded'], ['cp'], ['a']])
  })

  it('do not differ before anybody looked', () => expect(told([recorded('a')], [], false)).toEqual([['a']]))
})

describe('what the objects of a plugin say of it', () => {
  const state = (name: string, s: ObjectState['state'], ready: number | null = null): ObjectState => ({ ref: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'tools', name }, state: s, wanted: ready === null ? null : 2, ready })
  it.each([
    [[state('a', 'ready', 2), state('b', 'unknown')], 'active', null],
    [[state('a', 'ready', 2), state('b', 'progressing', 1)], 'inactive', 'objects_not_ready: Deployment tools/b (1/2)'],
    [[state('a', 'progressing', 1), state('b', 'failed', 0)], 'error', 'objects_failing: Deployment tools/b (0/2)'],
    [[state('a', 'failed', 0), state('b', 'missing')], 'error', 'objects_missing: Deployment tools/b'],
    [Array.from({ length: 7 }, (_, i) => state(`x${i}`, 'missing')), 'error', `objects_missing: ${[0, 1, 2, 3, 4].map((i) => `Deployment tools/x${i}`).join(', ')}, +2`],
  ])('%#', (states, status, reason) => expect(pluginVerdict(states)).toEqual({ status, reason }))
})
