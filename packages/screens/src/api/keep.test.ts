import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { holdsSecret, restore, snapshotOf } from './keep.ts'

const ME = ['colonnade', 'me']
const me = { key: ME, userId: 'u1' }
const hosts = [['datacenter', 'host', 'list'], { deleted: false }, 'rows', { limit: 100 }]
const at = (n: number) => [...hosts, n]
const page = (from: number) => ({ items: [{ id: `h${from}`, name: `host-${from}` }], nextCursor: String(from + 1) })

function filled(): QueryClient {
  const client = new QueryClient()
  client.setQueryData(ME, { userId: 'u1', fullName: 'Olivia' })
  for (const n of [0, 1, 2, 3]) client.setQueryData(at(n), page(n), { updatedAt: 1000 })
  return client
}
const again = (text: string, version = '1') => { const client = new QueryClient(); return { client, since: restore(client, text, version) } }

describe('what is kept of a cache', () => {
  it('comes back as old as it was, the first pages of a list', () => {
    const { client, since } = again(snapshotOf(filled(), me, '1'))
    expect(since).toBeGreaterThan(0)
    expect(client.getQueryData(ME)).toEqual({ userId: 'u1', fullName: 'Olivia' })
    expect([0, 1, 2, 3].map((n) => client.getQueryData(at(n)))).toEqual([page(0), page(1), undefined, undefined])
    expect(client.getQueryState(at(0))!.dataUpdatedAt).toBe(1000)
  })

  it('is of the datacenter only, and never holds a secret', () => {
    const client = filled()
    client.setQueryData([['identity', 'apiToken', 'list']], [{ prefix: 'col_tok' }])
    client.setQueryData([['identity', 'user', 'list']], [{ email: 'someone@cloud.example' }])
    client.setQueryData([['datacenter', 'cluster', 'kubeconfig']], 'apiVersion: v1')
    client.setQueryData([['datacenter', 'cluster', 'get']], { id: 'c1', spec: [{ bmcPassword: 'hunter2' }] })
    const text = snapshotOf(client, me, '1')
    for (const word of ['col_tok', 'someone@', 'apiVersion', 'hunter2']) expect(text).not.toContain(word)
    expect(text).toContain('host-0')
  })

  it('knows a secret by the name of its field, at any depth; whether one is set is none', () => {
    expect([{ a: [{ bmc_password: 'x' }] }, { kubeConfig: 'x' }, { apiKey: 1 }, { sshPrivateKey: 'x' }].map(holdsSecret)).toEqual([true, true, true, true])
    expect([{ name: 'token-ring' }, { hasPassword: true }, { credential: null }, 'password', null].map(holdsSecret)).toEqual([false, false, false, false, false])
  })

  it('is bounded: what was fetched longest ago goes first', () => {
    const client = filled()
    for (let n = 0; n < 50; n++) client.setQueryData([['datacenter', 'rack', 'get'], { input: { id: n } }], { id: n, note: 'x'.repeat(1000) }, { updatedAt: 2000 + n })
    const text = snapshotOf(client, me, '1', 20_000)
    expect(text.length).toBeLessThan(21_000)
    const back = again(text).client
    expect(back.getQueryData([['datacenter', 'rack', 'get'], { input: { id: 49 } }])).toBeDefined()
    expect(back.getQueryData([['datacenter', 'rack', 'get'], { input: { id: 0 } }])).toBeUndefined()
  })

  it('of another version, or damaged, is not used', () => {
    const text = snapshotOf(filled(), me, '1')
    expect([again(text, '2').since, again(text.slice(0, -5)).since, again('{"queries":1}').since, restore(new QueryClient(), null, '1')]).toEqual([null, null, null, null])
  })
})
