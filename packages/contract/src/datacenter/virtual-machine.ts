import * as z from 'zod'
import { DesiredPower, MachineState, SchedulingMode, VirtualMachineStatus, VirtualMachineType } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, instant, line, restorable } from '../kernel/fields.ts'
import { kubernetesVersion } from './kubernetes-version.ts'
import { tagged } from './tagged.ts'

export const virtualMachineType = z.enum(VirtualMachineType)
export const virtualMachineStatus = z.enum(VirtualMachineStatus)
/** How a set of VMs is laid out over hosts. */
export const schedulingMode = z.enum(SchedulingMode)

const text = z.string().nullable()

/**
 * A virtual machine. `cpu` (cores), `memory` (MB) and `storage` (GB) are what was charged when it was placed.
 * `create` records one on a host that is known; `place` chooses the hosts. A tenant reads host and rack as null, and no tags.
 * `observedState`: how its hypervisor found it; null where what is recorded is all there is. `reference`: the hypervisor's own name for it. `adoptedAt`: since when it is in the books, if it stood there before.
 * `k8sClusterId`: the cluster it is a node of, with the Kubernetes version it runs.
 */
export const virtualMachineSchemas = entitySchemas({
  output: z.object({
    ...restorable, tenantId: id, tenantName: text, name: z.string(), groupId: id, groupName: text, baremetalId: id.nullable(), hostName: text, rackId: id.nullable(), rackName: text,
    specificationId: id, specificationName: text, ...tagged, type: virtualMachineType, status: virtualMachineStatus, schedulingMode, affinityGroup: text,
    k8sClusterId: id.nullable(), clusterName: text, kubernetesVersion: text, cpu: z.int(), memory: z.int(), storage: z.int(),
    desiredPower: z.enum(DesiredPower), observedState: z.enum(MachineState).nullable(), observedAt: instant.nullable(), observedHostName: text, reference: text, adoptedAt: instant.nullable(),
  }),
  create: z.strictObject({
    tenantId: id, name: line(100), baremetalId: id, specificationId: id, type: virtualMachineType.default('other'), status: virtualMachineStatus.default('active'), affinityGroup: line(100).nullish(),
    k8sClusterId: id.nullish(), kubernetesVersion: kubernetesVersion.nullish(),
  }),
  update: z.strictObject({ name: line(100), type: virtualMachineType, status: virtualMachineStatus }).partial(),
  filterable: ['name', 'tags', 'tenantId', 'groupId', 'baremetalId', 'rackId', 'specificationId', 'type', 'status', 'schedulingMode', 'affinityGroup', 'k8sClusterId', 'kubernetesVersion', 'cpu', 'memory', 'storage', 'createdAt'],
  sortable: ['name', 'type', 'status', 'cpu', 'memory', 'storage', 'createdAt', 'updatedAt'],
  searchable: ['name', 'affinityGroup'],
})
