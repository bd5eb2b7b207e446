import type { World } from './database.ts'
import { anOperator, aTenant, type Person } from './people.ts'

/** A room to place in: one operator, one tenant, racks, a group with hosts, specifications. */
export interface Room { operator: Person; tenant: Person; groupId: string; racks: string[]; hosts: string[]; small: string; large: string }
/** Hosts of 16 cores, 64 GB and 1,000 GB unless told; host i stands in rack i modulo racks. */
export interface RoomPlan { hosts?: number; racks?: number; cpu?: number; memory?: number; storage?: number; name?: string }

let count = 0

/** Builds a room through the API. */
export async function aRoom(world: World, { hosts = 4, racks = 2, cpu = 16, memory = 65_536, storage = 1000, name = `room-${++count}` }: RoomPlan = {}): Promise<Room> {
  const operator = await anOperator(world)
  const tenant = await aTenant(world)
  const { rack, group, host, specification } = operator.api.datacenter
  const { id: groupId } = await group.create({ name })
  const rackIds: string[] = []
  for (let i = 0; i < racks; i++) rackIds.push((await rack.create({ name: `${name}-rack-${i + 1}` })).id)
  const hostIds: string[] = []
  for (let i = 0; i < hosts; i++) {
    hostIds.push((await host.create({
      name: `${name}-host-${String(i + 1).padStart(2, '0')}`, serialNumber: `${name}-${i + 1}`, groupId, rackId: racks ? rackIds[i % racks]! : null, unit: racks ? 1 + Math.floor(i / racks) : null,
      totalCpu: cpu, totalMemory: memory, totalStorage: storage,
    })).id)
  }
  const small = await specification.create({ name: `${name}-small`, requiredCpu: 4, requiredMemory: 8192, requiredStorage: 100 })
  const large = await specification.create({ name: `${name}-large`, requiredCpu: 16, requiredMemory: 32_768, requiredStorage: 200 })
  return { operator, tenant, groupId, racks: rackIds, hosts: hostIds, small: small.id, large: large.id }
}
