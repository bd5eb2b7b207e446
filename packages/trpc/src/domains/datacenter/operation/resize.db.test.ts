import { errorOf, openHypervised, type Hypervised } from '@colonnade/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from './reconcile.ts'

let site: Hypervised, bigger: string, wider: string
const api = () => site.operator.api.datacenter
const rounds = (n?: number) => site.rounds(() => reconcile(site.world.services), n)
const vm = (id: string) => api().virtualMachine.get({ id })
const seen = (id: string) => api().virtualMachine.observation({ id })
const kinds = async (id: string) => (await site.operationsOf(id)).map((o) => [o.kind, o.status])
const specification = async (name: string, requiredCpu: number, requiredMemory: number, requiredStorage: number) => (await api().specification.create({ name, requiredCpu, requiredMemory, requiredStorage })).id
const running = async () => { const id = await site.place(); await rounds(); return id }

beforeAll(async () => {
  site = await openHypervised()
  // the smallest of the room has 4 cores, 8192 MB, 100 GB
  bigger = await specification('bigger', 8, 16_384, 200)
  wider = await specification('wider', 8, 8192, 100)
  await rounds(1)
}, 240_000)
afterEach(() => { site.pve.calm(); site.pve.nextEnd = []; site.pve.rounds = 0 })
afterAll(() => site?.close())

describe('a machine that is resized', () => {
  it('gets its new size at the hypervisor; one that runs after its restart, and its page can say so', async () => {
    const id = await running()
    await api().virtualMachine.resize({ id, specificationId: bigger })
    expect(await seen(id)).toMatchObject({ sizeDue: true, cpu: 4, memory: 8192, storage: 100 })
    await rounds()
    expect(site.machineOf(id)).toMatchObject({ cores: 4, pending: { cores: 8, memory: 16_384 }, disk: 200 })
    expect(await seen(id)).toMatchObject({ sizeDue: false, cpu: 4, memory: 8192, storage: 200, nextCpu: 8, nextMemory: 16_384 })
    expect((await kinds(id))[0]).toEqual(['vm_resize', 'done'])
    await api().virtualMachine.stop({ id, force: true })
    await rounds(4)
    await api().virtualMachine.start({ id })
    await rounds(4)
    expect(await seen(id)).toMatchObject({ cpu: 8, memory: 16_384, nextCpu: null, nextMemory: null })
  })

  it('is resized once although every answer was lost, and a disk is never grown twice', async () => {
    const id = await running()
    site.machineOf(id)!.status = 'stopped'
    site.pve.trouble({ kind: 'drop_after' }, { when: (r) => r.method !== 'GET', times: 2 })
    await api().virtualMachine.resize({ id, specificationId: bigger })
    await rounds(20)
    expect(site.machineOf(id)).toMatchObject({ cores: 8, memory: 16_384, disk: 200 })
    expect((await kinds(id))[0]).toEqual(['vm_resize', 'done'])
  })

  it('is moved first where its host has no room', async () => {
    const id = await running()
    const before = await vm(id)
    // all the room that is left on its host
    const host = await api().host.get({ id: before.baremetalId! })
    const filler = await specification('filler', host.availableCpu, 1, 0)
    await api().virtualMachine.place({ tenantId: before.tenantId, groupId: before.groupId, specificationId: filler, namePrefix: 'filler', count: 1, mode: 'manual', hostIds: [host.id] } as never)
    await api().virtualMachine.resize({ id, specificationId: wider, moveIfNeeded: true })
    await rounds(20)
    expect((await kinds(id)).slice(0, 2)).toEqual([['vm_resize', 'done'], ['vm_migrate', 'done']])
    expect((await vm(id)).baremetalId).not.toBe(before.baremetalId)
    expect((await vm(id)).observedHostName).toBe((await vm(id)).hostName)
  })

  it('keeps its disk: a smaller one is refused before anything is written, also in the preview', async () => {
    const id = await running()
    const smaller = await specification('smaller', 4, 8192, 50)
    const before = await vm(id)
    for (const refused of [await errorOf(api().virtualMachine.resize({ id, specificationId: smaller })), await errorOf(api().virtualMachine.resizeWhatIf({ id, specificationId: smaller }))]) {
      expect([refused.code, refused.reason, refused.fields?.[0]?.path]).toEqual(['CONFLICT', 'disk_shrinks', 'specificationId'])
    }
    expect(await vm(id)).toEqual(before)
    // one that nobody has made yet may shrink
    const pending = await site.place()
    expect((await api().virtualMachine.resize({ id: pending, specificationId: smaller })).storage).toBe(50)
    await rounds()
    expect(site.machineOf(pending)).toMatchObject({ disk: 50, cores: 4 })
  })

  it('changed over there is shown as it is and not changed back, until a person asks for it', async () => {
    const id = await running()
    Object.assign(site.machineOf(id)!, { cores: 16, disk: 150 })
    await rounds(6)
    expect(await seen(id)).toMatchObject({ cpu: 16, storage: 150, sizeDue: false })
    expect((await kinds(id)).some(([kind]) => kind === 'vm_resize')).toBe(false)
    expect((await vm(id)).cpu).toBe(4)
    site.machineOf(id)!.status = 'stopped'
    await rounds(2)
    await api().virtualMachine.bringSize({ id })
    await rounds()
    // the disk stays: it does not shrink
    expect(site.machineOf(id)).toMatchObject({ cores: 4, disk: 150 })
  })

  it('that can\'t be resized says that and why, and is once somebody asks again', async () => {
    const id = await running()
    site.pve.nextEnd = [{ end: 'cpu hotplug problem', act: false }]
    await api().virtualMachine.resize({ id, specificationId: wider })
    await rounds(4)
    const [op] = await site.operationsOf(id)
    expect(op).toMatchObject({ kind: 'vm_resize', status: 'failed', message: expect.stringContaining('hotplug') })
    expect(await seen(id)).toMatchObject({ sizeDue: true, sizeFailed: true })
    await rounds(4)
    expect((await site.operationsOf(id))[0]!.id).toBe(op!.id)
    // its page offers to try anew
    await api().virtualMachine.bringSize({ id })
    expect(await seen(id)).toMatchObject({ sizeDue: true, sizeFailed: false })
    await rounds()
    expect(await seen(id)).toMatchObject({ sizeDue: false, sizeFailed: false, nextCpu: 8 })
  })

  it('that no hypervisor has is not brought anywhere', async () => {
    const id = await site.place()
    expect((await errorOf(api().virtualMachine.bringSize({ id }))).reason).toBe('not_at_hypervisor')
    expect(await seen(id)).toBeNull()
    await rounds()
  })
})

describe('a machine made from a template', () => {
  const settings = async (patch: object) => { const { version } = await api().endpoint.get({ id: site.endpointId }); await api().endpoint.update({ id: site.endpointId, version, patch }) }
  beforeAll(async () => {
    site.pve.machines.set(9000, { vmid: 9000, node: 'pve1', name: 'debian', cores: 1, memory: 1024, disk: 8, status: 'stopped', tags: '', lock: null, template: true })
    await settings({ machineTemplate: 9000, machineStorage: 'fast', machineTags: 'prod' })
  })

  it('is cloned once, marked, grown to its size and started, also when the answer to the clone was lost', async () => {
    site.pve.trouble({ kind: 'drop_after' }, { when: (r) => r.path.endsWith('/clone'), times: 1 })
    const id = await site.place()
    await rounds(30)
    expect(site.machineOf(id)).toMatchObject({ cores: 4, memory: 8192, disk: 100, status: 'running', tags: `colonnade-${id};prod` })
    expect(site.made(id)).toBe(1)
    expect((await vm(id)).status).toBe('active')
    expect(await kinds(id)).toEqual([['vm_start', 'done'], ['vm_create', 'done']])
  })

  it('released while it is cloned is removed', async () => {
    site.pve.rounds = 6
    const id = await site.place()
    await rounds(2)
    await api().virtualMachine.release({ ids: [id] })
    await rounds(40)
    expect(site.machineOf(id)).toBeUndefined()
    expect([...site.pve.machines.values()].some((m) => m.description?.includes(id))).toBe(false)
  })

  it('is cloned once although it was given up, started and given up again while the hypervisor was silent', async () => {
    site.pve.rounds = 400
    const id = await site.place()
    await rounds(2)
    expect(await kinds(id)).toEqual([['vm_create', 'waiting']])
    site.pve.trouble({ kind: 'drop' })
    for (let i = 0; i < 2; i++) {
      await api().operation.cancel({ id: (await site.operationsOf(id))[0]!.id })
      await api().virtualMachine.start({ id })
      await rounds(2)
    }
    expect(await kinds(id)).toEqual([['vm_create', 'pending'], ['vm_create', 'cancelled'], ['vm_create', 'cancelled']])
    site.pve.calm()
    site.pve.rounds = 0
    for (const task of site.pve.tasks.values()) task.left = 0
    await rounds(40)
    expect([site.made(id), (await vm(id)).status]).toEqual([1, 'active'])
  })

  it('that is not there says so', async () => {
    await settings({ machineTemplate: 9001 })
    const id = await site.place()
    await rounds(4)
    expect((await site.operationsOf(id))[0]).toMatchObject({ status: 'failed', reason: 'no_template' })
    await settings({ machineTemplate: null, machineStorage: null, machineTags: null })
  })

  it('settings that make no sense are refused, naming the field', async () => {
    for (const [patch, field] of [[{ machineTemplate: 5 }, 'patch.machineTemplate'], [{ machineBridge: 'vmbr0,firewall=0' }, 'patch.machineBridge'], [{ machineTags: 'colonnade-x' }, 'patch.machineTags'], [{ machineImage: 'local:iso/a.iso,media=disk' }, 'patch.machineImage'], [{ machineTemplate: 9000, machineImage: 'local:iso/a.iso' }, 'machineImage']] as const) {
      expect((await errorOf(settings(patch))).fields?.map((f) => f.path)).toContain(field)
    }
    const refused = await errorOf(api().endpoint.create({ name: 'bmc with a pool', kind: 'redfish', url: 'https://127.0.0.1:1', machinePool: 'x' }))
    expect([refused.reason, refused.fields?.[0]?.path]).toEqual(['not_of_this_kind', 'machinePool'])
  })
})
