import { ContractError } from '@colonnade/contract'
import { clusterSchemas } from '@colonnade/contract/datacenter'
import { isOperator, type ServiceCtx } from '../../../kernel/context.ts'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { checkEndpoint } from '../endpoint/reference.ts'
import { lockGroups, unknownReference } from '../locks.ts'
import { groupNamed, tenantNamed } from '../named.ts'
import { taggable, untagged } from '../tag/resource.ts'
import { checkGroup, checkTenant } from '../virtual-machine/admission.ts'

const nodes = (type: string) => `SELECT count(*) FROM virtual_machines v WHERE v.k8s_cluster_id = t.id AND v.type = '${type}' AND v.deleted_at IS NULL`
const windows = 'FROM maintenance_windows w WHERE w.cluster_id = t.id AND w.deleted_at IS NULL'
const seen = 'FROM cluster_observations o WHERE o.tenant_id = t.tenant_id AND o.cluster_id = t.id AND t.endpoint_id IS NOT NULL'
const facts = {
  tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id',
  groupName: 'SELECT g.name FROM baremetal_groups g WHERE g.id = t.group_id',
  controlPlaneCount: nodes('control_plane'), workerCount: nodes('worker'),
  pluginCount: 'SELECT count(*) FROM k8s_cluster_plugins p WHERE p.cluster_id = t.id',
  failingPlugins: `SELECT count(*) FROM k8s_cluster_plugins p WHERE p.cluster_id = t.id AND p.status = 'error'`,
  windowOpen: `EXISTS (SELECT 1 ${windows} AND now() >= w.starts_at AND now() < w.ends_at)`,
  connected: 't.endpoint_id IS NOT NULL',
  observedState: `SELECT CASE WHEN NOT o.reachable THEN 'unreachable' WHEN o.healthy AND o.ready_count = o.node_count THEN 'healthy' ELSE 'unhealthy' END ${seen}`,
  observedVersion: `SELECT o.version ${seen}`, observedAt: `SELECT o.observed_at ${seen}`,
  nextWindowAt: `SELECT min(w.starts_at) ${windows} AND w.starts_at > now()`,
}
const spec = { name: 'k8s_cluster', model: 'k8sCluster', table: 'k8s_clusters', schemas: clusterSchemas, permissions: 'k8s_clusters', scope: 'served', softDelete: true } as const

const tags = taggable('k8s_cluster')

/** The stable key a reason begins with, over `t`; what follows it may be the words of an API server. */
export const REASON_KEY = `substring(t.status_reason from '^[a-z_]+')`

/** Kubernetes clusters as the provider sees them. `busy`: the job that changes the cluster has not ended. */
export const cluster = defineResource({
  ...spec,
  sets: tags.sets,
  expressions: { ...facts, ...tags.expressions, endpointName: 'SELECT e.name FROM endpoints e WHERE e.id = t.endpoint_id', busy: `EXISTS (SELECT 1 FROM jobs j WHERE j.id = t.job_id AND j.status IN ('queued', 'running'))` },
  lookups: {
    tenantId: tenantNamed, groupId: groupNamed,
    endpointId: { sql: "SELECT lower(name) AS key, id FROM endpoints WHERE deleted_at IS NULL AND kind = 'kubernetes'", label: 'endpoint', exported: 'SELECT e.name FROM endpoints e WHERE e.id = t.endpoint_id' },
  },
  hooks: {
    async beforeCreate(tx, _ctx, data) {
      await checkEnds(tx, data['groupId'] as string, data['tenantId'] as string)
      await checkEndpoint(tx, 'endpointId', data['endpointId'], 'kubernetes')
      return data
    },
    async beforeUpdate(tx, _ctx, row, patch) {
      if (patch['groupId'] !== undefined) await checkEnds(tx, patch['groupId'] as string, row.tenantId)
      const elsewhere = patch['endpointId'] !== undefined && patch['endpointId'] !== row.endpointId
      if ((patch['status'] !== undefined || elsewhere) && row.busy) throw clusterBusy(row.name)
      if (elsewhere) await moveTo(tx, row.id, patch['endpointId'])
      return patch['status'] !== undefined && patch['status'] !== row.status ? { ...patch, statusReason: null } : patch
    },
  },
})

/**
 * The same to the tenant it serves: groups it has no quota in, the provider's jobs and endpoints, and what was said there (which may name addresses), are
 * the provider's own business.
 */
const ownCluster = defineResource({
  ...spec, sets: untagged.sets,
  expressions: { ...facts, ...untagged.expressions, groupId: 'NULL::uuid', jobId: 'NULL::uuid', busy: 'false', endpointId: 'NULL::uuid', endpointName: 'NULL::text', statusReason: REASON_KEY },
})

/** The clusters as this caller may see them. */
export function clustersFor(ctx: Pick<ServiceCtx, 'tenantId'>): typeof cluster {
  return isOperator(ctx) ? cluster : ownCluster
}

// What another API server showed says nothing of this one.
async function moveTo(tx: WriteTx, id: string, endpointId: unknown): Promise<void> {
  await checkEndpoint(tx, 'endpointId', endpointId, 'kubernetes')
  await tx.clusterObservation.deleteMany({ where: { clusterId: id } })
}

// The group is held: it can't be deleted until the cluster is in it.
async function checkEnds(tx: WriteTx, groupId: string, tenantId: string): Promise<void> {
  await lockGroups(tx, [groupId])
  const [ends] = await tx.$queryRawUnsafe<{ group: { name: string; status: string } | null; tenant: { name: string; status: string } | null }[]>(
    `SELECT (SELECT json_build_object('name', name, 'status', status) FROM baremetal_groups WHERE id = $1::uuid AND deleted_at IS NULL) AS group,
       (SELECT json_build_object('name', name, 'status', status) FROM tenants WHERE id = $2::uuid AND deleted_at IS NULL) AS tenant`, groupId, tenantId,
  )
  if (!ends?.group) throw unknownReference('groupId', 'group')
  checkGroup(ends.group)
  checkTenant(ends.tenant)
}

/** Somebody, or some job, is changing the cluster already. */
export function clusterBusy(name: string): ContractError {
  return new ContractError('CONFLICT', 'cluster_busy', `A job is changing ${name} just now.`, { fields: [{ path: 'id', message: 'is being changed by a job' }], remedy: 'Wait until the job has ended, or stop it.' })
}

describeConstraint('k8s_clusters_name_key', { field: 'name', reason: 'already_taken', message: 'Another cluster of the tenant has this name.', remedy: 'Choose another name.' })
describeConstraint('k8s_clusters_endpoint_key', { field: 'endpointId', reason: 'endpoint_taken', message: 'Another cluster is reached through this endpoint.', remedy: 'Choose another endpoint: an API server is that of one cluster.' })
