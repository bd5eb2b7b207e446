import { aTenant, brokenInvariants, errorOf, openHypervised, withPermissions, type Hypervised } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../operation/reconcile.ts'

let site: Hypervised, next = 500
const api = () => site.operator.api.datacenter
const rounds = (n?: number) => site.rounds(() => reconcile(site.world.services), n)
const found = async () => (await api().foundMachine.list({ limit: 200 })).items
const idOf = async (name: string) => (await found()).find((m) => m.name === name)!.id
/** A machine somebody made over there; answers its number. */
function stands(name: string, more: object = {}): number {
  const vmid = next++
  site.pve.machines.set(vmid, { vmid, node: 'pve1', name, cores: 2, memory: 2048, disk: 10, status: 'running', tags: 'theirs', lock: null, ...more })
  return vmid
}
const adopt = (ids: string[], more: object = {}) => api().foundMachine.adopt({ ids, tenantId: site.room.tenant.tenantId, ...more })
const vm = (id: string) => api().virtualMachine.get({ id })
const writes = () => site.pve.heard.filter((r) => r.method !== 'GET')

beforeAll(async () => {
  site = await openHypervised()
  await rounds(1)
}, 240_000)
afterAll(() => site?.close())

describe('machines the books do not know', () => {
  it('are listed with host and size, those of the books are not, and those that go are gone', async () => {
    const ours = await site.place()
    await rounds()
    const vmid = stands('legacy-db', { more: [30] })
    stands('elsewhere', { node: 'pve2', status: 'stopped' })
    stands('template', { template: true })
    await rounds(4)
    const list = await found()
    expect(list.map((m) => [m.name, m.state, m.cpu, m.memory, m.storage])).toEqual([['elsewhere', 'stopped', 2, 2048, 10], ['legacy-db', 'running', 2, 2048, 40]])
    expect(list[1]).toMatchObject({ reference: String(vmid), node: 'pve1', hostId: site.hosts[0], endpointId: site.endpointId, marked: false })
    expect((await vm(ours)).observedState).toBe('running')
    site.pve.machines.delete(vmid)
    await rounds(4)
    expect((await found()).map((m) => m.name)).toEqual(['elsewhere'])
  })

  it('are adopted as they stand: charged to host and quota, linked, and nothing is done to them', async () => {
    const vmid = stands('erp', { more: [20] })
    await rounds(4)
    const host = await api().host.get({ id: site.hosts[0]! })
    const sent = writes().length
    const { virtualMachines: [machine] } = await adopt([await idOf('erp')])
    const now = await vm(machine!.id)
    expect(now).toMatchObject({ name: 'erp', status: 'active', desiredPower: 'on', cpu: 2, memory: 2048, storage: 30, baremetalId: site.hosts[0], schedulingMode: 'manual', observedState: 'running', reference: String(vmid), tenantId: site.room.tenant.tenantId })
    expect(now.adoptedAt).not.toBeNull()
    const charged = await api().host.get({ id: site.hosts[0]! })
    expect([host.availableCpu - charged.availableCpu, host.availableMemory - charged.availableMemory, host.availableStorage - charged.availableStorage]).toEqual([2, 2048, 30])
    await rounds(6)
    expect(writes().length).toBe(sent)
    expect(await site.operationsOf(machine!.id)).toEqual([])
    expect((await found()).some((m) => m.name === 'erp')).toBe(false)
    expect(await api().virtualMachine.observation({ id: machine!.id })).toMatchObject({ marked: false, cpu: 2, storage: 30 })
    // its tenant has it now
    expect(await site.room.tenant.api.datacenter.virtualMachine.get({ id: machine!.id })).toMatchObject({ name: 'erp', baremetalId: null })
    expect((await api().virtualMachine.history({ id: machine!.id })).items.map((h) => h.action)).toContain('adopt')
  })

  it('are marked where that is wished, beside the tags they have; then they are removed with their release', async () => {
    const vmid = stands('marked')
    await rounds(4)
    const { virtualMachines: [machine] } = await adopt([await idOf('marked')], { mark: true })
    await rounds(4)
    expect(site.pve.machines.get(vmid)!.tags).toBe(`theirs;colonnade-${machine!.id}`)
    expect((await site.operationsOf(machine!.id)).map((o) => [o.kind, o.status])).toEqual([['vm_adopt', 'done']])
    expect(await api().virtualMachine.observation({ id: machine!.id })).toMatchObject({ marked: true })
    await api().virtualMachine.release({ ids: [machine!.id] })
    await rounds()
    expect(site.pve.machines.has(vmid)).toBe(false)
  })

  it('without a mark are stopped and resized like any other, and stay over there when they are released', async () => {
    const vmid = stands('kept')
    await rounds(4)
    const { virtualMachines: [machine] } = await adopt([await idOf('kept')])
    await api().virtualMachine.stop({ id: machine!.id, force: true })
    await rounds(4)
    expect(site.pve.machines.get(vmid)!.status).toBe('stopped')
    await api().virtualMachine.resize({ id: machine!.id, specificationId: site.room.small })
    await rounds()
    expect(site.pve.machines.get(vmid)).toMatchObject({ cores: 4, memory: 8192, disk: 100 })
    await api().virtualMachine.release({ ids: [machine!.id] })
    await rounds()
    expect(site.pve.machines.has(vmid)).toBe(true)
    expect((await found()).some((m) => m.name === 'kept')).toBe(true)
    site.pve.machines.delete(vmid)
  })

  it('whose number was given to another machine are gone: nothing is done to that one', async () => {
    const vmid = stands('first')
    await rounds(4)
    const { virtualMachines: [machine] } = await adopt([await idOf('first')])
    site.pve.machines.delete(vmid)
    stands('second', { vmid })
    site.pve.machines.set(vmid, { ...site.pve.machines.get(next - 1)!, vmid })
    site.pve.machines.delete(next - 1)
    await rounds(4)
    expect(await vm(machine!.id)).toMatchObject({ status: 'error', observedState: 'absent' })
    await api().virtualMachine.stop({ id: machine!.id, force: true })
    await rounds(4)
    expect(site.pve.machines.get(vmid)!.status).toBe('running')
    expect((await site.operationsOf(machine!.id))[0]).toMatchObject({ status: 'failed', reason: 'absent' })
  })

  it('of one name get their number behind it; a specification charges what it says', async () => {
    const a = stands('web')
    const b = stands('web', { node: 'pve2' })
    await rounds(4)
    const ids = (await found()).filter((m) => m.name === 'web').map((m) => m.id)
    const { virtualMachines } = await adopt(ids, { specificationId: site.room.small })
    expect(virtualMachines.map((m) => m.name).sort()).toContain('web')
    expect(virtualMachines.some((m) => m.name === `web-${a}` || m.name === `web-${b}`)).toBe(true)
    expect(await vm(virtualMachines[0]!.id)).toMatchObject({ cpu: 4, memory: 8192, storage: 100, specificationId: site.room.small })
    await rounds(3)
    // what they have stays as it is; the difference is shown
    expect(await api().virtualMachine.observation({ id: virtualMachines[0]!.id })).toMatchObject({ cpu: 2, sizeDue: false })
  })
})

describe('machines that were found', () => {
  const release = async (id: string) => { await api().virtualMachine.release({ ids: [id] }) }
  const row = async (name: string) => (await found()).find((m) => m.name === name)

  it('and adopted without a mark are not gone because their node is: they are known by number, and a template there is no machine', async () => {
    const vmid = stands('sleeper', { node: 'pve2' })
    stands('stays', { node: 'pve2' })
    stands('sleeping template', { node: 'pve2', template: true })
    await rounds(4)
    const { virtualMachines: [machine] } = await adopt([await idOf('sleeper')])
    await rounds(4)
    const before = (await found()).map((m) => m.reference)
    site.pve.nodes.get('pve2')!.online = false
    await rounds(4)
    expect(await vm(machine!.id)).toMatchObject({ status: 'active', observedState: 'unknown', reference: String(vmid) })
    expect(await api().virtualMachine.observation({ id: machine!.id })).toMatchObject({ name: 'sleeper', cpu: 2, memory: 2048, storage: 10 })
    expect((await found()).map((m) => m.reference)).toEqual(before)
    expect(await row('stays')).toMatchObject({ state: 'unknown', cpu: 2 })
    site.pve.nodes.get('pve2')!.online = true
    await rounds(4)
    expect([(await vm(machine!.id)).observedState, (await row('stays'))!.state]).toEqual(['running', 'running'])
  })

  it('are adopted still when deleting them is undone, and can\'t be adopted a second time', async () => {
    const vmid = stands('undone')
    await rounds(4)
    const { virtualMachines: [machine] } = await adopt([await idOf('undone')])
    await rounds(4)
    await release(machine!.id)
    await rounds(4)
    expect(await row('undone')).toBeDefined()
    await api().virtualMachine.restore({ ids: [machine!.id] })
    expect(await row('undone')).toBeUndefined()
    await rounds(4)
    expect(await row('undone')).toBeUndefined()
    await api().virtualMachine.stop({ id: machine!.id, force: true })
    await rounds(4)
    expect([await vm(machine!.id), site.pve.machines.get(vmid)!.status]).toMatchObject([{ status: 'inactive', observedState: 'stopped', reference: String(vmid) }, 'stopped'])
    // taken by another record meanwhile, it is that one's
    await release(machine!.id)
    await rounds(4)
    const { virtualMachines: [second] } = await adopt([await idOf('undone')])
    await api().virtualMachine.update({ id: second!.id, version: (await vm(second!.id)).version, patch: { name: 'theirs now' } })
    await api().virtualMachine.restore({ ids: [machine!.id] })
    expect([(await vm(machine!.id)).reference, (await vm(second!.id)).reference]).toEqual([null, String(vmid)])
  })

  it('and adopted while they were looked into are not found again by that look', async () => {
    const vmid = stands('quick')
    await rounds(4)
    const id = await idOf('quick')
    site.pve.machines.get(vmid)!.memory = 4096
    const adopted = Promise.withResolvers<undefined>()
    site.pve.beforeLook = async (looked) => { if (looked === vmid) { site.pve.beforeLook = null; await adopt([id], { specificationId: site.room.small }); adopted.resolve(undefined) } }
    await rounds(4)
    await adopted.promise
    expect(await row('quick')).toBeUndefined()
    expect((await errorOf(adopt([id]))).code).toBe('NOT_FOUND')
  })

  it('and not looked into yet have no size, rather than that of their first disk', async () => {
    const many = Array.from({ length: 130 }, (_, i) => stands(`many-${i}`, { more: [30], disk: 1, status: 'stopped' }))
    const of = async () => (await api().foundMachine.list({ filter: [{ field: 'name', op: 'contains', value: 'many-' }], limit: 200 })).items
    while ((await of()).length === 0) await rounds(1)
    const first = await of()
    expect([first.length, [...new Set(first.map((m) => m.storage))].sort()]).toEqual([130, [31, null]])
    const unseen = first.find((m) => m.storage === null)!
    expect((await errorOf(adopt([unseen.id]))).reason).toBe('size_unknown')
    await rounds(8)
    expect([...new Set((await of()).map((m) => m.storage))]).toEqual([31])
    for (const vmid of many) site.pve.machines.delete(vmid)
    await rounds(4)
  })

  it('get a name that is free, also where the one with their number is taken', async () => {
    stands('app')
    await rounds(4)
    await adopt([await idOf('app')])
    const second = next + 1
    stands(`app-${second}`)
    stands('app')
    await rounds(4)
    await adopt([await idOf(`app-${second}`)])
    const ids = (await found()).filter((m) => m.name === 'app').map((m) => m.id)
    expect((await adopt(ids)).virtualMachines.map((m) => m.name)).toEqual([`app-${second}-2`])
  })

  it('with the mark of a record that was deleted are shown, and not removed for it', async () => {
    const vmid = stands('late')
    await rounds(4)
    const { virtualMachines: [machine] } = await adopt([await idOf('late')])
    await release(machine!.id)
    site.pve.machines.get(vmid)!.tags = `colonnade-${machine!.id}`
    await rounds(8)
    expect(site.pve.machines.has(vmid)).toBe(true)
    expect(await row('late')).toMatchObject({ marked: false, markOf: 'late' })
    const { virtualMachines: [again] } = await adopt([await idOf('late')], { mark: true })
    await rounds(4)
    expect(site.pve.machines.get(vmid)!.tags).toBe(`colonnade-${again!.id}`)
  })

  it('with the mark of another installation keep it: they are adopted without ours', async () => {
    const tags = 'colonnade-0190aaaa-0000-7000-8000-00000000beef'
    const vmid = stands('foreign', { tags })
    await rounds(4)
    expect(await row('foreign')).toMatchObject({ marked: true, markOf: null })
    expect(await errorOf(adopt([await idOf('foreign')], { mark: true }))).toMatchObject({ code: 'CONFLICT', reason: 'foreign_mark', message: expect.stringContaining('foreign') })
    await adopt([await idOf('foreign')])
    await rounds(4)
    expect(site.pve.machines.get(vmid)!.tags).toBe(tags)
  })
})

describe('an adoption is refused', () => {
  const refusal = async (ids: string[], more: object = {}) => { const { code, reason, fields } = await errorOf(adopt(ids, more)); return [code, reason, fields?.[0]?.path] }

  it('all or none, with the reason, when one does not fit or the quota does not allow it; the refusal is kept', async () => {
    stands('fits')
    stands('huge', { cores: 4000 })
    await rounds(4)
    const ids = [await idOf('fits'), await idOf('huge')]
    expect(await refusal(ids)).toEqual(['CONFLICT', 'no_room', 'ids'])
    expect((await found()).filter((m) => ['fits', 'huge'].includes(m.name)).length).toBe(2)
    const poor = await aTenant(site.world)
    await api().quota.create({ tenantId: poor.tenantId, groupId: site.room.groupId, cpuQuotaPercentage: 100, memoryQuota: 1024, storageQuota: 1000 })
    expect(await refusal([ids[0]!], { tenantId: poor.tenantId })).toEqual(['CONFLICT', 'quota_exceeded', 'ids'])
    const { items } = await api().placementEvent.list({ filter: [{ field: 'tenantId', op: 'eq', value: poor.tenantId }] })
    expect(items.map((e) => e.outcome)).toEqual(['refused'])
    site.pve.machines.forEach((m, vmid) => { if (m.name === 'huge') site.pve.machines.delete(vmid) })
  })

  it('for a node without a host, a host out of service, an unknown tenant or specification, and what was adopted meanwhile', async () => {
    site.pve.nodes.set('pve9', { online: true })
    stands('homeless', { node: 'pve9' })
    await rounds(4)
    expect(await refusal([await idOf('homeless')])).toEqual(['CONFLICT', 'host_unknown', 'ids'])
    const fits = await idOf('fits')
    const nobody = '01900000-0000-7000-8000-00000000dead'
    expect(await refusal([fits], { tenantId: nobody })).toEqual(['BAD_REQUEST', 'unknown_tenant', 'tenantId'])
    expect(await refusal([fits], { specificationId: nobody })).toEqual(['BAD_REQUEST', 'unknown_specification', 'specificationId'])
    const host = await api().host.get({ id: site.hosts[0]! })
    await api().host.update({ id: host.id, version: host.version, patch: { status: 'maintenance' } })
    expect(await refusal([fits])).toEqual(['CONFLICT', 'host_not_active', 'ids'])
    const resting = await api().host.get({ id: host.id })
    await api().host.update({ id: host.id, version: resting.version, patch: { status: 'active' } })
    await adopt([fits])
    expect((await errorOf(adopt([fits]))).code).toBe('NOT_FOUND')
  })

  it('without the permission, and to tenants altogether', async () => {
    stands('guarded')
    await rounds(4)
    const id = await idOf('guarded')
    const reader = withPermissions(site.world, site.operator, ['endpoints:read', 'virtual_machines:read'])
    expect((await errorOf(reader.api.datacenter.foundMachine.adopt({ ids: [id], tenantId: site.room.tenant.tenantId }))).code).toBe('FORBIDDEN')
    // the size has no specification yet, and this one may make none
    const placer = withPermissions(site.world, site.operator, ['virtual_machines:create'])
    site.pve.machines.forEach((m) => { if (m.name === 'guarded') m.memory = 3333 })
    await rounds(4)
    expect((await errorOf(placer.api.datacenter.foundMachine.adopt({ ids: [id], tenantId: site.room.tenant.tenantId }))).code).toBe('FORBIDDEN')
    expect((await errorOf(site.room.tenant.api.datacenter.foundMachine.list({}))).code).toBe('FORBIDDEN')
    expect((await errorOf(site.room.tenant.api.datacenter.foundMachine.adopt({ ids: [id], tenantId: site.room.tenant.tenantId }))).code).toBe('FORBIDDEN')
  })

  it('leaves the books in order', async () => {
    expect(await brokenInvariants(site.world.database)).toEqual([])
    expect((await api().group.reconcile({})).drift).toEqual([])
  })
})
