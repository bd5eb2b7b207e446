import { drainResult } from '@colonnade/contract/datacenter'
import { anOperator, aRoom, errorOf, openWorld, proxmoxDouble, type Person, type ProxmoxDouble, type Room, type World } from '@colonnade/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../operation/reconcile.ts'

let world: World, operator: Person, pve: ProxmoxDouble, other: ProxmoxDouble, room: Room
const ahead = { ms: 0 }

const api = () => operator.api.datacenter
async function rounds(n = 12): Promise<void> {
  for (let i = 0; i < n; i++) { ahead.ms += 20_000; await reconcile(world.services) }
}
async function made(hostId: string): Promise<string> {
  const { virtualMachines: [vm] } = await api().virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, namePrefix: `vm${Math.random().toString(36).slice(2, 7)}`, count: 1, mode: 'manual', hostIds: [hostId] })
  await rounds()
  return vm!.id
}
const vm = (id: string) => api().virtualMachine.get({ id })
async function backInService(id: string): Promise<void> {
  const { version } = await api().host.get({ id })
  await api().host.update({ id, version, patch: { status: 'active' } })
}
// the reconciler works while the drain waits
async function drain(id: string) {
  const { jobId } = await api().host.drain({ ids: [id] })
  let over = false
  const settled = world.settle().finally(() => { over = true })
  while (!over) { await rounds(1); await new Promise((resolve) => { setTimeout(resolve, 20) }) }
  await settled
  return drainResult.parse((await operator.api.platform.job.get({ id: jobId })).result)
}

beforeAll(async () => {
  world = await openWorld()
  world.services.clock = () => new Date(Date.now() + ahead.ms)
  operator = await anOperator(world)
  room = await aRoom(world, { hosts: 4, cpu: 64, memory: 1_000_000, storage: 100_000 })
  ;[pve, other] = await Promise.all([proxmoxDouble(), proxmoxDouble()])
  const endpoints = await Promise.all([pve, other].map(async (double, i) => (await api().endpoint.create({ name: `pve ${i}`, kind: 'proxmox', url: double.url, username: double.token.id, secret: double.token.secret, fingerprint: double.certificate.fingerprint })).id))
  // the first two with one hypervisor, the third with another, the fourth with none
  for (const [i, id] of room.hosts.slice(0, 3).entries()) {
    const { version } = await api().host.get({ id })
    await api().host.update({ id, version, patch: { hypervisorEndpointId: endpoints[i < 2 ? 0 : 1]!, hypervisorNode: i < 2 ? `pve${i + 1}` : 'pve1' } })
  }
  await rounds(2)
}, 240_000)
afterEach(() => { pve.calm(); pve.nextEnd = []; pve.rounds = 0 })
afterAll(async () => { await Promise.all([pve?.close(), other?.close()]); await world?.close() })

describe('a machine that was made', () => {
  it('is moved within its hypervisor only, whoever asks and wherever there is more room', async () => {
    const [a, b, c, d] = room.hosts as [string, string, string, string]
    const id = await made(a)
    const preview = await api().host.drainPreview({ ids: [a] })
    expect(preview.moves.find((m) => m.virtualMachineId === id)?.to.id).toBe(b)
    for (const hostId of [c, d]) {
      const refusal = await errorOf(api().virtualMachine.move({ id, hostId }))
      expect(refusal).toMatchObject({ code: 'CONFLICT', reason: 'no_room' })
      expect(JSON.stringify(refusal.details)).toContain('placement.beyond_reach')
    }
    expect((await api().virtualMachine.move({ id })).baremetalId).toBe(b)
    await rounds()
    expect(await vm(id)).toMatchObject({ baremetalId: b, observedState: 'running' })
    await api().virtualMachine.release({ ids: [id] })
    await rounds()
  })

  it('and is waited for by the drain: its host is in maintenance once it has left', async () => {
    const [a, b] = room.hosts as [string, string]
    const id = await made(a)
    expect(await drain(a)).toMatchObject({ moved: 1, stuck: [], hosts: [{ status: 'maintenance', left: 0 }] })
    expect([...pve.machines.values()].filter((m) => m.tags.includes(id)).map((m) => m.node)).toEqual(['pve2'])
    expect((await vm(id)).baremetalId).toBe(b)
    await backInService(a)
    await api().virtualMachine.release({ ids: [id] })
    await rounds()
  })

  it('and could not be brought away once is waited for all the same at the next drain', async () => {
    const [a, b] = room.hosts as [string, string]
    const id = await made(a)
    pve.nextEnd = Array.from({ length: 3 }, () => ({ end: 'no route to the other node', act: false }))
    await api().virtualMachine.move({ id, hostId: b })
    await rounds(4)
    pve.nextEnd = []
    await api().virtualMachine.move({ id, hostId: a })
    expect(await drain(a)).toMatchObject({ moved: 1, stuck: [], hosts: [{ status: 'maintenance', left: 0 }] })
    await backInService(a)
    await api().virtualMachine.release({ ids: [id] })
    await rounds()
  })

  it('by nobody here is named when its host is drained, and guards its power', async () => {
    const [a] = room.hosts as [string]
    pve.machines.set(700, { vmid: 700, node: 'pve1', name: 'not-ours', cores: 1, memory: 512, disk: 1, status: 'running', tags: '', lock: null })
    await rounds(4)
    expect(await drain(a)).toMatchObject({ hosts: [{ status: 'maintenance', left: 0, unknown: ['not-ours'] }] })
    const bmc = await api().endpoint.create({ name: 'its bmc', kind: 'redfish', url: 'https://127.0.0.1:9', username: 'u', secret: 's' })
    await api().host.update({ id: a, version: (await api().host.get({ id: a })).version, patch: { bmcEndpointId: bmc.id } })
    expect(await errorOf(api().host.power({ id: a, action: 'graceful_shutdown' }))).toMatchObject({ code: 'CONFLICT', reason: 'machines_stand', details: { machines: 1, unknown: 1 } })
    await api().host.update({ id: a, version: (await api().host.get({ id: a })).version, patch: { bmcEndpointId: null } })
    pve.machines.delete(700)
    await rounds(4)
    await backInService(a)
  })

  it('and could not be brought away keeps its host in draining, is named, and guards its power', async () => {
    const [a] = room.hosts as [string]
    const id = await made(a)
    pve.nextEnd = Array.from({ length: 40 }, () => ({ end: 'no route to the other node', act: false }))
    const result = await drain(a)
    expect(result).toMatchObject({ moved: 1, hosts: [{ status: 'draining', left: 1 }], stuck: [{ virtualMachineId: id, reasons: [{ reasons: [{ code: 'placement.still_there' }] }] }] })
    expect((await api().host.get({ id: a })).vmCount).toBe(0)
    const bmc = await api().endpoint.create({ name: 'bmc', kind: 'redfish', url: 'https://127.0.0.1:9', username: 'u', secret: 's' })
    await api().host.update({ id: a, version: (await api().host.get({ id: a })).version, patch: { bmcEndpointId: bmc.id } })
    expect(await errorOf(api().host.power({ id: a, action: 'force_off' }))).toMatchObject({ code: 'CONFLICT', reason: 'machines_stand', details: { machines: 1 } })
  })
})
