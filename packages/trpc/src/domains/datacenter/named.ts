import type { Lookup } from '../../kernel/resource.ts'

const OF = 'FROM k8s_clusters k JOIN tenants n ON n.id = k.tenant_id'

/** How a CSV names a cluster, whose name is its tenant's alone: `tenant/cluster`. `column`: of the table that refers to it. */
export function clusterNamed(column: string): Lookup {
  return { sql: `SELECT lower(n.slug || '/' || k.name) AS key, k.id ${OF} WHERE k.deleted_at IS NULL`, label: 'cluster', exported: `SELECT n.slug || '/' || k.name ${OF} WHERE k.id = t.${column}` }
}

/** How a CSV names the tenant a record serves: by its slug. */
export const tenantNamed: Lookup = { sql: 'SELECT lower(slug) AS key, id FROM tenants WHERE deleted_at IS NULL', label: 'tenant', exported: 'SELECT n.slug FROM tenants n WHERE n.id = t.tenant_id' }

/** How a CSV names the group a record belongs to. */
export const groupNamed: Lookup = { sql: 'SELECT lower(name) AS key, id FROM baremetal_groups WHERE deleted_at IS NULL', label: 'group', exported: 'SELECT g.name FROM baremetal_groups g WHERE g.id = t.group_id' }
