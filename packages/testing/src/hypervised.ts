import { proxmoxDouble, type DoubleMachine, type ProxmoxDouble } from './doubles/proxmox.ts'
import { openWorld, type World } from './database.ts'
import { anOperator, type Person } from './people.ts'
import { aRoom, type Room } from './room.ts'

type Operations = Awaited<ReturnType<Person['api']['datacenter']['operation']['list']>>['items']

/** A world whose two hosts are the nodes pve1 and pve2 of a hypervisor's double. Time passes between rounds without anybody waiting for it. */
export interface Hypervised {
  world: World
  operator: Person
  room: Room
  pve: ProxmoxDouble
  endpointId: string
  /** on pve1, pve2 */
  hosts: string[]
  /** Runs a pass so many times, twenty seconds apart; 12 unless told. */
  rounds(pass: () => Promise<unknown>, n?: number): Promise<void>
  /** Places one of the room's small machines. */
  place(more?: object): Promise<string>
  /** What was done outside to a resource, the latest first. */
  operationsOf(resourceId: string): Promise<Operations>
  /** The double's machine that carries the mark of one of ours. */
  machineOf(id: string): DoubleMachine | undefined
  /** How often a machine was made. */
  made(id: string): number
  close(): Promise<void>
}

/** Opens such a world. `real`: on PostgreSQL. */
export async function openHypervised(options: { real?: boolean } = {}): Promise<Hypervised> {
  const [world, pve] = await Promise.all([openWorld(options), proxmoxDouble()])
  let ahead = 0
  world.services.clock = () => new Date(Date.now() + ahead)
  const operator = await anOperator(world)
  const room = await aRoom(world, { hosts: 2, cpu: 400, memory: 1_000_000, storage: 100_000 })
  const { endpoint, host, virtualMachine, operation } = operator.api.datacenter
  const { id: endpointId } = await endpoint.create({ name: 'pve', kind: 'proxmox', url: pve.url, username: pve.token.id, secret: pve.token.secret, fingerprint: pve.certificate.fingerprint })
  for (const [i, id] of room.hosts.entries()) {
    const { version } = await host.get({ id })
    await host.update({ id, version, patch: { hypervisorEndpointId: endpointId, hypervisorNode: `pve${i + 1}` } })
  }
  let count = 0
  return {
    world, operator, room, pve, endpointId, hosts: room.hosts,
    async rounds(pass, n = 12) { for (let i = 0; i < n; i++) { ahead += 20_000; await pass() } },
    async place(more = {}) {
      const { virtualMachines: [machine] } = await virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, namePrefix: `m${++count}`, count: 1, mode: 'spread', ...more } as never)
      return machine!.id
    },
    operationsOf: async (resourceId) => (await operation.list({ filter: [{ field: 'resourceId', op: 'eq', value: resourceId }], limit: 100 })).items,
    machineOf: (id) => [...pve.machines.values()].find((m) => m.tags.includes(id)),
    made: (id) => pve.created.filter((m) => m.tags.includes(id)).length,
    async close() { await pve.close(); await world.close() },
  }
}
