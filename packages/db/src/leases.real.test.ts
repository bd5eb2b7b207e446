import pg from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serverLeases, type Leases } from './leases.ts'

const url = process.env['DATABASE_URL_TEST']

describe.runIf(url)('leases on PostgreSQL', () => {
  let one: Leases, two: Leases
  const run = Math.random().toString(36)
  const key = (name: string) => `${run}-${name}`
  beforeAll(() => { one = serverLeases(url!); two = serverLeases(url!) })
  afterAll(async () => { await one.close(); await two.close() })

  it('are held by one process, and free once that gives them back', async () => {
    const release = await one.hold(key('a'))
    expect(await one.hold(key('a'))).toBeNull()
    expect(await two.hold(key('a'))).toBeNull()
    expect(await two.free([key('a'), key('b')])).toEqual([key('b')])
    await release!()
    expect(await two.free([key('a')])).toEqual([key('a')])
    await (await two.hold(key('a')))!()
  })

  it('taken while the line is opened, are all free again after they were given back', async () => {
    const fresh = serverLeases(url!)
    const releases = await Promise.all(['c', 'd', 'e'].map((name) => fresh.hold(key(name))))
    await Promise.all(releases.map((release) => release!()))
    expect((await two.free(['c', 'd', 'e'].map(key))).sort()).toEqual(['c', 'd', 'e'].map(key))
    await fresh.close()
  })

  it('are free when the process that held them is gone, and taken again when only its line broke', async () => {
    const fresh = serverLeases(url!)
    await fresh.hold(key('f'))
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 727002 AND objid = hashtext($1)::oid`, [key('f')])
    await admin.end()
    await expect.poll(() => two.free([key('f')]).then((free) => free.length), { timeout: 20_000, interval: 50 }).toBe(0)
    await fresh.close()
    await wait(50)
    expect(await two.free([key('f')])).toEqual([key('f')])
  })
})
