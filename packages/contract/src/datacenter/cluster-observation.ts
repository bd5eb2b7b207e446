import * as z from 'zod'
import { id, instant } from '../kernel/fields.ts'
import { endpointStatus } from './endpoint.ts'

/** How a cluster was found: `unhealthy` where its API server says so itself or a node is not ready. */
export const observedState = z.enum(['healthy', 'unhealthy', 'unreachable'])

const text = z.string().nullable()
/** How a node as it was found differs from the books. `missing`: recorded and not there; `not_recorded`: there and in no book. */
export const nodeDifference = z.enum(['missing', 'not_recorded', 'version', 'not_ready', 'cordoned'])
/** Most nodes an observation tells; those that differ come first. */
export const MOST_NODES_TOLD = 500

const observedNode = z.object({
  name: z.string(), recorded: z.object({ machineId: id, role: z.string(), version: text, status: z.string() }).nullable(),
  found: z.object({ version: z.string(), ready: z.boolean(), cordoned: z.boolean(), held: z.boolean(), roles: z.array(z.string()), problems: z.array(z.string()) }).nullable(),
  differences: z.array(nodeDifference),
})

/**
 * What is recorded of a cluster beside how it was found. Without an endpoint (`connected` false) nothing is looked at. `observedAt`: when it answered last, null when it never did;
 * `more`: so many nodes are not told. `endpoint` and what was wrong there are the provider's: a tenant reads null.
 */
export const clusterObservation = z.object({
  connected: z.boolean(), state: observedState.nullable(), version: text, versionDiffers: z.boolean(), healthy: z.boolean(), observedAt: instant.nullable(), nodeCount: z.int(), readyCount: z.int(), differing: z.int(),
  nodes: z.array(observedNode), more: z.int(),
  endpoint: z.object({ id, name: z.string(), status: endpointStatus, reason: text, message: text, nextTryAt: instant.nullable() }).nullable(),
})
export type ClusterObservation = z.infer<typeof clusterObservation>
export type ObservedNode = z.infer<typeof observedNode>

/** Whose workloads to read: of one namespace, or of all. */
export const workloadsInput = z.strictObject({ id, namespace: z.string().trim().max(63).regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'must be the name of a namespace').nullish() })
/** Workloads as a cluster's API server has them at this moment, the first 200 of each kind; `more`: there are others. */
export const clusterWorkloads = z.object({
  items: z.array(z.object({ kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet']), namespace: z.string(), name: z.string(), wanted: z.int(), ready: z.int() })), more: z.boolean(), readAt: instant,
})
export type ClusterWorkloads = z.infer<typeof clusterWorkloads>
