import * as z from 'zod'
import { K8sClusterStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, instant, line, prose, restorable, whole } from '../kernel/fields.ts'
import { observedState } from './cluster-observation.ts'
import { kubernetesVersion } from './kubernetes-version.ts'
import { MOST_AT_ONCE, placementFits, placementRefused, whatIfResult } from './placement.ts'
import { tagged } from './tagged.ts'
import { schedulingMode } from './virtual-machine.ts'

/** How a cluster is. `maintenance` while it is being changed, or by hand. */
export const clusterStatus = z.enum(K8sClusterStatus)
/** What a person may set by hand; the others belong to the verbs. */
const clusterStatusByHand = clusterStatus.extract(['active', 'maintenance', 'offline', 'error'])
/** A name that is one label of a host name too, with room for what nodes add to it. */
export const clusterName = line(50).regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'use small letters, digits and hyphens; start and end with a letter or digit')

const text = z.string().nullable()
const description = prose(2000).nullish()

/**
 * A Kubernetes cluster that serves a tenant; its nodes are virtual machines. `create` records one that exists; `provision` makes one with its nodes.
 * `targetVersion`: what an unfinished upgrade brings. `windowOpen`: a maintenance window is open now. `endpoint`: the API server it is reached through, an
 * endpoint of kind kubernetes; `connected` where there is one. `observed…`: how it was found there. The tenant reads group, job and endpoint as null.
 */
export const clusterSchemas = entitySchemas({
  output: z.object({
    ...restorable, tenantId: id, tenantName: text, groupId: id.nullable(), groupName: text, name: z.string(), kubernetesVersion: z.string(), targetVersion: text, schedulingMode, description: text, ...tagged,
    status: clusterStatus, statusReason: text, jobId: id.nullable(), busy: z.boolean(), controlPlaneCount: z.int(), workerCount: z.int(), pluginCount: z.int(), failingPlugins: z.int(), windowOpen: z.boolean(), nextWindowAt: instant.nullable(),
    endpointId: id.nullable(), endpointName: text, connected: z.boolean(), observedState: observedState.nullable(), observedVersion: text, observedAt: instant.nullable(),
  }),
  create: z.strictObject({ tenantId: id, groupId: id, name: clusterName, kubernetesVersion, schedulingMode: schedulingMode.default('spread'), description, endpointId: id.nullish(), status: clusterStatusByHand.default('active') }),
  update: z.strictObject({ name: clusterName, groupId: id, schedulingMode, description, endpointId: id.nullish(), status: clusterStatusByHand }).partial(),
  filterable: ['name', 'tags', 'tenantId', 'groupId', 'kubernetesVersion', 'targetVersion', 'schedulingMode', 'status', 'controlPlaneCount', 'workerCount', 'failingPlugins', 'windowOpen', 'endpointId', 'observedState', 'createdAt'],
  sortable: ['name', 'kubernetesVersion', 'status', 'controlPlaneCount', 'workerCount', 'createdAt', 'updatedAt'],
  searchable: ['name', 'description', 'kubernetesVersion', 'tenantName'],
})

/** Control planes vote: there is an odd number of them. */
export const controlPlaneCount = z.union([z.literal(1), z.literal(3), z.literal(5)])
const hostIds = z.array(id).min(1).max(MOST_AT_ONCE)

/** A cluster with its nodes: all of them or none. In mode `manual` the hosts of both roles are named. */
export const provisionInput = z.strictObject({
  tenantId: id, groupId: id, name: clusterName, kubernetesVersion, schedulingMode: schedulingMode.default('spread'), description,
  controlPlaneCount, controlPlaneSpecificationId: id, workerCount: whole(0, MOST_AT_ONCE), workerSpecificationId: id.nullish(), controlPlaneHostIds: hostIds.optional(), workerHostIds: hostIds.optional(),
})
export type ProvisionInput = z.infer<typeof provisionInput>

/** How the control planes stand: over so many racks, at most so many in one; null when none is placed. `unracked`: on hosts whose rack is not known. */
const rackRule = z.object({ racks: z.int(), mostInOne: z.int(), unracked: z.int() }).nullable()
export type RackRule = z.infer<typeof rackRule>

/** Where each node would go, or which role does not fit and why: nothing is placed unless both fit. */
export const clusterWhatIf = z.object({ ok: z.boolean(), rackRule, controlPlane: whatIfResult.nullable(), workers: whatIfResult.nullable() })
export type ClusterWhatIf = z.infer<typeof clusterWhatIf>

const placedNode = z.object({ id, name: z.string(), role: z.enum(['control_plane', 'worker']), hostId: id, hostName: z.string(), rackId: id.nullable() })
/** What was made. `placementEventIds` keep why each node landed where it did. */
export const provisionResult = z.object({ clusterId: id, nodes: z.array(placedNode), rackRule, placementEventIds: z.array(id) })
export type ProvisionResult = z.infer<typeof provisionResult>

/**
 * More or fewer nodes of a role, to `count` of them. Up: placed in `groupId` (the cluster's own unless told), of that specification (that of the newest
 * node of the role unless told). Down: `nodeIds`, or the newest (of nodes that are kept apart, out of the racks that hold most). `outsideWindow` confirms taking nodes away while no maintenance window is open.
 */
export const scaleInput = z.strictObject({
  id, role: z.enum(['control_plane', 'worker']), count: whole(0, 1000), specificationId: id.nullish(), groupId: id.nullish(), hostIds: hostIds.optional(), nodeIds: z.array(id).max(MOST_AT_ONCE).optional(), outsideWindow: z.boolean().default(false),
})
export type ScaleInput = z.infer<typeof scaleInput>
/** What scaling would do: nodes placed, or those that would be released. */
export const scaleWhatIf = z.object({ add: z.int(), remove: z.int(), placed: z.union([placementFits, placementRefused]).nullable(), rackRule, released: z.array(z.object({ id, name: z.string(), hostName: text })) })
export type ScaleWhatIf = z.infer<typeof scaleWhatIf>
/** What scaling did. */
export const scaleResult = z.object({ placed: z.array(placedNode), released: z.array(id), placementEventIds: z.array(id) })

/**
 * Brings every node to a version, one at a time, as a job; the same again takes up an upgrade that stopped. Where the cluster has an endpoint, each node is
 * closed to new pods and waited for until its API server reports it ready at that version: for `patienceMinutes` at most.
 */
export const upgradeInput = z.strictObject({ id, kubernetesVersion, outsideWindow: z.boolean().default(false), patienceMinutes: whole(1, 1440).default(60) })
