import { anOperator, aRoom, aTenant, errorOf, openWorld, systemCtx, withPermissions, type Person, type World } from '@colonnade/testing'
import { attachables } from '@colonnade/contract/datacenter'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutate } from '../../../kernel/mutate.ts'
import { checkAlerts, raiseAlert, raiseAlertInTx, resolveAlert } from '../index.ts'

let world: World, operator: Person
beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
}, 120_000)
afterAll(() => world?.close())

const rack = async () => (await operator.api.datacenter.rack.create({ name: `R-${Math.random()}` })).id
const alarm = (resourceId: string, severity: 'warning' | 'critical' = 'warning') => ({ resourceType: 'rack', resourceId, kind: 'door_open', severity, title: 'The door is open', params: { door: 'front' } })
const of = async (resourceId: string) => (await operator.api.datacenter.alert.list({ filter: [{ field: 'resourceId', value: resourceId }], sort: [{ field: 'createdAt' }] })).items

describe('an alert', () => {
  it('raised twice only counts; worse than before it is open again', async () => {
    const id = await rack()
    const first = await raiseAlert(operator.ctx, alarm(id))
    await operator.api.datacenter.alert.acknowledge({ ids: [first] })
    expect(await raiseAlert(operator.ctx, alarm(id))).toBe(first)
    expect(await of(id)).toMatchObject([{ id: first, count: 2, status: 'acknowledged', severity: 'warning', params: { door: 'front' }, acknowledgedById: operator.userId }])
    await raiseAlert(operator.ctx, alarm(id, 'critical'))
    expect(await of(id)).toMatchObject([{ count: 3, status: 'open', severity: 'critical' }])
  })

  it('is resolved once, and raised anew as another', async () => {
    const id = await rack()
    await raiseAlert(operator.ctx, alarm(id))
    expect(await resolveAlert(operator.ctx, { resourceType: 'rack', resourceId: id })).toBe(1)
    expect(await resolveAlert(operator.ctx, { resourceType: 'rack', resourceId: id })).toBe(0)
    await raiseAlert(operator.ctx, alarm(id))
    const [old, now] = await of(id)
    expect([old!.status, now!.status, now!.count]).toEqual(['resolved', 'open', 1])
    expect(old!.resolvedAt).not.toBeNull()
    expect(await errorOf(operator.api.datacenter.alert.reopen({ ids: [old!.id] }))).toMatchObject({ code: 'CONFLICT', reason: 'alert_stands' })
  })

  it('raised in an open transaction goes with it when that fails', async () => {
    const id = await rack()
    const ctx = systemCtx(world)
    await expect(mutate(ctx, { permission: 'system', action: 'try', write: async (tx, report) => { await raiseAlertInTx(tx, ctx, report, alarm(id)); throw new Error('no') } })).rejects.toThrow('no')
    expect(await of(id)).toEqual([])
  })

  it('is heard of live, with what a window shows of it', async () => {
    const id = await rack()
    await world.settle()
    const heard: { topic: string; payload: Record<string, unknown> }[] = []
    const off = world.services.bus.subscribe(operator.tenantId, (event) => heard.push(event))
    await raiseAlert(operator.ctx, alarm(id, 'critical'))
    await world.settle()
    off()
    expect(heard.find((e) => e.topic === 'alert.raise')?.payload).toMatchObject({ fresh: true, severity: 'critical', kind: 'door_open', resourceId: id, resourceName: expect.stringContaining('R-') as string })
  })

  it('is acknowledged, resolved and taken back many at a time, each with a line in its history', async () => {
    const ids = [await raiseAlert(operator.ctx, alarm(await rack())), await raiseAlert(operator.ctx, alarm(await rack()))]
    const before = await operator.api.datacenter.alert.counts()
    expect(await operator.api.datacenter.alert.acknowledge({ ids })).toEqual({ changed: 2 })
    expect(await operator.api.datacenter.alert.counts()).toMatchObject({ open: before.open - 2, acknowledged: before.acknowledged + 2 })
    expect(await operator.api.datacenter.alert.resolve({ ids })).toEqual({ changed: 2 })
    expect(await operator.api.datacenter.alert.reopen({ ids })).toEqual({ changed: 2 })
    const { items } = await operator.api.datacenter.alert.history({ id: ids[0]! })
    expect(items.map((i) => i.action)).toEqual(['reopen', 'resolve', 'acknowledge', 'raise'])
    expect((await errorOf(operator.api.datacenter.alert.resolve({ ids: [randomUUID()] }))).code).toBe('NOT_FOUND')
  })

  it('shows nothing to tenants, and nothing of records the caller may not see', async () => {
    const id = await rack()
    await raiseAlert(operator.ctx, alarm(id))
    const tenant = await aTenant(world)
    expect((await errorOf(tenant.api.datacenter.alert.list({}))).code).toBe('FORBIDDEN')
    const narrow = withPermissions(world, operator, ['alerts:read', 'baremetals:read'])
    expect((await narrow.api.datacenter.alert.list({ filter: [{ field: 'resourceType', value: 'rack' }] })).items).toEqual([])
    expect((await narrow.api.datacenter.alert.counts()).open).toBeLessThan((await operator.api.datacenter.alert.counts()).open)
  })

  it('pages in every order without losing or repeating one', async () => {
    for (let n = 0; n < 7; n++) await raiseAlert(operator.ctx, alarm(await rack(), n % 2 ? 'critical' : 'warning'))
    const all = (await operator.api.datacenter.alert.list({ limit: 500 })).items.map((a) => a.id).sort()
    for (const field of ['severity', 'status', 'kind', 'firstSeenAt', 'lastSeenAt', 'count', 'createdAt']) {
      const seen: string[] = []
      for (let cursor: string | null | undefined = null; cursor !== undefined;) {
        const page: Awaited<ReturnType<typeof operator.api.datacenter.alert.list>> = await operator.api.datacenter.alert.list({ limit: 3, cursor, sort: [{ field, direction: 'desc' }] })
        seen.push(...page.items.map((a) => a.id))
        cursor = page.nextCursor ?? undefined
      }
      expect(seen.sort(), field).toEqual(all)
    }
  })

  it('is resolved when its record is deleted, with a line in its history, and whoever looks is told', async () => {
    const id = await rack()
    const alert = await raiseAlert(operator.ctx, alarm(id))
    await world.settle()
    const heard: { topic: string }[] = []
    const off = world.services.bus.subscribe(operator.tenantId, (event) => { heard.push(event) })
    await operator.api.datacenter.rack.remove({ ids: [id] })
    await world.settle()
    off()
    expect(await of(id)).toMatchObject([{ status: 'resolved' }])
    expect((await operator.api.datacenter.alert.history({ id: alert })).items.map((i) => i.action)).toEqual(['resolve', 'raise'])
    expect(heard.map((e) => e.topic)).toContain('alert.resolve')
  })
})

describe('the look at what holds', () => {
  it('raises for a group over its threshold, once, and resolves when it has fallen well below', async () => {
    const room = await aRoom(world, { name: `full-${Math.random()}`, hosts: 1, racks: 1 })
    const of = async () => (await operator.api.datacenter.alert.list({ filter: [{ field: 'resourceId', value: room.groupId }, { field: 'kind', value: 'group_full' }] })).items
    const group = await operator.api.datacenter.group.get({ id: room.groupId })
    await operator.api.datacenter.group.update({ id: group.id, version: group.version, patch: { alertThresholdPercentage: 1 } })
    await checkAlerts(world.services)
    expect(await of()).toEqual([])
    const placed = await operator.api.datacenter.virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count: 1, mode: 'spread', namePrefix: 'f', type: 'worker' })
    await checkAlerts(world.services)
    await checkAlerts(world.services)
    const [raised] = await of()
    expect(raised).toMatchObject({ status: 'open', count: 1, severity: 'warning', resourceName: group.name })
    expect(raised!.params['resources']).toContain('cpu')
    const ids = (placed as unknown as { assignments: { id: string }[] }).assignments?.map((a) => a.id) ?? (await operator.api.datacenter.virtualMachine.list({ filter: [{ field: 'groupId', value: room.groupId }] })).items.map((v) => v.id)
    await operator.api.datacenter.virtualMachine.remove({ ids })
    await checkAlerts(world.services)
    expect(await of()).toMatchObject([{ id: raised!.id, status: 'resolved' }])
  })

  it('raises for a host whose controller reports trouble, and for an endpoint that does not answer', async () => {
    const room = await aRoom(world, { name: `ill-${Math.random()}`, hosts: 1, racks: 1 })
    const owner = { role: 'postgres' as never, tenantId: null }
    const [endpoint] = await world.database.query<{ id: string }>(owner, `INSERT INTO endpoints (id, name, kind, url, status) VALUES (gen_random_uuid(), 'bmc-' || gen_random_uuid(), 'redfish', 'https://bmc.example', 'unreachable') RETURNING id`)
    await world.database.query(owner, `INSERT INTO host_observations (id, baremetal_id, power, health, observed_at) VALUES (gen_random_uuid(), $1::uuid, 'on', 'critical', now()) RETURNING id`, [room.hosts[0]])
    await world.database.query(owner, 'UPDATE baremetals SET bmc_endpoint_id = $2::uuid WHERE id = $1::uuid RETURNING id', [room.hosts[0], endpoint!.id])
    await checkAlerts(world.services)
    expect(await of(room.hosts[0]!)).toMatchObject([{ kind: 'host_unhealthy', severity: 'critical', params: { health: 'critical' } }])
    expect(await of(endpoint!.id)).toMatchObject([{ kind: 'endpoint_unreachable', severity: 'warning', status: 'open' }])
    await world.database.query(owner, `UPDATE host_observations SET health = 'warning' WHERE baremetal_id = $1::uuid RETURNING id`, [room.hosts[0]])
    await world.database.query(owner, `UPDATE endpoints SET status = 'reachable' WHERE id = $1::uuid RETURNING id`, [endpoint!.id])
    await checkAlerts(world.services)
    expect(await of(room.hosts[0]!)).toMatchObject([{ severity: 'warning', count: 2, status: 'open' }])
    expect(await of(endpoint!.id)).toMatchObject([{ status: 'resolved' }])
  })

  it('raises for a cluster and a plugin in error, and shows the tenant they serve', async () => {
    const room = await aRoom(world, { name: `k8s-${Math.random()}`, hosts: 1, racks: 1 })
    const owner = { role: 'postgres' as never, tenantId: null }
    const [cluster] = await world.database.query<{ id: string }>(owner, `INSERT INTO k8s_clusters (id, tenant_id, group_id, name, kubernetes_version, status) VALUES (gen_random_uuid(), $1::uuid, $2::uuid, 'broken', '1.34.0', 'error') RETURNING id`, [room.tenant.tenantId, room.groupId])
    const [plugin] = await world.database.query<{ id: string }>(owner, `INSERT INTO k8s_cluster_plugins (id, tenant_id, cluster_id, name, plugin_version, status) VALUES (gen_random_uuid(), $1::uuid, $2::uuid, 'ingress', '1.0.0', 'error') RETURNING id`, [room.tenant.tenantId, cluster!.id])
    await checkAlerts(world.services)
    expect(await of(cluster!.id)).toMatchObject([{ kind: 'k8s_cluster_error', severity: 'critical', resourceName: 'broken', servedTenantId: room.tenant.tenantId }])
    expect(await of(plugin!.id)).toMatchObject([{ kind: 'k8s_cluster_plugin_error', resourceName: 'ingress · broken' }])
    await world.database.query(owner, `UPDATE k8s_clusters SET status = 'active' WHERE id = $1::uuid RETURNING id`, [cluster!.id])
    await checkAlerts(world.services)
    expect(await of(cluster!.id)).toMatchObject([{ status: 'resolved' }])
  })

  it('a host without a controller is not unhealthy any more: nobody could say that it is well again', async () => {
    const room = await aRoom(world, { name: `no-bmc-${Math.random()}`, hosts: 1, racks: 1 })
    const owner = { role: 'postgres' as never, tenantId: null }
    const [endpoint] = await world.database.query<{ id: string }>(owner, `INSERT INTO endpoints (id, name, kind, url, status) VALUES (gen_random_uuid(), 'bmc-' || gen_random_uuid(), 'redfish', 'https://bmc.example', 'reachable') RETURNING id`)
    const [id] = room.hosts
    const read = () => operator.api.datacenter.host.get({ id: id! })
    await operator.api.datacenter.host.update({ id: id!, version: (await read()).version, patch: { bmcEndpointId: endpoint!.id } })
    await world.database.query(owner, `INSERT INTO host_observations (id, baremetal_id, power, health, observed_at) VALUES (gen_random_uuid(), $1::uuid, 'on', 'critical', now()) RETURNING id`, [id])
    await checkAlerts(world.services)
    expect(await of(id!)).toMatchObject([{ kind: 'host_unhealthy', status: 'open' }])
    await operator.api.datacenter.host.update({ id: id!, version: (await read()).version, patch: { bmcEndpointId: null } })
    expect(await read()).toMatchObject({ observedPower: 'unknown', observedHealth: 'unknown' })
    // as an observation would that was under way
    await world.database.query(owner, `UPDATE host_observations SET health = 'critical' WHERE baremetal_id = $1::uuid RETURNING id`, [id])
    await checkAlerts(world.services)
    expect(await of(id!)).toMatchObject([{ status: 'resolved' }])
  })

  it('a plugin of a deleted cluster is gone with it: its alert is over and can be raised no more', async () => {
    const room = await aRoom(world, { name: `gone-${Math.random()}`, hosts: 1, racks: 1 })
    const cluster = await operator.api.datacenter.cluster.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, name: 'gone', kubernetesVersion: '1.34.0' })
    const [plugin] = await world.database.query<{ id: string }>({ role: 'postgres' as never, tenantId: null }, `INSERT INTO k8s_cluster_plugins (id, tenant_id, cluster_id, name, plugin_version, status) VALUES (gen_random_uuid(), $1::uuid, $2::uuid, 'ingress', '1.0.0', 'error') RETURNING id`, [room.tenant.tenantId, cluster.id])
    await checkAlerts(world.services)
    const person = await operator.api.datacenter.maintainer.create({ name: 'Plugin person', account: `p-${Math.random()}` })
    await operator.api.datacenter.resourceMaintainer.assign({ resourceType: 'k8s_cluster_plugin', resourceIds: [plugin!.id], maintainers: [{ type: 'maintainer', id: person.id }] })
    const looksAfter = async () => (await operator.api.datacenter.maintainer.maintained({ maintainerId: person.id })).items.map((m) => m.name)
    expect([(await of(plugin!.id)).map((a) => a.status), await looksAfter()]).toEqual([['open'], ['ingress · gone']])
    await operator.api.datacenter.cluster.remove({ ids: [cluster.id] })
    await checkAlerts(world.services)
    await checkAlerts(world.services)
    expect([(await of(plugin!.id)).map((a) => a.status), await looksAfter()]).toEqual([['resolved'], []])
    await operator.api.datacenter.cluster.restore({ ids: [cluster.id] })
    await checkAlerts(world.services)
    expect([(await of(plugin!.id)).map((a) => a.status), await looksAfter()]).toEqual([['resolved', 'open'], ['ingress · gone']])
  })

  it('more than one transaction holds are all raised, each once, and all resolved', async () => {
    const owner = { role: 'postgres' as never, tenantId: null }
    const made = await world.database.query<{ id: string }>(owner, `INSERT INTO endpoints (id, name, kind, url, status) SELECT gen_random_uuid(), 'dark-' || n, 'redfish', 'https://bmc.example', 'unreachable' FROM generate_series(1, 1001) n RETURNING id`)
    const standing = () => world.database.query<{ status: string; n: number; most: number }>(owner, `SELECT status::text, count(*)::int AS n, max(count)::int AS most FROM alerts WHERE kind = 'endpoint_unreachable' AND resource_id = ANY($1::uuid[]) GROUP BY 1`, [made.map((m) => m.id)])
    expect((await checkAlerts(world.services)).raised).toBe(1001)
    expect(await standing()).toEqual([{ status: 'open', n: 1001, most: 1 }])
    await world.database.query(owner, `UPDATE endpoints SET status = 'reachable' WHERE name LIKE 'dark-%' RETURNING id`)
    expect((await checkAlerts(world.services)).resolved).toBe(1001)
    expect(await standing()).toEqual([{ status: 'resolved', n: 1001, most: 1 }])
  }, 60_000)

  it('raises for a machine in error and resolves when it runs again', async () => {
    const room = await aRoom(world, { name: `err-${Math.random()}`, hosts: 1, racks: 1 })
    await operator.api.datacenter.virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count: 1, mode: 'spread', namePrefix: 'e', type: 'worker' })
    const [vm] = (await operator.api.datacenter.virtualMachine.list({ filter: [{ field: 'groupId', value: room.groupId }] })).items
    const wrong = await operator.api.datacenter.virtualMachine.update({ id: vm!.id, version: vm!.version, patch: { status: 'error' } })
    expect((await checkAlerts(world.services)).raised).toBeGreaterThanOrEqual(1)
    expect(await of(vm!.id)).toMatchObject([{ kind: 'virtual_machine_error', severity: 'critical', servedTenantId: room.tenant.tenantId, resourceName: vm!.name }])
    await operator.api.datacenter.virtualMachine.update({ id: vm!.id, version: wrong.version, patch: { status: 'active' } })
    await checkAlerts(world.services)
    expect(await of(vm!.id)).toMatchObject([{ status: 'resolved' }])
  })
})

describe('the registry of what things can be attached to', () => {
  it('is the same in the contract and in the database', async () => {
    const [row] = await world.database.query<{ text: string }>({ role: 'postgres' as never, tenantId: null }, `SELECT pg_get_viewdef('attachable_resources'::regclass) AS text`)
    const kinds = [...row!.text.matchAll(/'(\w+)'::text AS resource_type|SELECT '(\w+)'::text/g)].map((m) => m[1] ?? m[2])
    expect(kinds.sort()).toEqual(Object.keys(attachables).sort())
  })
})
