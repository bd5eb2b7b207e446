import * as z from 'zod'
import { K8sClusterPluginAction, K8sClusterPluginStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, line, prose, versioned } from '../kernel/fields.ts'
import { tagged } from './tagged.ts'

export const pluginStatus = z.enum(K8sClusterPluginStatus)
const text = z.string().nullable()
const manifest = prose(500_000).nullish()
const additionalInfo = z.record(z.string().max(200), z.json()).nullish()
const pluginName = line(100).regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'use small letters, digits, hyphens and dots; start and end with a letter or digit')

/** One Kubernetes object. `namespace` counts where its kind has one. */
export const objectRef = z.object({ apiVersion: z.string(), kind: z.string(), namespace: text, name: z.string() })

/**
 * What is installed in a cluster. `manifest`: the Kubernetes objects it consists of, as YAML; `objects`: what its last application left in the cluster, null until something was applied; a tenant reads
 * both as null, and lists leave both out. `hasManifest`: there is one. `connected`: the cluster is reached through an endpoint; where it is not, what is recorded is all there is. `create` installs, `remove` uninstalls: each as a job.
 */
export const pluginSchemas = entitySchemas({
  output: z.object({
    ...versioned, tenantId: id, tenantName: text, clusterId: id, clusterName: text, name: z.string(), pluginVersion: z.string(), targetVersion: text, status: pluginStatus, statusReason: text, ...tagged,
    pendingAction: z.enum(K8sClusterPluginAction).nullable(), jobId: id.nullable(), manifest: text, hasManifest: z.boolean(), objects: z.array(objectRef).nullable(), connected: z.boolean(),
    additionalInfo: z.record(z.string(), z.unknown()).nullable(),
  }),
  create: z.strictObject({ clusterId: id, name: pluginName, pluginVersion: line(50), manifest, additionalInfo }),
  update: z.strictObject({ additionalInfo }).partial(),
  filterable: ['name', 'tags', 'tenantId', 'clusterId', 'pluginVersion', 'status', 'pendingAction', 'createdAt'],
  sortable: ['name', 'pluginVersion', 'status', 'createdAt', 'updatedAt'],
  searchable: ['name', 'pluginVersion', 'clusterName'],
})

/** Brings a plugin to another version, as a job. Without a manifest the present one stays. `outsideWindow` confirms doing it while no maintenance window is open. */
export const pluginUpgradeInput = z.strictObject({ id, version: z.number().int().min(1), pluginVersion: line(50), manifest, outsideWindow: z.boolean().default(false) })
/** Tries again what failed, or applies the manifest again. `outsideWindow` confirms doing it while no maintenance window is open; what was never there yet disturbs nothing. */
export const pluginRetryInput = z.strictObject({ id, outsideWindow: z.boolean().default(false) })
/** Takes plugins out of their clusters, as jobs. */
export const pluginRemoveInput = z.strictObject({ ids: z.array(id).min(1).max(500), outsideWindow: z.boolean().default(false) })
