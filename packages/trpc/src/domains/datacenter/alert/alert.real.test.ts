import { openWorld, raceChecks, realDatabaseUrl, type World } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe.runIf(realDatabaseUrl)('two processes looking at what calls for an alert at the same time', () => {
  let world: World
  beforeAll(async () => { world = await openWorld({ real: true }) }, 120_000)
  afterAll(() => world?.close())

  const ENDPOINTS = 700
  const owner = { role: 'postgres' as never, tenantId: null }
  const of = () => world.database.query<{ status: string; alerts: number; records: number; most: number }>(owner, `SELECT status::text, count(*)::int AS alerts, count(DISTINCT resource_id)::int AS records, max(count)::int AS most FROM alerts WHERE kind = 'endpoint_unreachable' GROUP BY 1`)
  const told = (action: string) => world.database.query<{ n: number }>(owner, `SELECT count(*)::int AS n FROM outbox_events WHERE topic = $1`, [`alert.${action}`])

  it('raise each once, and resolve each once', async () => {
    // more than one transaction takes, so that they meet between them too
    await world.database.query(owner, `INSERT INTO endpoints (id, name, kind, url, status) SELECT gen_random_uuid(), 'dark-' || n, 'redfish', 'https://bmc.example', 'unreachable' FROM generate_series(1, ${ENDPOINTS}) n RETURNING id`)
    const raised = await raceChecks(world)
    expect(raised.map((r) => r.raised).reduce((a, b) => a + b)).toBe(ENDPOINTS)
    expect(await of()).toEqual([{ status: 'open', alerts: ENDPOINTS, records: ENDPOINTS, most: 1 }])
    await world.database.query(owner, `UPDATE endpoints SET status = 'reachable' WHERE name LIKE 'dark-%' RETURNING id`)
    const resolved = await raceChecks(world)
    expect(resolved.map((r) => [r.raised, r.resolved]).reduce(([a, b], [c, d]) => [a! + c!, b! + d!])).toEqual([0, ENDPOINTS])
    expect(await of()).toEqual([{ status: 'resolved', alerts: ENDPOINTS, records: ENDPOINTS, most: 1 }])
    expect([await told('raise'), await told('count'), await told('resolve')]).toEqual([[{ n: ENDPOINTS }], [{ n: 0 }], [{ n: ENDPOINTS }]])
  }, 180_000)
})
