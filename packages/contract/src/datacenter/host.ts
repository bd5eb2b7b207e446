import * as z from 'zod'
import { HostStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, line, restorable, whole } from '../kernel/fields.ts'
import { unitOf } from './amounts.ts'
import { tagged } from './tagged.ts'

/** Only `active` takes new VMs. `draining` is being emptied on the way to `maintenance`. */
export const hostStatus = z.enum(HostStatus)

const fields = {
  name: line(100), serialNumber: line(100), groupId: id, rackId: id.nullish(), unit: whole(1, 100).nullish(),
  totalCpu: whole(0).meta({ unit: unitOf.cpu }), totalMemory: whole(0).meta({ unit: unitOf.memory }), totalStorage: whole(0).meta({ unit: unitOf.storage }),
  region: line(100).nullish(), fab: line(100).nullish(), phase: line(100).nullish(), dc: line(100).nullish(), room: line(100).nullish(), externalSystemId: line(100).nullish(),
  bmcEndpointId: id.nullish(), bmcSystem: line(100).nullish(), hypervisorEndpointId: id.nullish(), hypervisorNode: line(100).nullish(),
}
const height = whole(1, 100).meta({ unit: unitOf.height })
const text = z.string().nullable()

/** A physical machine. `unit` is the lowest rack unit it stands in, from 1 at the bottom; totals in cores, MB, GB. `bmc` is what switches it, `hypervisor` what makes its machines. It offers `capacity`: its totals times the group's overcommit ratio. */
export const hostSchemas = entitySchemas({
  output: z.object({
    ...restorable, name: z.string(), serialNumber: z.string(), groupId: id, groupName: text, rackId: id.nullable(), rackName: text, unit: z.int().nullable(), heightUnits: z.int(),
    status: hostStatus, totalCpu: z.int(), totalMemory: z.int(), totalStorage: z.int(), availableCpu: z.int(), availableMemory: z.int(), availableStorage: z.int(),
    capacityCpu: z.int(), capacityMemory: z.int(), capacityStorage: z.int(),
    region: text, fab: text, phase: text, dc: text, room: text, externalSystemId: text, ...tagged, vmCount: z.int(),
    bmcEndpointId: id.nullable(), bmcSystem: text, hypervisorEndpointId: id.nullable(), hypervisorNode: text, bmcEndpointName: text, hypervisorEndpointName: text, observedPower: text, observedHealth: text,
  }),
  create: z.strictObject({ ...fields, heightUnits: height.default(1), status: hostStatus.default('active') }),
  update: z.strictObject({ ...fields, heightUnits: height, status: hostStatus }).partial(),
  filterable: ['name', 'serialNumber', 'tags', 'groupId', 'rackId', 'status', 'region', 'fab', 'phase', 'dc', 'room', 'bmcEndpointId', 'hypervisorEndpointId', 'totalCpu', 'totalMemory', 'totalStorage', 'availableCpu', 'availableMemory', 'availableStorage', 'createdAt'],
  sortable: ['name', 'serialNumber', 'status', 'unit', 'region', 'dc', 'room', 'totalCpu', 'totalMemory', 'totalStorage', 'availableCpu', 'availableMemory', 'availableStorage', 'createdAt', 'updatedAt'],
  searchable: ['name', 'serialNumber', 'region', 'dc', 'room', 'externalSystemId'],
})
