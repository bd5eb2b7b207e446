import { proxmoxDouble, redfishDouble, type ProxmoxDouble, type RedfishDouble } from '@colonnade/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Call, ResourceDriver } from './driver.ts'
import { DriverError } from './error.ts'
import { openDriver } from './open.ts'

let bmc: RedfishDouble, pve: ProxmoxDouble, redfish: ResourceDriver, proxmox: ResourceDriver
const call: Call = { key: 'k', timeoutMs: 10_000 }
const key = '01900000-0000-7000-8000-000000000001'
const order = { key, id: '120', node: 'pve1', name: 'Wéb server #1', cpu: 2, memory: 2048, storage: 20 }
const problem = async (work: Promise<unknown>) => { const error = await work.then(() => null, (e: unknown) => e); expect(error).toBeInstanceOf(DriverError); return error as DriverError }
const task = async (outcome: Promise<{ outcome: string }>) => { const o = (await outcome) as { outcome: string; task: string }; expect(o.outcome).toBe('task'); return o.task }
const machine = async () => { const list = await proxmox.machines.list(call); return list.outcome === 'done' ? list.value.find((m) => m.key === key) : undefined }

const NOTHING = { storage: null, bridge: null, template: null, image: null, pool: null, tags: null }
const connection = () => ({ url: pve.url, username: pve.token.id, secret: pve.token.secret, caPem: null, fingerprint: pve.certificate.fingerprint })
const openWith = (machines: object) => openDriver('proxmox', { ...connection(), machines: { ...NOTHING, ...machines } })
/** Follows what a call began to its end. */
const ended = async (outcome: Promise<{ outcome: string }>) => { const o = (await outcome) as { outcome: string; task?: string }; if (o.task) await proxmox.task(o.task, call) }
const make = () => ended(proxmox.machines.create(order, call))
const look = async () => { const closer = await proxmox.machines.inspect((await machine())!, call); return closer.outcome === 'done' ? closer.value : null }

beforeAll(async () => {
  [bmc, pve] = await Promise.all([redfishDouble(), proxmoxDouble()])
  redfish = await openDriver('redfish', { url: bmc.url, username: bmc.username, secret: bmc.password, caPem: null, fingerprint: bmc.certificate.fingerprint })
  proxmox = await openDriver('proxmox', connection())
})
beforeEach(() => { pve.machines.clear(); pve.nextEnd = []; pve.rounds = 0; pve.terse = false; pve.calm(); bmc.calm(); bmc.asTasks = null; Object.assign(bmc.systems.get('1')!, { power: 'On' }) })
afterAll(() => Promise.all([bmc.close(), pve.close()]))

describe('redfish', () => {
  it.each([['force_off', 'Off'], ['graceful_shutdown', 'Off'], ['graceful_restart', 'On'], ['force_restart', 'On']] as const)('%s leaves it %s', async (action, power) => {
    expect(await redfish.hosts.power('1', action, call)).toEqual({ outcome: 'done', value: null })
    expect(bmc.systems.get('1')!.power).toBe(power)
  })

  it('says what a controller says when it refuses, and what it does not offer', async () => {
    const error = await problem(redfish.hosts.power('1', 'on', call))
    expect([error.kind, error.reason]).toEqual(['conflict', 'busy'])
    expect(error.message).toContain('already on')
    bmc.systems.get('1')!.allowed = ['On', 'ForceOff']
    expect(await redfish.hosts.power('1', 'graceful_shutdown', call)).toEqual({ outcome: 'unsupported', what: 'graceful_shutdown' })
    expect((await problem(redfish.hosts.observe('77', call))).reason).toBe('no_such_system')
    bmc.systems.get('1')!.allowed = ['On', 'ForceOff', 'GracefulShutdown', 'GracefulRestart', 'ForceRestart']
  })

  it('follows what a controller does as a task', async () => {
    bmc.asTasks = { rounds: 1, end: 'Completed' }
    const path = await task(redfish.hosts.power(null, 'force_off', call))
    expect(await redfish.task(path, call)).toEqual({ state: 'running', progress: 40 })
    expect(await redfish.task(path, call)).toEqual({ state: 'done' })
    expect(bmc.systems.get('1')!.power).toBe('Off')
  })

  it('follows a task monitor: 202 while it goes on, at the end the answer to what was asked for', async () => {
    bmc.asTasks = { rounds: 1, end: 'Completed', monitor: true }
    const path = await task(redfish.hosts.power(null, 'force_off', call))
    expect(await redfish.task(path, call)).toEqual({ state: 'running', progress: null })
    expect(await redfish.task(path, call)).toEqual({ state: 'done' })
    expect(bmc.systems.get('1')!.power).toBe('Off')
    bmc.trouble({ kind: 'status', status: 200, body: { '@odata.id': '/redfish/v1/Systems/1', PowerState: 'Off' } })
    expect(await redfish.task(path, call)).toEqual({ state: 'done' })
  })

  it('reads a serial number that is a number, and drops what no database takes', async () => {
    Object.assign(bmc.systems.get('1')!, { serial: 12345, model: 'R\u00001\n' })
    const seen = await redfish.hosts.observe('1', call)
    expect(seen.outcome === 'done' && [seen.value.inventory.serialNumber, seen.value.inventory.model]).toEqual(['12345', 'R 1'])
    Object.assign(bmc.systems.get('1')!, { serial: 'SN-0001', model: 'R1' })
  })

  it('does not call a reset undone because its answer could not be read', async () => {
    bmc.trouble({ kind: 'status', status: 202, body: 'accepted' }, { when: (r) => r.method === 'POST' })
    expect((await redfish.hosts.power('1', 'force_off', call)).outcome).toBe('done')
  })

  it('goes nowhere a service points to outside itself', async () => {
    bmc.trouble({ kind: 'status', status: 200, body: { Systems: { '@odata.id': '//evil.example/redfish/v1/Systems' } } }, { times: 1 })
    expect((await problem(redfish.check(call))).reason).toBe('bad_answer')
  })
})

describe('proxmox', () => {
  it('makes, starts, moves, stops and removes a machine, each as a task', async () => {
    pve.rounds = 1
    for (const [step, look] of [
      [() => proxmox.machines.create(order, call), { name: 'we-b-server-1', state: 'stopped', ref: { id: '120', node: 'pve1' } }],
      [() => proxmox.machines.start({ id: '120', node: 'pve1' }, call), { state: 'running' }],
      [() => proxmox.machines.migrate({ id: '120', node: 'pve1' }, 'pve2', true, call), { ref: { id: '120', node: 'pve2' } }],
      [() => proxmox.machines.stop({ id: '120', node: 'pve2' }, false, call), { state: 'stopped' }],
    ] as const) {
      const upid = await task(step())
      expect(await proxmox.task(upid, call)).toEqual({ state: 'running', progress: null })
      expect(await proxmox.task(upid, call)).toEqual({ state: 'done' })
      expect(await machine()).toMatchObject(look)
    }
    const upid = await task(proxmox.machines.remove({ id: '120', node: 'pve2' }, call))
    await proxmox.task(upid, call)
    await proxmox.task(upid, call)
    expect(await machine()).toBeUndefined()
  })

  it('asks for exactly what was ordered, on the roomiest storage, marked as ours', async () => {
    await proxmox.machines.create(order, call)
    const form = new URLSearchParams(pve.heard.findLast((r) => r.method === 'POST')!.body)
    expect(Object.fromEntries(form)).toMatchObject({ vmid: '120', cores: '2', memory: '2048', scsi0: 'local-lvm:20', tags: `colonnade-${key}` })
  })

  it('takes no number from an answer that is none', async () => {
    pve.trouble({ kind: 'status', status: 200, body: { data: null } }, { when: (r) => r.path.endsWith('/nextid') })
    expect((await problem(proxmox.machines.freeId(call))).reason).toBe('bad_answer')
  })

  it('gives a machine a name whose every label is one', async () => {
    await ended(proxmox.machines.create({ ...order, name: 'Web (2).old -.- x.' }, call))
    expect(pve.machines.get(120)!.name).toBe('web-2.old.x')
  })

  it('is told of a machine whose node is off line only where it is and whose', async () => {
    await make()
    pve.nodes.get('pve1')!.online = false
    expect(await machine()).toMatchObject({ ref: { id: '120', node: 'pve1' }, key, name: null, state: 'unknown', size: { cpu: null, memory: null, storage: null } })
    pve.nodes.get('pve1')!.online = true
  })

  it('knows a taken number, a held machine, a missing one and a node without storage by their words', async () => {
    pve.rounds = 5
    await proxmox.machines.create(order, call)
    expect([(await problem(proxmox.machines.create(order, call))).reason, (await problem(proxmox.machines.start({ id: '120', node: 'pve1' }, call))).kind]).toEqual(['id_taken', 'conflict'])
    expect((await problem(proxmox.machines.start({ id: '999', node: 'pve1' }, call))).kind).toBe('not_found')
    const storages = pve.storages
    pve.storages = [{ storage: 'off', active: 0, avail: 1 }]
    expect((await problem(proxmox.machines.create({ ...order, id: '121' }, call))).reason).toBe('no_storage')
    pve.storages = storages
  })

  it('tells a task that failed from one that is lost', async () => {
    pve.nextEnd = [{ end: 'out of space', act: false }, { end: null, act: true }]
    const failed = await task(proxmox.machines.create(order, call))
    await proxmox.task(failed, call)
    expect(await proxmox.task(failed, call)).toEqual({ state: 'failed', message: 'out of space' })
    pve.machines.clear()
    const lost = await task(proxmox.machines.create(order, call))
    await proxmox.task(lost, call)
    expect(await proxmox.task(lost, call)).toEqual({ state: 'lost' })
  })

  it('says what stands in the status line alone, as older versions do', async () => {
    pve.terse = true
    const error = await problem(proxmox.machines.start({ id: '999', node: 'pve1' }, call))
    expect([error.kind, error.message.includes('does not exist')]).toEqual(['not_found', true])
  })

  it('knows of a number that is taken whether or not it may see by what', async () => {
    await proxmox.machines.create(order, call)
    const rights = pve.rights
    pve.rights = {}
    expect([await proxmox.machines.isFree('120', call), await proxmox.machines.isFree('121', call)]).toEqual([{ outcome: 'done', value: false }, { outcome: 'done', value: true }])
    expect(await proxmox.machines.list(call)).toEqual({ outcome: 'done', value: [] })
    const error = await problem(proxmox.check(call))
    expect([error.reason, error.message.includes('VM.Audit')]).toEqual(['forbidden', true])
    pve.rights = rights
  })

  it('shows no mark of a machine before it is made, and lets one that was paused go on', async () => {
    pve.rounds = 1
    const upid = await task(proxmox.machines.create(order, call))
    expect(await machine()).toBeUndefined()
    await proxmox.task(upid, call)
    await proxmox.task(upid, call)
    expect((await machine())?.busy).toBe(false)
    pve.rounds = 0
    pve.machines.get(120)!.status = 'paused'
    await proxmox.task(await task(proxmox.machines.start({ id: '120', node: 'pve1' }, call)), call)
    expect((await machine())?.state).toBe('running')
  })

  it.each(['malformed', 'huge'] as const)('does not call a creation undone because its answer could not be read (%s)', async (kind) => {
    pve.trouble({ kind }, { when: (r) => r.method === 'POST' })
    const error = await problem(proxmox.machines.create(order, call))
    expect([error.kind, error.maybeDone]).toEqual(['failed', true])
  })

  it('gives a machine another size: cores and memory, then the disk; asked again it does nothing', async () => {
    await make()
    const ref = { id: '120', node: 'pve1' }
    const to = { cpu: 4, memory: 4096, storage: 50 }
    for (let i = 0; i < 2; i++) await ended(proxmox.machines.resize(ref, to, call))
    expect(pve.machines.get(120)).toMatchObject({ cores: 4, memory: 4096, disk: 50 })
    const writes = pve.heard.filter((r) => r.method !== 'GET').length
    expect(await proxmox.machines.resize(ref, to, call)).toEqual({ outcome: 'done', value: null })
    expect(await proxmox.machines.resize(ref, { ...to, storage: 20 }, call)).toEqual({ outcome: 'done', value: null })
    expect(pve.heard.filter((r) => r.method !== 'GET').length).toBe(writes)
  })

  it('says what waits for the restart of a machine that runs, and counts all its disks', async () => {
    await make()
    Object.assign(pve.machines.get(120)!, { status: 'running', more: [30] })
    await ended(proxmox.machines.resize({ id: '120', node: 'pve1' }, { cpu: 8, memory: 2048, storage: 60 }, call))
    const waiting = await look()
    expect(waiting).toMatchObject({ size: { cpu: 2, memory: 2048, storage: 50 }, next: { cpu: 8, memory: 2048 } })
    expect(await proxmox.machines.resize({ id: '120', node: 'pve1' }, { cpu: 8, memory: 2048, storage: 50 }, call)).toMatchObject({ outcome: 'done' })
    // only the disk it starts from grows
    await ended(proxmox.machines.resize({ id: '120', node: 'pve1' }, { cpu: 8, memory: 2048, storage: 60 }, call))
    expect([pve.machines.get(120)!.disk, pve.machines.get(120)!.more]).toEqual([30, [30]])
    pve.machines.get(120)!.status = 'stopped'
    await ended(proxmox.machines.start({ id: '120', node: 'pve1' }, call))
    expect(await look()).toMatchObject({ size: { cpu: 8 }, next: null })
  })

  it('writes its mark beside the tags that are there, unless somebody changes the machine meanwhile', async () => {
    pve.machines.set(130, { vmid: 130, node: 'pve1', name: 'old', cores: 1, memory: 512, disk: 10, status: 'running', tags: 'web;prod', lock: null })
    await proxmox.machines.mark({ id: '130', node: 'pve1' }, key, call)
    expect(pve.machines.get(130)!.tags).toBe(`web;prod;colonnade-${key}`)
    expect(await machine()).toMatchObject({ key, ref: { id: '130' } })
    pve.trouble({ kind: 'status', status: 200, body: { data: { tags: 'web', digest: 'of yesterday' } } }, { when: (r) => r.method === 'GET' && r.path.endsWith('/config'), times: 1 })
    expect((await problem(proxmox.machines.mark({ id: '130', node: 'pve1' }, key, call))).kind).toBe('conflict')
  })

  it('makes machines as its endpoint says: where disks go, what they are connected to, what they begin with', async () => {
    const own = await openWith({ storage: 'fast', bridge: 'vmbr7', image: 'local:iso/debian-13.iso', pool: 'tenants', tags: 'prod gpu' })
    await own.machines.create(order, call)
    expect(pve.machines.get(120)!.asked).toMatchObject({ scsi0: 'fast:20', net0: 'virtio,bridge=vmbr7', ide2: 'local:iso/debian-13.iso,media=cdrom', boot: 'order=scsi0;ide2;net0', pool: 'tenants', tags: `colonnade-${key};prod;gpu` })
  })

  it('clones a template from whatever node it is on; the clone is known by its description until it is marked', async () => {
    pve.machines.set(9000, { vmid: 9000, node: 'pve2', name: 'debian', cores: 1, memory: 1024, disk: 8, status: 'stopped', tags: 'template', lock: null, template: true })
    const own = await openWith({ template: 9000, storage: 'fast', pool: 'tenants', tags: 'prod' })
    await ended(own.machines.create(order, call))
    expect(pve.machines.get(120)!.asked).toMatchObject({ newid: '120', full: '1', target: 'pve1', storage: 'fast', pool: 'tenants' })
    const list = await own.machines.list(call)
    const clone = list.outcome === 'done' ? list.value.find((m) => m.ref.id === '120')! : null
    expect(list.outcome === 'done' && list.value.some((m) => m.ref.id === '9000')).toBe(false)
    expect(clone).toMatchObject({ key: null, described: null })
    expect(await own.machines.inspect(clone!, call)).toMatchObject({ value: { key: null, described: key, size: { cpu: 1, memory: 1024, storage: 8 } } })
    await own.machines.mark({ id: '120', node: 'pve1' }, key, call)
    expect(pve.machines.get(120)!.tags).toBe(`template;colonnade-${key};prod`)
    expect((await problem((await openWith({ template: 9001 })).machines.create({ ...order, id: '121' }, call))).reason).toBe('no_template')
  })

  it('says of a request that was on its way that it may have been carried out', async () => {
    pve.trouble({ kind: 'drop_after' }, { when: (r) => r.method === 'POST' })
    expect((await problem(proxmox.machines.create(order, call))).maybeDone).toBe(true)
    pve.calm()
    pve.trouble({ kind: 'drop' }, { when: (r) => r.method === 'GET' })
    expect((await problem(proxmox.machines.list(call))).maybeDone).toBe(false)
  })
})
