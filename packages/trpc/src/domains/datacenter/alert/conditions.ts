/**
 * A state of the records that calls for an alert as long as it lasts. `sql` selects the rows it holds for now:
 * "resourceId", severity, title, params (jsonb, of what does not change from minute to minute: another value raises anew), "servedTenantId".
 */
export interface Condition { kind: string; resourceType: string; sql: string }

/** From here on a group's alert is critical: percent in use. */
const CRITICAL = 98
/** A group that was over its threshold must fall by so many points before its alert is over, so that it does not flicker. */
const SLACK = 2

const used = (capacity: string, available: string) => `CASE WHEN g.${capacity} > 0 THEN 100 - 100.0 * g.${available} / g.${capacity} ELSE 0 END`

const bar = (resource: string) => `greatest(1, g.alert_threshold_percentage - CASE WHEN a.params->'resources' ? '${resource}' THEN ${SLACK} ELSE 0 END)`

const GROUP_FULL = `SELECT id AS "resourceId", CASE WHEN most >= ${CRITICAL} THEN 'critical' ELSE 'warning' END AS severity,
    'The group ' || name || ' uses ' || threshold || ' % or more of its ' || array_to_string(full_ones, ', ') AS title,
    jsonb_build_object('threshold', threshold, 'resources', to_jsonb(full_ones)) AS params, NULL::uuid AS "servedTenantId"
  FROM (SELECT g.id, g.name, g.alert_threshold_percentage AS threshold, greatest(u.cpu, u.memory, u.storage) AS most,
      array_remove(ARRAY[CASE WHEN u.cpu >= bar.cpu THEN 'cpu' END, CASE WHEN u.memory >= bar.memory THEN 'memory' END, CASE WHEN u.storage >= bar.storage THEN 'storage' END], NULL) AS full_ones
    FROM baremetal_groups g
    LEFT JOIN alerts a ON a.resource_type = 'baremetal_group' AND a.resource_id = g.id AND a.kind = 'group_full' AND a.status <> 'resolved',
    LATERAL (SELECT ${used('capacity_cpu', 'available_cpu')} AS cpu, ${used('capacity_memory', 'available_memory')} AS memory, ${used('capacity_storage', 'available_storage')} AS storage) u,
    LATERAL (SELECT ${bar('cpu')} AS cpu, ${bar('memory')} AS memory, ${bar('storage')} AS storage) bar
    WHERE g.deleted_at IS NULL) x WHERE cardinality(full_ones) > 0`

/** What stands in the state `error`, of a table with name and status; `tenant` and `present` are SQL over its row `x`. */
export function inError(kind: string, resourceType: string, table: string, noun: string, { tenant = 'x.tenant_id', present = 'x.deleted_at IS NULL' } = {}): Condition {
  return {
    kind, resourceType, sql: `SELECT x.id AS "resourceId", 'critical' AS severity, 'The ${noun} ' || x.name || ' is in error' AS title, '{}'::jsonb AS params, ${tenant} AS "servedTenantId"
      FROM ${table} x WHERE x.status = 'error' AND ${present}`,
  }
}

// What its own controller says of a machine, as last observed; without one there is nobody who could say that all is well again.
const HOST_UNHEALTHY = `SELECT b.id AS "resourceId", CASE o.health WHEN 'critical' THEN 'critical' ELSE 'warning' END AS severity, 'The controller of ' || b.name || ' reports its health as ' || o.health AS title,
    jsonb_build_object('health', o.health) AS params, NULL::uuid AS "servedTenantId"
  FROM host_observations o JOIN baremetals b ON b.id = o.baremetal_id AND b.deleted_at IS NULL AND b.bmc_endpoint_id IS NOT NULL WHERE o.health IN ('warning', 'critical')`

// What its own API server says of a cluster, as last observed; without an endpoint nobody could say that all is well again.
const CLUSTER_UNHEALTHY = `SELECT k.id AS "resourceId", 'warning' AS severity, 'The cluster ' || k.name || CASE WHEN o.healthy THEN ' has nodes that are not ready' ELSE ' calls itself not ready' END AS title,
    jsonb_build_object('healthy', o.healthy) AS params, k.tenant_id AS "servedTenantId"
  FROM cluster_observations o JOIN k8s_clusters k ON k.tenant_id = o.tenant_id AND k.id = o.cluster_id AND k.deleted_at IS NULL AND k.endpoint_id IS NOT NULL WHERE o.reachable AND NOT (o.healthy AND o.ready_count = o.node_count)`

const endpointIs = (status: string, title: string) => `SELECT e.id AS "resourceId", 'warning' AS severity, 'The endpoint ' || e.name || ' ${title}' AS title, '{}'::jsonb AS params, NULL::uuid AS "servedTenantId"
  FROM endpoints e WHERE e.status = '${status}' AND e.deleted_at IS NULL`

/** Everything the look of every minute, and the one after a change, goes through. A new state to watch is a line here. */
export const conditions: readonly Condition[] = [
  { kind: 'group_full', resourceType: 'baremetal_group', sql: GROUP_FULL },
  inError('virtual_machine_error', 'virtual_machine', 'virtual_machines', 'virtual machine'),
  inError('k8s_cluster_error', 'k8s_cluster', 'k8s_clusters', 'cluster'),
  inError('k8s_cluster_plugin_error', 'k8s_cluster_plugin', 'k8s_cluster_plugins', 'plugin', { present: 'EXISTS (SELECT 1 FROM k8s_clusters c WHERE c.id = x.cluster_id AND c.deleted_at IS NULL)' }),
  inError('service_mesh_error', 'service_mesh', 'service_meshes', 'service mesh', { tenant: 'NULL::uuid' }),
  { kind: 'host_unhealthy', resourceType: 'baremetal', sql: HOST_UNHEALTHY },
  { kind: 'k8s_cluster_unhealthy', resourceType: 'k8s_cluster', sql: CLUSTER_UNHEALTHY },
  { kind: 'endpoint_unreachable', resourceType: 'endpoint', sql: endpointIs('unreachable', 'does not answer') },
  { kind: 'endpoint_unauthorised', resourceType: 'endpoint', sql: endpointIs('unauthorised', 'refuses the credential') },
]
