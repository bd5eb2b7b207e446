import { randomUUIDv7 } from 'node:crypto'
import { pluginSchemas } from '@colonnade/contract/datacenter'
import { ContractError } from '@colonnade/contract'
import { Prisma } from '@colonnade/db'
import { isOperator, type ServiceCtx } from '../../../kernel/context.ts'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource, type Row } from '../../../kernel/resource.ts'
import { holdCluster } from '../cluster/hold.ts'
import { REASON_KEY } from '../cluster/resource.ts'
import { unknownReference } from '../locks.ts'
import { taggable, untagged } from '../tag/resource.ts'
import { clusterNamed } from '../named.ts'
import { startIn } from './start.ts'

/** A plugin as the provider reads it. */
export type Plugin = Row<typeof pluginSchemas>

// The client tells an absent JSON value from JSON's own null.
const stored = (info: unknown) => (info === null || info === undefined ? Prisma.DbNull : (info as Prisma.InputJsonObject))

const spec = {
  name: 'k8s_cluster_plugin', model: 'k8sClusterPlugin', table: 'k8s_cluster_plugins', schemas: pluginSchemas, permissions: 'k8s_clusters', scope: 'served',
  visible: 'EXISTS (SELECT 1 FROM k8s_clusters k WHERE k.id = t.cluster_id AND k.deleted_at IS NULL)',
} as const
const names = { tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id', clusterName: 'SELECT k.name FROM k8s_clusters k WHERE k.id = t.cluster_id', connected: 'EXISTS (SELECT 1 FROM k8s_clusters k WHERE k.id = t.cluster_id AND k.endpoint_id IS NOT NULL)', hasManifest: `coalesce(t.target_manifest, t.manifest, '') ~ '[^[:space:]]'` }

const tags = taggable('k8s_cluster_plugin')

/** What is installed in clusters. Making one starts its installation. */
export const plugin = defineResource({
  ...spec,
  sets: tags.sets,
  expressions: { ...names, ...tags.expressions, manifest: 'coalesce(t.target_manifest, t.manifest)' },
  lookups: { clusterId: clusterNamed('cluster_id') },
  hooks: {
    async beforeCreate(tx, ctx, data) {
      const { tenantId } = await holdCluster(tx, ctx, data['clusterId'] as string).catch((error: unknown) => { throw error instanceof ContractError && error.shape.code === 'NOT_FOUND' ? unknownReference('clusterId', 'cluster') : error })
      const { manifest, additionalInfo, ...rest } = data
      return { ...rest, tenantId, targetManifest: manifest ?? null, targetVersion: data['pluginVersion'], pendingAction: 'install', jobId: randomUUIDv7(), additionalInfo: stored(additionalInfo) }
    },
    afterCreate: (tx, ctx, row, report) => startIn(tx, ctx, report, row),
    beforeUpdate: async (_tx, _ctx, _row, patch) => ('additionalInfo' in patch ? { ...patch, additionalInfo: stored(patch['additionalInfo']) } : patch),
  },
})

// As lists show it: what one plugin consists of may be half a megabyte.
const bare = { manifest: 'NULL::text', objects: 'NULL::jsonb' }
const listed = defineResource({ ...spec, sets: tags.sets, expressions: { ...names, ...tags.expressions, ...bare } })

/** The same to the tenant whose cluster it is: manifests, and what an API server says, may name what is the provider's. */
const ownPlugin = defineResource({ ...spec, sets: untagged.sets, expressions: { ...names, ...untagged.expressions, ...bare, jobId: 'NULL::uuid', statusReason: REASON_KEY } })

/** The plugins as this caller may see them. */
export function pluginsFor(ctx: Pick<ServiceCtx, 'tenantId'>): typeof plugin {
  return isOperator(ctx) ? plugin : ownPlugin
}

/** The same without what only one of them at a time is looked at for. */
export function pluginsListedFor(ctx: Pick<ServiceCtx, 'tenantId'>): typeof plugin {
  return isOperator(ctx) ? listed : ownPlugin
}

describeConstraint('k8s_cluster_plugins_name_key', { field: 'name', reason: 'already_taken', message: 'A plugin of this name is in the cluster already.', remedy: 'Upgrade that one, or choose another name.' })
