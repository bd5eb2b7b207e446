import { UNDO_MS } from '@colonnade/contract/kernel/verbs'
import type { DoubleMachine, ProxmoxDouble } from '../doubles/proxmox.ts'
import type { HttpClient } from '../http-client.ts'
import type { ServerProcess } from '../server-process.ts'
import { pause, seeded } from './random.ts'

/** How often, from which seed, and how many machines a round makes. */
export interface OutsidePlan { rounds: number; seed: number; machines: number }
/** `wrong`: every broken promise, in words. */
export interface OutsideReport { wrong: string[]; kills: number; made: number; removed: number; resized: number }

interface Machine { id: string; name: string; status: string }
const LARGER = { requiredCpu: 2, requiredMemory: 1024, requiredStorage: 5 }
const WAIT_MS = 90_000
/** When a machine that was released is removed: once it can't be taken back any more. */
const GOES_MS = UNDO_MS + 5_000

async function aRoomOn(client: HttpClient, double: ProxmoxDouble) {
  const endpoint = await client.mutate<{ id: string }>('datacenter.endpoint.create', { name: 'crash pve', kind: 'proxmox', url: double.url, username: double.token.id, secret: double.token.secret, fingerprint: double.certificate.fingerprint })
  const group = await client.mutate<{ id: string }>('datacenter.group.create', { name: 'crash outside' })
  for (const node of double.nodes.keys()) {
    await client.mutate('datacenter.host.create', { name: node, serialNumber: `crash-${node}`, groupId: group.id, totalCpu: 4000, totalMemory: 4_000_000, totalStorage: 400_000, hypervisorEndpointId: endpoint.id })
  }
  const specification = await client.mutate<{ id: string }>('datacenter.specification.create', { name: 'crash tiny', requiredCpu: 1, requiredMemory: 512, requiredStorage: 1 })
  const { items: [tenant] } = await client.query<{ items: { id: string }[] }>('identity.tenant.list', { search: 'aurora', limit: 1 })
  const larger = await client.mutate<{ id: string }>('datacenter.specification.create', { name: 'crash larger', ...LARGER })
  return { larger: larger.id, place: { groupId: group.id, specificationId: specification.id, tenantId: tenant!.id } }
}

const machinesOf = async (client: HttpClient, groupId: string) => (await client.query<{ items: Machine[] }>('datacenter.virtualMachine.list', { filter: [{ field: 'groupId', op: 'eq', value: groupId }], limit: 500 })).items

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await pause(200)) if (await holds().catch(() => false)) return true
  return false
}

async function crash(server: ServerProcess, report: OutsideReport): Promise<void> {
  await server.kill9()
  report.kills++
  await server.restart()
}

/** Machines are made and removed at a hypervisor while the server is killed at random moments; each must be there once, or gone, in the end. */
export async function crashOutside(server: ServerProcess, client: HttpClient, double: ProxmoxDouble, plan: OutsidePlan): Promise<OutsideReport> {
  const random = seeded(plan.seed)
  const report: OutsideReport = { wrong: [], kills: 0, made: 0, removed: 0, resized: 0 }
  const { place: room, larger } = await aRoomOn(client, double)
  const say = (round: number, what: string) => report.wrong.push(`round ${round} (seed ${plan.seed}): ${what}`)
  for (let round = 1; round <= plan.rounds; round++) {
    await client.mutate('datacenter.virtualMachine.place', { ...room, namePrefix: `crash${round}`, count: plan.machines, mode: 'spread' })
    if (round > 1) {
      const old = (await machinesOf(client, room.groupId)).filter((m) => m.name.startsWith(`crash${round - 1}-`)).slice(0, 2)
      await client.mutate('datacenter.virtualMachine.release', { ids: old.map((m) => m.id) })
      report.removed += old.length
      const grown = (await machinesOf(client, room.groupId)).filter((m) => m.name.startsWith(`crash${round - 1}-`)).slice(0, 2)
      for (const machine of grown) await client.mutate('datacenter.virtualMachine.resize', { id: machine.id, specificationId: larger })
      report.resized += grown.length
    }
    const goes = Date.now() + GOES_MS
    await pause(random() * 2500)
    await crash(server, report)
    // once more while those that were released are being removed
    if (round > 1) {
      await pause(Math.max(0, goes + random() * 1500 - Date.now()))
      await crash(server, report)
    }
    if (!(await until(async () => (await machinesOf(client, room.groupId)).every((m) => m.status === 'active')))) say(round, `machines that never ran: ${JSON.stringify((await machinesOf(client, room.groupId)).filter((m) => m.status !== 'active'))}`)
    const standing = await machinesOf(client, room.groupId)
    if (!(await until(async () => double.machines.size === standing.length))) say(round, `${double.machines.size} machines at the hypervisor for ${standing.length} in the books`)
    const isLarge = (m: DoubleMachine) => (m.pending?.cores ?? m.cores) === LARGER.requiredCpu && (m.pending?.memory ?? m.memory) === LARGER.requiredMemory && m.disk === LARGER.requiredStorage
    if (!(await until(async () => [...double.machines.values()].filter(isLarge).length === report.resized))) say(round, `${[...double.machines.values()].filter(isLarge).length} machines have their new size, of ${report.resized}`)
    for (const machine of standing) if ([...double.machines.values()].filter((m) => m.tags.includes(machine.id)).length !== 1) say(round, `${machine.name} is not there once`)
  }
  const tags = double.created.map((m) => m.tags)
  report.made = tags.length
  for (const tag of new Set(tags)) if (tags.filter((t) => t === tag).length > 1) report.wrong.push(`${tag} was made ${tags.filter((t) => t === tag).length} times`)
  return report
}
