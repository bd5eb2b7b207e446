import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainResult } from '@colonnade/contract/datacenter'
import { allPermissions } from '@colonnade/contract'
import { startJob } from '../../kernel/jobs.ts'
import { aRoom, errorOf, openWorld, withPermissions, type Room, type World } from '@colonnade/testing'

let world: World
beforeAll(async () => { world = await openWorld() }, 120_000)
afterAll(() => world?.close())

const dc = (room: Room) => room.operator.api.datacenter
const place = (room: Room, count: number, more: object = {}) => dc(room).virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count, mode: 'spread', namePrefix: 'vm', ...more })
const machines = async (room: Room) => (await dc(room).virtualMachine.list({ filter: [{ field: 'groupId', value: room.groupId }], limit: 500 })).items
const drift = async (room: Room) => (await dc(room).group.reconcile({ groupId: room.groupId })).drift
async function drain(room: Room, ids: string[]) {
  const { jobId } = await dc(room).host.drain({ ids })
  await world.settle()
  const job = await room.operator.api.platform.job.get({ id: jobId })
  return { job, result: drainResult.safeParse(job.result).data }
}

describe('draining', () => {
  it('empties hosts as the preview said, and puts them into maintenance', async () => {
    const room = await aRoom(world, { hosts: 6, racks: 3, cpu: 32 })
    const quota = await dc(room).quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage: 100, memoryQuota: 1e9, storageQuota: 1e9 })
    await place(room, 9)
    await place(room, 2, { specificationId: room.large, mode: 'pack', namePrefix: 'big' })
    const ids = room.hosts.slice(0, 2)
    const preview = await dc(room).host.drainPreview({ ids })
    expect(preview.stuck).toEqual([])
    expect(preview.moves.length).toBe(preview.hosts.reduce((n, h) => n + h.machines, 0))
    expect(await drift(room)).toEqual([])
    const { job, result } = await drain(room, ids)
    expect(job).toMatchObject({ status: 'completed', progress: preview.moves.length, total: preview.moves.length })
    expect(result).toMatchObject({ moved: preview.moves.length, stuck: [], hosts: [{ status: 'maintenance', left: 0 }, { status: 'maintenance', left: 0 }] })
    const now = new Map((await machines(room)).map((m) => [m.id, m.baremetalId]))
    for (const move of preview.moves) expect(now.get(move.virtualMachineId)).toBe(move.to.id)
    expect((await dc(room).quota.get({ id: quota.id })).usedCpu).toBe(9 * 4 + 2 * 16)
    expect(await drift(room)).toEqual([])
    const events = (await dc(room).placementEvent.list({ filter: [{ field: 'outcome', value: 'moved' }, { field: 'groupId', value: room.groupId }], limit: 100 })).items
    expect(events.length).toBe(preview.moves.length)
    expect(events[0]).toMatchObject({ request: { drain: job.id, from: expect.any(String) }, funnel: { hosts: 6, runnersUp: expect.any(Array) }, assignments: [{ parts: { spread: expect.any(Number) } }] })
    const host = await dc(room).host.get({ id: ids[0]! })
    expect(await dc(room).host.update({ id: host.id, version: host.version, patch: { status: 'active' } })).toMatchObject({ status: 'active' })
  })

  it('names what can’t leave, leaves its host draining and out of placement, and finishes once there is room', async () => {
    const room = await aRoom(world, { hosts: 3, racks: 3 })
    const { virtualMachines: ha } = await place(room, 3, { mode: 'rack_anti_affinity', namePrefix: 'ha' })
    const { virtualMachines: [plain] } = await place(room, 1, { mode: 'manual', hostIds: [room.hosts[0]!], namePrefix: 'plain' })
    const stays = ha.find((m) => m.hostId === room.hosts[0])!
    const preview = await dc(room).host.drainPreview({ ids: [room.hosts[0]!] })
    expect(preview).toMatchObject({ moves: [{ virtualMachineId: plain!.id }], stuck: [{ virtualMachineId: stays.id }] })
    expect(preview.stuck[0]!.reasons[0]).toMatchObject({ filters: ['rack', 'affinity'], hosts: 2 })
    const { job, result } = await drain(room, [room.hosts[0]!])
    expect(job.status).toBe('completed')
    expect(result).toMatchObject({ moved: 1, hosts: [{ status: 'draining', moved: 1, left: 1 }], stuck: [{ virtualMachineId: stays.id, name: stays.name }] })
    expect((await dc(room).placementEvent.list({ filter: [{ field: 'outcome', value: 'refused' }, { field: 'groupId', value: room.groupId }] })).items).toMatchObject([{ request: { drain: job.id }, funnel: { room: 0 } }])
    expect((await errorOf(place(room, 1, { mode: 'manual', hostIds: [room.hosts[0]!] }))).reason).toBe('no_room')
    await dc(room).virtualMachine.release({ ids: [ha.find((m) => m.id !== stays.id)!.id] })
    expect((await drain(room, [room.hosts[0]!])).result).toMatchObject({ moved: 1, hosts: [{ status: 'maintenance' }], stuck: [] })
    expect(await drift(room)).toEqual([])
  })

  it('moves the machines of a suspended tenant, of an inactive group and of a retired specification', async () => {
    const room = await aRoom(world, { hosts: 2, racks: 2 })
    const spec = await dc(room).specification.create({ name: `retiring ${Math.random()}`, requiredCpu: 1, requiredMemory: 100, requiredStorage: 0 })
    await place(room, 1, { mode: 'manual', hostIds: [room.hosts[0]!], specificationId: spec.id })
    await dc(room).specification.remove({ ids: [spec.id] })
    await dc(room).group.update({ id: room.groupId, version: (await dc(room).group.get({ id: room.groupId })).version, patch: { status: 'inactive' } })
    await world.database.transaction({ role: 'colonnade_operator', tenantId: room.operator.tenantId }, (tx) => tx.tenant.updateMany({ where: { id: room.tenant.tenantId }, data: { status: 'suspended' } }))
    expect((await drain(room, [room.hosts[0]!])).result).toMatchObject({ moved: 1, hosts: [{ status: 'maintenance' }] })
  })

  it('is not begun twice, not without the permissions, not for what is not there', async () => {
    const room = await aRoom(world, { hosts: 2, racks: 1 })
    await place(room, 2)
    const [a, b] = room.hosts as [string, string]
    const { jobId } = await dc(room).host.drain({ ids: [a] })
    expect(await errorOf(dc(room).host.drain({ ids: [a, b] }))).toMatchObject({ code: 'CONFLICT', reason: 'already_draining', fields: [{ path: 'ids' }] })
    expect(await dc(room).host.get({ id: b })).toMatchObject({ status: 'active' })
    await room.operator.api.platform.job.cancel({ id: jobId })
    await world.settle()
    expect(await dc(room).host.get({ id: a })).toMatchObject({ status: 'draining' })
    expect((await drain(room, [a])).result).toMatchObject({ hosts: [{ status: 'maintenance' }] })
    const half = withPermissions(world, room.operator, allPermissions.filter((p) => p !== 'virtual_machines:update'))
    expect((await errorOf(half.api.datacenter.host.drain({ ids: [b] }))).code).toBe('FORBIDDEN')
    expect((await errorOf(dc(room).host.drain({ ids: [room.groupId] }))).code).toBe('NOT_FOUND')
    expect((await errorOf(dc(room).host.drainPreview({ ids: [room.groupId] }))).code).toBe('NOT_FOUND')
    expect((await errorOf(room.tenant.api.datacenter.host.drainPreview({ ids: [b] }))).code).toBe('FORBIDDEN')
  })

  it('a drain that a tenant starts past the API is refused as the provider’s alone', async () => {
    const room = await aRoom(world, { hosts: 1, racks: 1 })
    const { jobId } = await startJob(room.tenant.ctx, { type: 'datacenter.drain', payload: { hostIds: room.hosts }, permission: 'jobs:read' })
    await world.settle()
    expect(await room.tenant.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'failed', error: { reason: 'provider_only' } })
    expect(await dc(room).host.get({ id: room.hosts[0]! })).toMatchObject({ status: 'active' })
  })

  it('leaves alone a host that was put back into service', async () => {
    const room = await aRoom(world, { hosts: 2, racks: 1 })
    await place(room, 2)
    const { jobId } = await dc(room).host.drain({ ids: [room.hosts[0]!] })
    const host = await dc(room).host.get({ id: room.hosts[0]! })
    await dc(room).host.update({ id: host.id, version: host.version, patch: { status: 'active' } })
    await world.settle()
    expect((await room.operator.api.platform.job.get({ id: jobId })).result).toMatchObject({ moved: 0, hosts: [{ status: 'active', left: 1 }], stuck: [] })
  })
})

describe('resizing', () => {
  const setUp = async () => {
    const room = await aRoom(world, { hosts: 2, racks: 2 })
    const { virtualMachines: [vm] } = await place(room, 1, { mode: 'manual', hostIds: [room.hosts[0]!] })
    return { room, id: vm!.id, resize: (specificationId: string, moveIfNeeded = false) => dc(room).virtualMachine.resize({ id: vm!.id, specificationId, moveIfNeeded }), ask: (specificationId: string, moveIfNeeded = false) => dc(room).virtualMachine.resizeWhatIf({ id: vm!.id, specificationId, moveIfNeeded }) }
  }

  it('grows in place, shrinks again, and charges the difference', async () => {
    const { room, id, resize, ask } = await setUp()
    const quota = await dc(room).quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage: 50, memoryQuota: 1e9, storageQuota: 1e9 })
    expect(await ask(room.large)).toMatchObject({ ok: true, inPlace: true, hostId: room.hosts[0], before: { cpu: 0 }, after: { cpu: 16 } })
    expect(await resize(room.large)).toMatchObject({ id, cpu: 16, memory: 32_768, storage: 200, specificationId: room.large, baremetalId: room.hosts[0], version: 2 })
    expect(await dc(room).quota.get({ id: quota.id })).toMatchObject({ usedCpu: 16 })
    expect(await errorOf(resize(room.large))).toMatchObject({ code: 'BAD_REQUEST', reason: 'same_size', fields: [{ path: 'specificationId' }] })
    const host = await dc(room).host.get({ id: room.hosts[0]! })
    await dc(room).host.update({ id: host.id, version: host.version, patch: { status: 'maintenance' } })
    expect(await ask(room.small)).toMatchObject({ ok: true, inPlace: true, before: { cpu: 0 }, after: { cpu: 4 } })
    expect(await resize(room.small)).toMatchObject({ cpu: 4, baremetalId: room.hosts[0] })
    expect((await errorOf(resize(room.large))).reason).toBe('no_room')
    expect(await drift(room)).toEqual([])
    const trail = await dc(room).virtualMachine.history({ id })
    expect(trail.items.map((i) => i.action)).toEqual(['resize', 'resize', 'create'])
    const events = await dc(room).placementEvent.list({ filter: [{ field: 'groupId', value: room.groupId }], sort: [{ field: 'createdAt', direction: 'desc' }] })
    expect(events.items.map((e) => e.outcome).sort()).toEqual(['placed', 'refused', 'resized', 'resized'])
  })

  it('refuses with reasons when its host has no room, and moves when it may', async () => {
    const { room, resize, ask } = await setUp()
    await place(room, 3, { mode: 'manual', hostIds: [room.hosts[0]!], namePrefix: 'fill' })
    expect(await ask(room.large)).toMatchObject({ ok: false, reason: 'no_room', reasons: [{ filters: ['cpu'] }] })
    expect(await errorOf(resize(room.large))).toMatchObject({ code: 'CONFLICT', reason: 'no_room', details: { funnel: { left: 0 } } })
    expect(await ask(room.large, true)).toMatchObject({ ok: true, inPlace: false, hostId: room.hosts[1] })
    expect(await resize(room.large, true)).toMatchObject({ cpu: 16, baremetalId: room.hosts[1], rackId: room.racks[1] })
    expect(await drift(room)).toEqual([])
  })

  it('refuses past the quota, which counts the machine once', async () => {
    const { room, resize, ask } = await setUp()
    await dc(room).quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage: 49, memoryQuota: 1e9, storageQuota: 1e9 })
    expect(await ask(room.large)).toMatchObject({ ok: false, reason: 'quota_exceeded' })
    expect(await errorOf(resize(room.large, true))).toMatchObject({ code: 'CONFLICT', reason: 'quota_exceeded' })
    const spec = await dc(room).specification.create({ name: `mid ${Math.random()}`, requiredCpu: 15, requiredMemory: 1, requiredStorage: 0 })
    expect(await resize(spec.id)).toMatchObject({ cpu: 15, memory: 1 })
    expect((await errorOf(resize(room.groupId))).reason).toBe('unknown_specification')
    await dc(room).specification.remove({ ids: [room.small] })
    expect((await errorOf(resize(room.small))).reason).toBe('unknown_specification')
  })

  it('keeps to the rack rule when it moves', async () => {
    const room = await aRoom(world, { hosts: 2, racks: 2 })
    const { virtualMachines } = await place(room, 2, { mode: 'rack_anti_affinity', namePrefix: 'ha' })
    await place(room, 2, { mode: 'manual', hostIds: [virtualMachines[0]!.hostId], namePrefix: 'fill' })
    expect(JSON.stringify((await errorOf(dc(room).virtualMachine.resize({ id: virtualMachines[0]!.id, specificationId: room.large, moveIfNeeded: true }))).details)).toContain('placement.rack_taken')
  })
})
