import { anOperator, aRoom, aTenant, errorOf, openWorld, proxmoxDouble, redfishDouble, type Person, type ProxmoxDouble, type RedfishDouble, type Room, type World } from '@colonnade/testing'
import { UNDO_MS } from '@colonnade/contract/kernel/verbs'
import { memoryLeases } from '@colonnade/db'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createServiceCtx, PROVIDER, systemActor } from '../../../kernel/context.ts'
import { KEPT_MS, nextRemoval } from './plan.ts'
import { concernsReconciler, reconcile, reconcileRoom } from './reconcile.ts'

let world: World, operator: Person, pve: ProxmoxDouble, bmc: RedfishDouble, room: Room
let endpointId: string, bmcId: string
const hosts: string[] = []
const ahead = { ms: 0 }

const api = () => operator.api.datacenter
// time passes between looks without anybody waiting for it
async function rounds(n = 12): Promise<void> {
  for (let i = 0; i < n; i++) { ahead.ms += 20_000; await reconcile(world.services) }
}
const place = (count = 1, more: object = {}) => api().virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, namePrefix: `vm${Math.random().toString(36).slice(2, 7)}`, count, mode: 'spread', ...more } as never)
const one = async (more: object = {}) => (await place(1, more)).virtualMachines[0]!.id
const vm = (id: string) => api().virtualMachine.get({ id })
const operations = async (resourceId: string) => (await api().operation.list({ filter: [{ field: 'resourceId', op: 'eq', value: resourceId }], limit: 100 })).items
const made = (id: string) => pve.created.filter((m) => m.tags.includes(id)).length
const machineOf = (id: string) => [...pve.machines.values()].find((m) => m.tags.includes(id))

beforeAll(async () => {
  world = await openWorld()
  world.services.clock = () => new Date(Date.now() + ahead.ms)
  operator = await anOperator(world)
  room = await aRoom(world, { hosts: 2, cpu: 400, memory: 1_000_000, storage: 100_000 })
  ;[pve, bmc] = await Promise.all([proxmoxDouble(), redfishDouble()])
  endpointId = (await api().endpoint.create({ name: 'pve', kind: 'proxmox', url: pve.url, username: pve.token.id, secret: pve.token.secret, fingerprint: pve.certificate.fingerprint })).id
  bmcId = (await api().endpoint.create({ name: 'bmc', kind: 'redfish', url: bmc.url, username: bmc.username, secret: bmc.password, fingerprint: bmc.certificate.fingerprint })).id
  for (const [i, id] of room.hosts.entries()) {
    const host = await api().host.get({ id })
    await api().host.update({ id, version: host.version, patch: { hypervisorEndpointId: endpointId, hypervisorNode: `pve${i + 1}`, ...(i === 0 ? { bmcEndpointId: bmcId, bmcSystem: '1' } : {}) } })
    hosts.push(id)
  }
  await reconcile(world.services)
}, 240_000)
afterEach(() => { pve.calm(); bmc.calm(); pve.nextEnd = []; pve.rounds = 0 })
afterAll(async () => { await Promise.all([pve?.close(), bmc?.close()]); await world?.close() })

describe('a machine that is placed', () => {
  it('is pending, then made where it was placed, then started; its tenant sees that it runs and not where', async () => {
    const id = await one()
    expect(await vm(id)).toMatchObject({ status: 'pending', observedState: null, desiredPower: 'on' })
    await rounds()
    const found = await vm(id)
    expect(found).toMatchObject({ status: 'active', observedState: 'running', observedHostName: found.hostName, reference: String(machineOf(id)!.vmid) })
    expect(machineOf(id)).toMatchObject({ cores: 4, memory: 8192, disk: 100, status: 'running', node: hosts.indexOf(found.baremetalId!) === 0 ? 'pve1' : 'pve2' })
    expect((await operations(id)).map((o) => [o.kind, o.status])).toEqual([['vm_start', 'done'], ['vm_create', 'done']])
    expect(await room.tenant.api.datacenter.virtualMachine.get({ id })).toMatchObject({ observedState: 'running', observedHostName: null, reference: null })
    await rounds(3)
    expect((await operations(id)).length).toBe(2)
  })

  it('in a batch gets a number of its own each, none made twice', async () => {
    const { virtualMachines } = await place(12)
    await rounds(20)
    for (const { id } of virtualMachines) expect([made(id), (await vm(id)).status]).toEqual([1, 'active'])
    expect(new Set([...pve.machines.values()].map((m) => m.vmid)).size).toBe(pve.machines.size)
  })

  it('takes another number when somebody took the one that was free', async () => {
    const next = Math.max(99, ...pve.machines.keys()) + 1
    pve.trouble({ kind: 'status', status: 500, body: { data: null, message: `unable to create VM ${next} - VM ${next} already exists on node 'pve1'\n` } }, { when: (r) => r.method === 'POST' && r.path.endsWith('/qemu'), times: 1 })
    const id = await one()
    await rounds()
    expect([made(id), (await vm(id)).status]).toEqual([1, 'active'])
  })

  it.each(['drop_after', 'drop'] as const)('is made once although the answer was lost (%s)', async (kind) => {
    pve.trouble({ kind }, { when: (r) => r.method === 'POST' && r.path.endsWith('/qemu'), times: 1 })
    const id = await one()
    await rounds()
    expect([made(id), (await vm(id)).status]).toEqual([1, 'active'])
  })

  it('is found although its task was lost', async () => {
    pve.nextEnd = [{ end: null, act: true, lost: true }]
    const id = await one()
    await rounds()
    expect([made(id), (await vm(id)).status]).toEqual([1, 'active'])
  })

  it('that can\'t be made says why, and is made once that is mended and somebody asks again', async () => {
    pve.nextEnd = [{ end: 'storage \'local-lvm\' is out of space', act: true }]
    const id = await one()
    await rounds(4)
    const [op] = await operations(id)
    expect(op).toMatchObject({ kind: 'vm_create', status: 'failed', reason: 'task_failed', message: expect.stringContaining('out of space') })
    expect((await vm(id)).status).toBe('error')
    await rounds(4)
    expect((await operations(id)).length).toBe(1)
    await api().operation.retry({ id: op!.id })
    await rounds()
    expect((await vm(id)).status).toBe('active')
  })

  it('waits while the hypervisor can\'t be reached, which is left alone for longer each time, and is made when it is back', async () => {
    await api().endpoint.test({ id: endpointId })
    pve.trouble({ kind: 'drop' })
    const id = await one()
    const asked = pve.heard.length
    for (let i = 0; i < 5; i++) { ahead.ms += 100; await reconcile(world.services) }
    expect(pve.heard.length - asked).toBeLessThanOrEqual(2)
    expect(await api().endpoint.get({ id: endpointId })).toMatchObject({ status: 'unreachable', lastReason: 'connection_lost' })
    expect((await vm(id)).status).toBe('pending')
    await rounds(3)
    expect((await api().endpoint.get({ id: endpointId })).failures).toBeGreaterThan(1)
    pve.calm()
    ahead.ms += 3_600_000
    await rounds()
    expect(await api().endpoint.get({ id: endpointId })).toMatchObject({ status: 'reachable', failures: 0 })
    expect([made(id), (await vm(id)).status]).toEqual([1, 'active'])
  })
})

describe('a machine that is there', () => {
  it('is stopped and started as wished; one whose system does not end says so and can be forced', async () => {
    const id = await one()
    await rounds()
    await api().virtualMachine.stop({ id })
    expect((await errorOf(api().virtualMachine.start({ id }))).reason).toBe('operation_running')
    await rounds(4)
    expect([(await vm(id)).status, machineOf(id)!.status]).toEqual(['inactive', 'stopped'])
    await api().virtualMachine.start({ id })
    await rounds(4)
    expect((await vm(id)).status).toBe('active')
    pve.nextEnd = [{ end: 'VM quit/powerdown failed - got timeout', act: false }]
    await api().virtualMachine.stop({ id })
    await rounds(4)
    expect((await operations(id))[0]).toMatchObject({ kind: 'vm_stop', status: 'failed', message: expect.stringContaining('got timeout') })
    await api().virtualMachine.stop({ id, force: true })
    await rounds(4)
    expect([(await vm(id)).status, pve.heard.some((r) => r.path.endsWith('/status/stop'))]).toEqual(['inactive', true])
  })

  it('follows its booking to another host, with its disks, while it runs', async () => {
    const id = await one()
    await rounds()
    const before = await vm(id)
    const target = hosts.find((h) => h !== before.baremetalId)!
    await api().virtualMachine.move({ id, hostId: target })
    await rounds(4)
    expect(machineOf(id)!.node).toBe(hosts.indexOf(target) === 0 ? 'pve1' : 'pve2')
    const after = await vm(id)
    expect(after.observedHostName).toBe(after.hostName)
  })

  it('goes when it is released, switched off first', async () => {
    const id = await one()
    await rounds()
    expect(machineOf(id)!.status).toBe('running')
    await api().virtualMachine.release({ ids: [id] })
    await rounds()
    expect(machineOf(id)).toBeUndefined()
    expect((await operations(id))[0]).toMatchObject({ kind: 'vm_delete', status: 'done' })
    await api().virtualMachine.restore({ ids: [id] })
    await rounds()
    expect([made(id), (await vm(id)).status]).toEqual([2, 'active'])
  })

  it('released by mistake and taken back while that is offered is as it was, disks and all; after that it goes at once', async () => {
    const id = await one()
    await rounds()
    const { vmid } = machineOf(id)!
    const ctx = createServiceCtx(world.services, systemActor(PROVIDER, []), { requestId: 'test', ip: null, userAgent: null })
    expect(await nextRemoval(ctx)).toBeNull()
    await api().virtualMachine.remove({ ids: [id] })
    const released = world.services.clock().getTime()
    expect((await nextRemoval(ctx))!.getTime() - released).toBeGreaterThan(UNDO_MS)
    ahead.ms += UNDO_MS
    await reconcile(world.services)
    expect(machineOf(id)).toMatchObject({ vmid, status: 'running' })
    await api().virtualMachine.restore({ ids: [id] })
    await rounds(3)
    expect([machineOf(id)?.vmid, made(id), (await vm(id)).status, (await operations(id)).map((o) => o.kind)]).toEqual([vmid, 1, 'active', ['vm_start', 'vm_create']])
    await api().virtualMachine.remove({ ids: [id] })
    ahead.ms += KEPT_MS + 1_000
    await reconcile(world.services)
    expect((await operations(id))[0]).toMatchObject({ kind: 'vm_delete' })
    await rounds(3)
    expect(machineOf(id)).toBeUndefined()
  })

  it('that vanishes or is stopped behind our back is shown as it is, and not made anew', async () => {
    const [a, b] = [await one(), await one()]
    await rounds()
    machineOf(a)!.status = 'stopped'
    pve.machines.delete(machineOf(b)!.vmid)
    await rounds(5)
    expect(await vm(a)).toMatchObject({ status: 'inactive', observedState: 'stopped', desiredPower: 'on' })
    expect(await vm(b)).toMatchObject({ status: 'error', observedState: 'absent' })
    expect(made(b)).toBe(1)
  })

  it('released before it was made is never made', async () => {
    const id = await one()
    await api().virtualMachine.release({ ids: [id] })
    await rounds()
    expect(made(id)).toBe(0)
  })
})

describe('a host', () => {
  const name = async () => (await api().host.get({ id: hosts[0]! })).name
  it('shows power, health and what it is made of; its node counts in', async () => {
    await rounds(5)
    expect(await api().host.observation({ id: hosts[0]! })).toMatchObject({ power: 'on', health: 'ok', nodeOnline: true, inventory: { cpu: 64, memory: 524_288, serialNumber: 'SN-0001', model: 'R1', firmwareVersion: '7.00.30', sensors: [{ name: 'CPU1 Temp', value: 41, unit: '°C' }, { name: 'Fan 1' }] } })
    expect(await api().host.get({ id: hosts[0]! })).toMatchObject({ observedPower: 'on', observedHealth: 'ok' })
    bmc.systems.get('1')!.health = 'Critical'
    pve.nodes.get('pve1')!.online = false
    await rounds(5)
    expect(await api().host.observation({ id: hosts[0]! })).toMatchObject({ health: 'critical', nodeOnline: false })
    bmc.systems.get('1')!.health = 'OK'
    pve.nodes.get('pve1')!.online = true
    await rounds(5)
  })

  it('with machines on it is switched off only by who types its name', async () => {
    await one({ mode: 'manual', hostIds: [hosts[0]!] })
    const refused = await errorOf(api().host.power({ id: hosts[0]!, action: 'force_off' }))
    expect([refused.reason, refused.fields?.[0]?.path]).toEqual(['machines_stand', 'confirm'])
    await api().host.power({ id: hosts[0]!, action: 'force_off', confirm: await name() })
    await rounds(3)
    expect(bmc.systems.get('1')!.power).toBe('Off')
    expect((await api().host.get({ id: hosts[0]! })).observedPower).toBe('off')
    await api().host.power({ id: hosts[0]!, action: 'on' })
    await rounds(3)
    expect((await api().host.get({ id: hosts[0]! })).observedPower).toBe('on')
    expect((await errorOf(api().host.power({ id: hosts[1]!, action: 'on' }))).reason).toBe('no_controller')
  })

  it('whose restart may have happened is not restarted again: a person decides', async () => {
    const posts = () => bmc.heard.filter((r) => r.method === 'POST').length
    bmc.trouble({ kind: 'drop_after' }, { when: (r) => r.method === 'POST', times: 1 })
    const before = posts()
    const { operationId } = await api().host.power({ id: hosts[0]!, action: 'force_restart', confirm: await name() })
    await rounds(10)
    expect([posts() - before, (await api().operation.get({ id: operationId })).status]).toEqual([1, 'unknown'])
    expect((await errorOf(api().host.power({ id: hosts[0]!, action: 'on' }))).reason).toBe('operation_running')
    await api().operation.cancel({ id: operationId })
    expect((await api().operation.get({ id: operationId })).status).toBe('cancelled')
  })

  it('switched as a task is followed to its end', async () => {
    bmc.asTasks = { rounds: 3, end: 'Exception' }
    const first = await api().host.power({ id: hosts[0]!, action: 'graceful_restart', confirm: await name() })
    await rounds(8)
    expect(await api().operation.get({ id: first.operationId })).toMatchObject({ status: 'failed', message: expect.stringContaining('power supply') })
    bmc.asTasks = null
  })

  it('takes only endpoints of the right kind, and an endpoint in use stays', async () => {
    const host = await api().host.get({ id: hosts[1]! })
    expect((await errorOf(api().host.update({ id: host.id, version: host.version, patch: { bmcEndpointId: endpointId } }))).fields?.[0]?.path).toBe('bmcEndpointId')
    expect((await errorOf(api().endpoint.remove({ ids: [endpointId] }))).reason).toBe('in_use')
  })
})

describe('operations', () => {
  it('are the provider\'s alone', async () => {
    const tenant = await aTenant(world)
    expect((await errorOf(tenant.api.datacenter.operation.list({}))).code).toBe('FORBIDDEN')
    expect((await errorOf(tenant.api.datacenter.host.power({ id: hosts[0]!, action: 'on' }))).code).toBe('FORBIDDEN')
  })

  it('without a hypervisor there are none: what is recorded is all there is', async () => {
    const plain = await aRoom(world, { hosts: 1 })
    const { virtualMachines: [machine] } = await api().virtualMachine.place({ tenantId: plain.tenant.tenantId, groupId: plain.groupId, specificationId: plain.small, namePrefix: 'p', count: 1, mode: 'pack' } as never)
    expect((await vm(machine!.id)).status).toBe('active')
    expect(await api().virtualMachine.stop({ id: machine!.id })).toMatchObject({ status: 'inactive', desiredPower: 'off' })
    await rounds(2)
    expect(await operations(machine!.id)).toEqual([])
  })

  it('are woken by what may need them, and by nothing they say themselves', () => {
    expect(['virtual_machine.create', 'virtual_machine.move', 'virtual_machine.delete', 'baremetal.update', 'endpoint.update', 'operation.retry'].every(concernsReconciler)).toBe(true)
    expect(['virtual_machine.observe', 'operation.done', 'operation.waiting', 'rack.create', 'endpoint.observe', ''].some(concernsReconciler)).toBe(false)
  })

  it('go on by themselves in a process that runs, and let go when it ends', async () => {
    ahead.ms += 100_000
    const id = await one()
    const worker = reconcileRoom(world.services, { leases: memoryLeases() })
    worker.wake()
    await worker.settled()
    for (let i = 0; i < 20 && (await vm(id)).status !== 'active'; i++) { ahead.ms += 20_000; worker.wake(); await worker.settled() }
    await worker.stop()
    expect((await vm(id)).status).toBe('active')
  })
})
