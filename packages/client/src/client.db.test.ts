import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCable, startServer, type TestServer } from '../test/server.ts'
import { createClient, isColonnadeError, isTransient, pages, rows, signIn, subscribe, type Client } from './index.ts'

// A server process of its own, over HTTP: nothing here reaches into it.
let server: TestServer
let token: string
let client: Client

beforeAll(async () => {
  server = await startServer()
  token = (await signIn({ url: server.url }, server.accounts[0]!)).token
  client = createClient({ url: server.url, token })
})
afterAll(() => server?.close())

const thrownBy = (promise: PromiseLike<unknown>): Promise<unknown> => Promise.resolve(promise).then(() => { throw new Error('it did not throw') }, (error: unknown) => error)

describe('signed in by token', () => {
  test('knows who it is', async () => {
    const me = await client.identity.session.me.query()
    expect([me.email, me.side]).toEqual([server.accounts[0]!.email, 'provider'])
  })

  test('creates, reads, pages and removes', async () => {
    const made = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((n) => client.datacenter.rack.create.mutate({ name: `paged-${n}`, region: 'paged' })))
    const input = { filter: [{ field: 'region', value: 'paged' }], sort: [{ field: 'name' }], limit: 2 }
    const sizes: number[] = []
    for await (const page of pages(client.datacenter.rack.list.query, input)) sizes.push(page.items.length)
    expect(sizes).toEqual([2, 2, 1])
    const names: string[] = []
    for await (const rack of rows(client.datacenter.rack.list.query, input)) names.push(rack.name)
    expect(names).toEqual(['paged-a', 'paged-b', 'paged-c', 'paged-d', 'paged-e'])
    expect(await client.datacenter.rack.remove.mutate({ ids: made.map((r) => r.id) })).toEqual({ changed: 5 })
    const gone = await thrownBy(client.datacenter.rack.get.query({ id: made[0]!.id }))
    expect(isColonnadeError(gone) && gone.code).toBe('NOT_FOUND')
  })

  test('asks what is too long for an address', async () => {
    const value = Array.from({ length: 200 }, (_, n) => `a-name-that-takes-its-room-in-an-address-${n}`)
    const page = await client.datacenter.rack.list.query({ filter: [{ field: 'name', op: 'in', value }] })
    expect(page.items).toEqual([])
  })

  test('learns which field is wrong', async () => {
    const error = await thrownBy(client.datacenter.rack.create.mutate({ name: '', heightUnits: 4000 }))
    if (!isColonnadeError(error)) throw error
    expect([error.code, error.reason]).toEqual(['BAD_REQUEST', 'bad_input'])
    expect(error.fields.map((f) => f.path).sort()).toEqual(['heightUnits', 'name'])
  })

  test('learns what somebody else changed meanwhile', async () => {
    const rack = await client.datacenter.rack.create.mutate({ name: 'contested', room: 'a' })
    const stored = await client.datacenter.rack.update.mutate({ id: rack.id, version: rack.version, patch: { room: 'theirs' } })
    const error = await thrownBy(client.datacenter.rack.update.mutate({ id: rack.id, version: rack.version, patch: { room: 'mine' } }))
    if (!isColonnadeError(error)) throw error
    expect(error.code).toBe('CONFLICT')
    expect(error.currentVersion).toBe(stored.version)
    expect(error.conflicts).toContainEqual({ field: 'room', mine: 'mine', theirs: 'theirs' })
    await client.datacenter.rack.update.mutate({ id: rack.id, version: error.currentVersion!, patch: { room: 'mine' } })
  })

  test('is told when the token is no good, by a call and by a stream', async () => {
    const stranger = createClient({ url: server.url, token: 'cln_no-such-token-at-all-000000000000' })
    for (const attempt of [() => stranger.datacenter.rack.list.query({}), () => subscribe(stranger.platform.event.stream, undefined).next()]) {
      const error = await thrownBy(attempt())
      expect(isColonnadeError(error) && [error.code, error.reason]).toEqual(['UNAUTHORIZED', 'bad_token'])
    }
  })

  test('of a wrong password it says no more than that', async () => {
    const error = await thrownBy(signIn({ url: server.url }, { ...server.accounts[0]!, password: 'wrong' }))
    expect(isColonnadeError(error) && [error.code, error.reason]).toEqual(['UNAUTHORIZED', 'wrong_credentials'])
  })
})

describe('a stream of events', () => {
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`)
  const made = async (name: string) => (await client.datacenter.rack.create.mutate({ name })).id

  test('goes on without a gap when the connection is cut', async () => {
    const cable = await startCable(server.url)
    const remote = createClient({ url: cable.url, token })
    const wanted: string[] = []
    const seen: string[] = []
    const states: string[] = []
    try {
      for await (const { data } of subscribe(remote.platform.event.stream, undefined, { onConnection: (state) => states.push(state) })) {
        if (data.topic === 'stream.open' && wanted.length === 0) {
          for (const name of names('before', 2)) wanted.push(await made(name))
          cable.cut()
          for (const name of names('while-cut', 3)) wanted.push(await made(name))
          cable.mend()
          for (const name of names('after', 2)) wanted.push(await made(name))
        }
        if (data.resourceType === 'rack' && data.resourceId) seen.push(data.resourceId)
        if (seen.length >= wanted.length && wanted.length) break
      }
    } finally {
      await cable.close()
    }
    expect(seen).toEqual(wanted)
    expect(states).toContain('lost')
  })

  test('goes on without a gap when the server is killed and started again', async () => {
    const wanted: string[] = []
    const seen: string[] = []
    for await (const { data } of subscribe(client.platform.event.stream, undefined)) {
      if (data.topic === 'stream.open' && wanted.length === 0) {
        wanted.push(await made('before-the-kill'))
        await server.restart()
        for (const name of names('after-the-kill', 3)) wanted.push(await made(name))
      }
      if (data.resourceType === 'rack' && data.resourceId) seen.push(data.resourceId)
      if (seen.length >= wanted.length && wanted.length) break
    }
    expect(seen).toEqual(wanted)
  })

  test('a call to a server that is gone fails as one that may be tried again', async () => {
    const error = await thrownBy(createClient({ url: 'http://127.0.0.1:1', token, retries: 0 }).platform.status.ping.query())
    expect(isTransient(error)).toBe(true)
  })
})
