import { randomBytes, randomUUID } from 'node:crypto'
import { memoryLeases } from '@colonnade/db'
import { anOperator, aRoom, errorOf, openWorld, proxmoxDouble, redfishDouble, type Person, type ProxmoxDouble, type RedfishDouble, type Room, type World } from '@colonnade/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { DriverError } from '../../../drivers/resource/error.ts'
import { bindDatabase, createServiceCtx, databaseOf, PROVIDER, systemActor } from '../../../kernel/context.ts'
import { storedEndpoint } from '../endpoint/connection.ts'
import { keepHealth } from '../endpoint/health.ts'
import { claim, nextDue } from './claim.ts'
import { reconcile, reconcileRoom } from './reconcile.ts'

/** A room whose two hosts stand at a hypervisor, the first of them at a controller too, and time that passes only when it is told to. */
interface Outside {
  world: World
  operator: Person
  room: Room
  pve: ProxmoxDouble
  bmc: RedfishDouble
  endpointId: string
  bmcId: string
  hosts: string[]
  api: Person['api']['datacenter']
  /** Lets so many milliseconds pass. */
  pass(ms: number): void
  /** Looks of the reconciler, so far apart (20 s unless told). */
  rounds(n?: number, apartMs?: number): Promise<void>
  /** A machine that is placed; its id. */
  one(more?: object): Promise<string>
  vm(id: string): ReturnType<Person['api']['datacenter']['virtualMachine']['get']>
  /** The operations of a machine or host, newest first. */
  operations(resourceId: string): Promise<Awaited<ReturnType<Person['api']['datacenter']['operation']['list']>>['items']>
  /** How often a machine was made over there. */
  made(id: string): number
  close(): Promise<void>
}

async function openOutside(): Promise<Outside> {
  const world = await openWorld()
  const ahead = { ms: 0 }
  world.services.clock = () => new Date(Date.now() + ahead.ms)
  const operator = await anOperator(world)
  const room = await aRoom(world, { hosts: 2, cpu: 400, memory: 1_000_000, storage: 100_000 })
  const [pve, bmc] = await Promise.all([proxmoxDouble(), redfishDouble()])
  const api = operator.api.datacenter
  const endpointId = (await api.endpoint.create({ name: 'pve', kind: 'proxmox', url: pve.url, username: pve.token.id, secret: pve.token.secret, fingerprint: pve.certificate.fingerprint })).id
  const bmcId = (await api.endpoint.create({ name: 'bmc', kind: 'redfish', url: bmc.url, username: bmc.username, secret: bmc.password, fingerprint: bmc.certificate.fingerprint })).id
  for (const [i, id] of room.hosts.entries()) {
    const { version } = await api.host.get({ id })
    await api.host.update({ id, version, patch: { hypervisorEndpointId: endpointId, hypervisorNode: `pve${i + 1}`, ...(i === 0 ? { bmcEndpointId: bmcId, bmcSystem: '1' } : {}) } })
  }
  await reconcile(world.services)
  let count = 0
  return {
    world, operator, room, pve, bmc, endpointId, bmcId, hosts: room.hosts, api,
    pass(ms) { ahead.ms += ms },
    async rounds(n = 12, apartMs = 20_000) { for (let i = 0; i < n; i++) { ahead.ms += apartMs; await reconcile(world.services) } },
    async one(more = {}) {
      const { virtualMachines } = await api.virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, namePrefix: `m${++count}`, count: 1, mode: 'spread', ...more } as never)
      return virtualMachines[0]!.id
    },
    vm: (id) => api.virtualMachine.get({ id }),
    operations: async (resourceId) => (await api.operation.list({ filter: [{ field: 'resourceId', op: 'eq', value: resourceId }], limit: 100 })).items,
    made: (id) => pve.created.filter((m) => m.tags.includes(id)).length,
    async close() { await Promise.all([pve.close(), bmc.close()]); await world.close() },
  }
}

let o: Outside
const audit = { 'VM.Audit': 1, 'VM.Allocate': 1 }
const posts = (double: { heard: { method: string; path: string }[] }, path = '') => double.heard.filter((r) => r.method === 'POST' && r.path.endsWith(path)).length
const machineOf = (id: string) => [...o.pve.machines.values()].find((m) => m.tags.includes(id))!
const last = async (id: string) => (await o.operations(id))[0]!
const isCreation = (r: { method: string; path: string }) => r.method === 'POST' && r.path.endsWith('/qemu')
const status = async (id: string) => (await o.vm(id)).status
const refusal = (message: string, code = 500) => ({ kind: 'status', status: code, body: { data: null, message } }) as const

beforeAll(async () => { o = await openOutside() }, 240_000)
afterEach(() => { o.pve.calm(); o.bmc.calm(); o.pve.nextEnd = []; o.pve.rounds = 0; o.pve.rights['/vms'] = audit; o.bmc.asTasks = null })
afterAll(() => o?.close())

describe('a machine is made once', () => {
  it('although the answer was lost and it is not to be recognised while it is being made', async () => {
    o.pve.rounds = 400
    o.pve.trouble({ kind: 'drop_after' }, { when: isCreation, times: 1 })
    const id = await o.one()
    await o.rounds(12)
    expect([o.made(id), machineOf(id).lock]).toEqual([1, 'create'])
    for (const task of o.pve.tasks.values()) task.left = 0
    o.pve.rounds = 0
    await o.rounds(20)
    expect([o.made(id), await status(id)]).toEqual([1, 'active'])
  })

  it('although the token may make machines and not see them; then it says which right is missing', async () => {
    o.pve.rights['/vms'] = { 'VM.Allocate': 1 }
    const before = o.pve.machines.size
    const id = await o.one()
    await o.rounds(20, 1_000_000)
    expect([o.made(id), o.pve.machines.size - before]).toEqual([1, 1])
    expect(await last(id)).toMatchObject({ kind: 'vm_create', status: 'failed', reason: 'not_seen', message: expect.stringContaining('VM.Audit') })
    expect(await o.api.endpoint.test({ id: o.endpointId })).toMatchObject({ ok: false, problem: { reason: 'forbidden', message: expect.stringContaining('VM.Audit') } })
    o.pve.rights['/vms'] = audit
    await o.api.endpoint.test({ id: o.endpointId })
    await o.api.operation.retry({ id: (await last(id)).id })
    await o.rounds()
    expect([o.made(id), await status(id)]).toEqual([1, 'active'])
  })

  it('although it was given up unseen and is then started: it is looked for under the number it was asked for', async () => {
    o.pve.rights['/vms'] = { 'VM.Allocate': 1 }
    const id = await o.one()
    await o.rounds(3, 1_000_000)
    expect(await last(id)).toMatchObject({ status: 'unknown', reason: 'not_seen' })
    await o.api.operation.cancel({ id: (await last(id)).id })
    await o.api.virtualMachine.start({ id })
    await o.rounds(4, 1_000_000)
    expect(o.made(id)).toBe(1)
    o.pve.rights['/vms'] = audit
    await o.rounds(12, 1_000_000)
    expect([o.made(id), await status(id)]).toEqual([1, 'active'])
  })

  it('and not at all where every number turns out to be taken', async () => {
    o.pve.trouble(refusal('unable to create VM 1 - VM 1 already exists on node \'pve1\'\n'), { when: isCreation })
    const before = posts(o.pve, '/qemu')
    const id = await o.one()
    await o.rounds(30)
    expect(posts(o.pve, '/qemu') - before).toBeLessThanOrEqual(12)
    expect(await last(id)).toMatchObject({ status: 'failed', reason: 'id_taken' })
  })

  it('at the hypervisor of the host it was moved to before it was made', async () => {
    const other = await proxmoxDouble()
    const { id: otherId } = await o.api.endpoint.create({ name: 'other pve', kind: 'proxmox', url: other.url, username: other.token.id, secret: other.token.secret, fingerprint: other.certificate.fingerprint })
    const set = async (hypervisorEndpointId: string) => { const { version } = await o.api.host.get({ id: o.hosts[1]! }); await o.api.host.update({ id: o.hosts[1]!, version, patch: { hypervisorEndpointId } }) }
    const id = await o.one({ mode: 'manual', hostIds: [o.hosts[1]!] })
    o.pve.trouble({ kind: 'drop' })
    await o.rounds(2)
    await set(otherId)
    o.pve.calm()
    await o.rounds(12, 400_000)
    expect([o.made(id), other.created.filter((m) => m.tags.includes(id)).length, await status(id)]).toEqual([0, 1, 'active'])
    expect((await o.operations(id)).map((p) => [p.kind, p.status, p.reason])).toEqual([['vm_start', 'done', null], ['vm_create', 'done', null], ['vm_create', 'cancelled', 'moved']])
    await o.api.virtualMachine.release({ ids: [id] })
    await o.rounds()
    await set(o.endpointId)
    await other.close()
  })
})

describe('a clone that carries the mark of a machine', () => {
  const clone = (id: string, vmid: number) => o.pve.machines.set(vmid, { ...machineOf(id), vmid, name: `clone-${vmid}`, lock: null })

  it('stays when the machine is released', async () => {
    const id = await o.one()
    await o.rounds()
    clone(id, 9001)
    await o.api.virtualMachine.release({ ids: [id] })
    await o.rounds()
    expect(await last(id)).toMatchObject({ kind: 'vm_delete', status: 'done' })
    expect([...o.pve.machines.values()].filter((m) => m.tags.includes(id)).map((m) => m.vmid)).toEqual([9001])
    o.pve.machines.delete(9001)
  })

  it('does not stand for it when it is looked at', async () => {
    const id = await o.one()
    await o.rounds()
    clone(id, 9002)
    o.pve.machines.get(9002)!.status = 'stopped'
    await o.rounds(4)
    expect(await o.vm(id)).toMatchObject({ status: 'active', observedState: 'running', reference: String(machineOf(id).vmid) })
    o.pve.machines.delete(Number((await o.vm(id)).reference))
    await o.rounds(4)
    expect(await o.vm(id)).toMatchObject({ status: 'error', observedState: 'absent' })
    o.pve.machines.delete(9002)
  })

  it('and another: nobody can tell which is the machine', async () => {
    o.pve.trouble({ kind: 'drop' })
    const id = await o.one()
    for (const vmid of [9003, 9004]) o.pve.machines.set(vmid, { vmid, node: 'pve1', name: 'x', cores: 1, memory: 512, disk: 1, status: 'stopped', tags: `colonnade-${id}`, lock: null })
    o.pve.calm()
    await o.rounds(6, 400_000)
    expect(await last(id)).toMatchObject({ status: 'failed', reason: 'ambiguous' })
    for (const vmid of [9003, 9004]) o.pve.machines.delete(vmid)
  })

  it('is not taken for it when that is released and taken back: it is made anew', async () => {
    const id = await o.one()
    await o.rounds()
    clone(id, 9005)
    o.pve.machines.get(9005)!.status = 'stopped'
    await o.api.virtualMachine.release({ ids: [id] })
    await o.rounds()
    await o.api.virtualMachine.restore({ ids: [id] })
    await o.rounds()
    expect([o.made(id), o.pve.machines.get(9005)!.status, await status(id)]).toEqual([2, 'stopped', 'active'])
    expect((await o.vm(id)).reference).not.toBe('9005')
    o.pve.machines.delete(9005)
  })

  it('is not stopped when an old operation is tried again after the machine is gone', async () => {
    const id = await o.one()
    await o.rounds()
    o.pve.nextEnd = [{ end: 'no such process', act: false }]
    await o.api.virtualMachine.stop({ id, force: true })
    await o.rounds(3)
    const stop = await last(id)
    expect(stop).toMatchObject({ kind: 'vm_stop', status: 'failed' })
    clone(id, 9006)
    await o.api.virtualMachine.release({ ids: [id] })
    await o.rounds()
    await o.api.operation.retry({ id: stop.id })
    await o.rounds(4)
    expect(await o.api.operation.get({ id: stop.id })).toMatchObject({ status: 'failed', reason: 'absent' })
    expect(o.pve.machines.get(9006)!.status).toBe('running')
    o.pve.machines.delete(9006)
  })
})

describe('what the token may not see', () => {
  it('does not count as gone', async () => {
    const id = await o.one()
    await o.rounds()
    o.pve.rights['/vms'] = { 'VM.Allocate': 1 }
    await o.rounds(3)
    expect(await o.vm(id)).toMatchObject({ status: 'active', observedState: 'running' })
    await o.api.virtualMachine.release({ ids: [id] })
    await o.rounds(14, 1_000_000)
    expect(await last(id)).toMatchObject({ kind: 'vm_delete', status: 'failed', reason: 'not_seen' })
    expect(machineOf(id)).toBeDefined()
    o.pve.rights['/vms'] = audit
    await o.api.endpoint.test({ id: o.endpointId })
    await o.api.operation.retry({ id: (await last(id)).id })
    await o.rounds()
    expect(machineOf(id)).toBeUndefined()
  })
})

describe('one request that is refused', () => {
  it.each([[403, 'Permission check failed (/vms, VM.Allocate)', 'forbidden'], [500, 'no space left on device', 'server_error']])('with %i does not put the endpoint out of service, and is not tried for ever', async (code, message, reason) => {
    await o.api.endpoint.test({ id: o.endpointId })
    const [bad, good] = [await o.one(), await o.one()]
    o.pve.trouble(refusal(message, code), { when: (r) => isCreation(r) && r.body.includes(bad) })
    await o.rounds(30, 60_000)
    expect(await status(good)).toBe('active')
    expect(await last(bad)).toMatchObject({ status: 'failed', reason, message: expect.stringContaining(message) })
    expect(await o.api.endpoint.get({ id: o.endpointId })).toMatchObject({ status: 'reachable', failures: 0 })
    expect(await status(bad)).toBe('error')
  })
})

describe('one machine that can\'t be looked into', () => {
  const health = async () => { const { status: is, failures } = await o.api.endpoint.get({ id: o.endpointId }); return [is, failures] }

  it('does not put its hypervisor aside; what its list says of it is kept, and it is looked into once that can be done', async () => {
    const id = await o.one()
    await o.rounds()
    const machine = machineOf(id)
    o.pve.trouble(refusal('unable to parse the configuration'), { when: (r) => r.path.endsWith(`/qemu/${machine.vmid}/pending`) })
    Object.assign(machine, { status: 'stopped', disk: 300 })
    await o.rounds(4)
    expect(await o.vm(id)).toMatchObject({ status: 'inactive', observedState: 'stopped' })
    expect(await o.api.virtualMachine.observation({ id })).toMatchObject({ storage: 100 })
    expect(await health()).toEqual(['reachable', 0])
    o.pve.calm()
    await o.rounds(4)
    expect(await o.api.virtualMachine.observation({ id })).toMatchObject({ storage: 300 })
  })

  it('because its node died hides neither that nor what else there is', async () => {
    const id = await o.one({ mode: 'manual', hostIds: [o.hosts[1]!] })
    await o.rounds()
    o.pve.nodes.get('pve2')!.online = false
    const other = await o.one({ mode: 'manual', hostIds: [o.hosts[0]!] })
    await o.rounds(6)
    expect(await health()).toEqual(['reachable', 0])
    expect((await o.api.host.observation({ id: o.hosts[1]! }))?.nodeOnline).toBe(false)
    expect([await o.vm(id), await status(other)]).toMatchObject([{ status: 'active', observedState: 'unknown' }, 'active'])
    expect(await o.api.virtualMachine.observation({ id })).toMatchObject({ marked: true, name: machineOf(id).name, cpu: 4 })
    o.pve.nodes.get('pve2')!.online = true
    await o.rounds(4)
    expect(await o.vm(id)).toMatchObject({ status: 'active', observedState: 'running' })
  })
})

describe('an operation that waits for an endpoint', () => {
  it('is not looked for before the endpoint has its turn', async () => {
    await o.api.endpoint.test({ id: o.endpointId })
    const id = await o.one()
    o.pve.trouble({ kind: 'drop' })
    await o.rounds(6, 60_000)
    const { nextTryAt } = await o.api.endpoint.get({ id: o.endpointId })
    expect((await nextDue(o.world.services))!.getTime()).toBeGreaterThanOrEqual(new Date(nextTryAt!).getTime())
    expect(await claim(o.world.services, randomUUID(), 8)).toEqual([])
    o.pve.calm()
    o.pass(3_600_000)
    await o.rounds()
    expect(await status(id)).toBe('active')
  })

  it('keeps the endpoint: it is not removed under it', async () => {
    const bmc = await redfishDouble()
    const { id: endpointId } = await o.api.endpoint.create({ name: 'short-lived', kind: 'redfish', url: bmc.url, username: bmc.username, secret: bmc.password, fingerprint: bmc.certificate.fingerprint })
    const host = async (bmcEndpointId: string | null) => { const { version } = await o.api.host.get({ id: o.hosts[1]! }); await o.api.host.update({ id: o.hosts[1]!, version, patch: { bmcEndpointId } }) }
    await host(endpointId)
    const { operationId } = await o.api.host.power({ id: o.hosts[1]!, action: 'on' })
    await host(null)
    expect((await errorOf(o.api.endpoint.remove({ ids: [endpointId] }))).reason).toBe('operations_open')
    await o.rounds(2)
    expect(await o.api.operation.get({ id: operationId })).toMatchObject({ status: 'cancelled', reason: 'other_controller' })
    await o.api.endpoint.remove({ ids: [endpointId] })
    expect(posts(bmc)).toBe(0)
    // nobody would ever carry it out, and it would hold up everything else
    expect((await errorOf(o.api.operation.retry({ id: operationId }))).reason).toBe('endpoint_gone')
    expect(await o.api.operation.get({ id: operationId })).toMatchObject({ status: 'cancelled', endpointGone: true })
    await bmc.close()
  })
})

describe('what goes on at the other side', () => {
  it('can be given up, and says so when it can\'t be asked after', async () => {
    const id = await o.one()
    await o.rounds()
    o.pve.rounds = 10_000
    await o.api.virtualMachine.stop({ id })
    await o.rounds(2)
    expect((await last(id)).status).toBe('waiting')
    o.pve.trouble(refusal('Permission check failed', 403), { when: (r) => r.path.includes('/tasks/') })
    await o.rounds(1, 5_000)
    expect(await last(id)).toMatchObject({ status: 'unknown', reason: 'forbidden' })
    o.pve.calm()
    await o.api.operation.cancel({ id: (await last(id)).id })
    expect(await last(id)).toMatchObject({ status: 'cancelled', reason: null, message: null })
    o.pve.rounds = 10_000
    await o.api.virtualMachine.stop({ id, force: true })
    await o.rounds(2)
    await o.api.operation.cancel({ id: (await last(id)).id })
    expect([(await last(id)).status, await status(id)]).toEqual(['cancelled', 'active'])
  })

  it('is told of when a machine is held without end, and goes on once it is let go', async () => {
    const id = await o.one()
    await o.rounds()
    machineOf(id).lock = 'backup'
    await o.api.virtualMachine.stop({ id })
    await o.rounds(80)
    expect(await last(id)).toMatchObject({ status: 'unknown', reason: 'held' })
    machineOf(id).lock = null
    await o.rounds(10, 60_000)
    expect([(await last(id)).status, await status(id)]).toEqual(['done', 'inactive'])
  })

  it('is followed through a task monitor of a controller', async () => {
    o.bmc.asTasks = { rounds: 3, end: 'Completed', monitor: true }
    const { operationId } = await o.api.host.power({ id: o.hosts[0]!, action: 'force_restart', confirm: (await o.api.host.get({ id: o.hosts[0]! })).name })
    await o.rounds(2)
    expect((await o.api.operation.get({ id: operationId })).status).toBe('waiting')
    await o.rounds(8)
    expect((await o.api.operation.get({ id: operationId })).status).toBe('done')
  })
})

describe('a host', () => {
  const name = async () => (await o.api.host.get({ id: o.hosts[0]! })).name

  it('whose restart was begun as a task that got lost is not said to have restarted', async () => {
    o.bmc.asTasks = { rounds: 100, end: 'Completed' }
    const { operationId } = await o.api.host.power({ id: o.hosts[0]!, action: 'force_restart', confirm: await name() })
    await o.rounds(1)
    o.bmc.tasks.clear()
    const before = posts(o.bmc)
    await o.rounds(4)
    expect([(await o.api.operation.get({ id: operationId })).status, posts(o.bmc) - before]).toEqual(['unknown', 0])
    await o.api.operation.cancel({ id: operationId })
  })

  it('is not switched long after somebody asked for it', async () => {
    o.bmc.trouble({ kind: 'drop' })
    const { operationId } = await o.api.host.power({ id: o.hosts[0]!, action: 'force_restart', confirm: await name() })
    await o.rounds(3)
    const before = posts(o.bmc)
    o.pass(3_600_000)
    o.bmc.calm()
    await o.rounds(4)
    expect(await o.api.operation.get({ id: operationId })).toMatchObject({ status: 'cancelled', reason: 'too_late' })
    expect(posts(o.bmc) - before).toBe(0)
    await o.rounds(2)
  })
})

describe('the status of a machine is what there is', () => {
  it('a creation that is given up leaves no machine waiting; started, it is made after all', async () => {
    o.pve.trouble({ kind: 'drop' }, { when: isCreation })
    const id = await o.one()
    await o.rounds(1)
    await o.api.operation.cancel({ id: (await last(id)).id })
    expect(await status(id)).toBe('error')
    o.pve.calm()
    expect((await o.api.virtualMachine.start({ id })).status).toBe('pending')
    await o.rounds(12, 400_000)
    expect([o.made(id), await status(id)]).toEqual([1, 'active'])
  })

  it('one released before it was made and taken back is made', async () => {
    const id = await o.one()
    await o.api.virtualMachine.release({ ids: [id] })
    await o.rounds(3)
    await o.api.virtualMachine.restore({ ids: [id] })
    await o.rounds()
    expect([o.made(id), await status(id)]).toEqual([1, 'active'])
  })

  it('one that was made and did not start stands still', async () => {
    o.pve.nextEnd = [{ end: 'OK', act: true }, { end: 'start failed: QEMU exited with code 1', act: false }]
    const id = await o.one()
    await o.rounds(6)
    expect([(await last(id)).status, await status(id)]).toEqual(['failed', 'inactive'])
  })

  it('one whose node is off line keeps the one it had', async () => {
    const id = await o.one()
    await o.rounds()
    ;(machineOf(id) as { status: string }).status = 'unknown'
    await o.rounds(4)
    expect(await o.vm(id)).toMatchObject({ status: 'active', observedState: 'unknown' })
    machineOf(id).status = 'running'
  })

  it('one that is paused goes on when it is started', async () => {
    const id = await o.one()
    await o.rounds()
    machineOf(id).status = 'paused'
    // endpoints are looked at every 66 s at the latest
    await o.rounds(4)
    expect(await o.vm(id)).toMatchObject({ status: 'inactive', observedState: 'paused' })
    await o.api.virtualMachine.start({ id })
    await o.rounds(3)
    expect([await status(id), machineOf(id).status]).toEqual(['active', 'running'])
  })

  it('a look that began before an operation ended says nothing of what that did', async () => {
    const id = await o.one()
    await o.rounds()
    await o.api.virtualMachine.stop({ id })
    await o.rounds(3)
    // the list was read while the machine still stood; meanwhile it is started to the end
    const listed = Promise.withResolvers<undefined>()
    const handed = Promise.withResolvers<undefined>()
    o.pve.afterList = async () => { o.pve.afterList = null; handed.resolve(undefined); await listed.promise }
    o.pass(120_000)
    const look = reconcile(o.world.services)
    await handed.promise
    await o.api.virtualMachine.start({ id })
    await o.rounds(4, 3000)
    expect(await status(id)).toBe('active')
    listed.resolve(undefined)
    await look
    expect(await o.vm(id)).toMatchObject({ status: 'active', observedState: 'running' })
  })
})

describe('a process that was given another key', () => {
  it('leaves what is sealed with the right one to the processes that have it, and holds up none of them', async () => {
    await o.api.endpoint.test({ id: o.endpointId })
    const warn = vi.fn()
    const other = { ...o.world.services, secretKey: randomBytes(32), log: { ...o.world.services.log, warn } }
    bindDatabase(other, databaseOf({ services: o.world.services }))
    const health = async () => { const { status, failures, lastReason } = await o.api.endpoint.get({ id: o.endpointId }); return { status, failures, lastReason } }
    const id = await o.one()
    for (let i = 0; i < 4; i++) { o.pass(20_000); await reconcile(other) }
    expect(await last(id)).toMatchObject({ status: 'pending', attempts: 0, reason: null })
    expect([await health(), await nextDue(other)]).toEqual([{ status: 'reachable', failures: 0, lastReason: null }, null])
    expect(warn.mock.calls.map(([, text]) => text)).toEqual([expect.stringContaining('SECRET_KEY')])

    // nobody who has the key comes: then people are told
    o.pass(120_000)
    await reconcile(other)
    expect(await health()).toMatchObject({ status: 'unauthorised', lastReason: 'secret_unreadable' })
    for (let i = 0; i < 6; i++) { o.pass(300_000); await reconcile(other) }
    await o.rounds(4, 6000)
    expect([await status(id), await health()]).toEqual(['active', { status: 'reachable', failures: 0, lastReason: null }])
  })
})

describe('machines that are placed together', () => {
  it('are each asked for under a number of their own, and once', async () => {
    const asked = () => o.pve.heard.filter(isCreation).map((r) => new URLSearchParams(r.body).get('vmid'))
    const before = asked().length
    // as far away as one really is: several have asked for a free number before the first has an answer
    o.pve.delayMs = 100
    await o.one({ count: 24 })
    await o.rounds(4, 1000)
    o.pve.delayMs = 0
    const numbers = asked().slice(before)
    expect([numbers.length, new Set(numbers).size]).toEqual([24, 24])
  })
})

describe('the reconciler', () => {
  const working = () => { const room = reconcileRoom(o.world.services, { leases: memoryLeases() }); room.wake(); return room }
  const made = async (room: { wake(): void }) => { const id = await o.one(); room.wake(); await vi.waitFor(async () => expect(await status(id)).toBe('active'), { timeout: 30_000, interval: 100 }) }

  it('waits for no endpoint that does not answer before it does what has to be done', async () => {
    await o.api.endpoint.test({ id: o.endpointId })
    await o.rounds(6)
    o.pass(120_000)
    o.bmc.trouble({ kind: 'silence' })
    const before = o.bmc.heard.length
    const room = working()
    await vi.waitFor(() => expect(o.bmc.heard.length).toBeGreaterThan(before), { timeout: 10_000, interval: 20 })
    await made(room)
    // the look goes on all the while
    expect((await o.api.endpoint.get({ id: o.bmcId })).failures).toBe(0)
    await room.stop()
  })

  it('waits for no step that takes long before it takes the next', async () => {
    const id = await o.one()
    await o.rounds(8)
    o.pve.trouble({ kind: 'silence' }, { when: (r) => r.path.endsWith('/status/stop') })
    await o.api.virtualMachine.stop({ id, force: true })
    const room = working()
    await vi.waitFor(() => expect(posts(o.pve, '/status/stop')).toBeGreaterThan(0), { timeout: 10_000, interval: 20 })
    await made(room)
    expect(await last(id)).toMatchObject({ kind: 'vm_stop', status: 'running', attempts: 0 })
    await room.stop()
    o.pve.calm()
    await o.rounds(6)
    expect(await status(id)).toBe('inactive')
  })

  it('comes back after a pass that failed, and not once it was stopped', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const sleeps = () => timers.mock.calls.filter(([, ms]) => ms === 15_000).length
    const worker = reconcileRoom({ ...o.world.services, clock: () => { throw new Error('no clock') } }, { leases: memoryLeases() })
    worker.wake()
    await worker.settled()
    expect(sleeps()).toBe(1)
    worker.wake()
    await worker.stop()
    expect(sleeps()).toBe(1)
    timers.mockRestore()
  })

  it('says nothing of an endpoint that was changed while it asked; that a person asked is kept', async () => {
    const ctx = createServiceCtx(o.world.services, systemActor(PROVIDER, ['endpoints:update']), { requestId: 'late', ip: null, userAgent: null })
    const before = await o.api.endpoint.get({ id: o.endpointId })
    const asked = { ...(await storedEndpoint(ctx, o.endpointId)), url: 'https://as-it-was.example' }
    const heard = { ok: false as const, error: new DriverError('unreachable', 'refused', 'Nothing listens there.') }
    const trail = async () => (await o.api.endpoint.history({ id: o.endpointId })).items
    const length = (await trail()).length
    await keepHealth(ctx, asked, heard)
    expect([(await trail()).length, (await o.api.endpoint.get({ id: o.endpointId })).status]).toEqual([length, before.status])
    await keepHealth(ctx, asked, heard, true)
    expect((await trail())[0]).toMatchObject({ action: 'test' })
    expect(JSON.stringify((await trail())[0])).not.toContain('refused')
  })
})
