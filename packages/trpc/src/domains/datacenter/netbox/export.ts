import { createHash } from 'node:crypto'
import type { Permission } from '@colonnade/contract'
import type { NetboxExportInput, NetboxExportKind } from '@colonnade/contract/datacenter'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { csvCell } from '../../../kernel/csv.ts'
import { requireProvider } from '../../../kernel/mutate.ts'
import { DISK_BASE, NOWHERE, slugFrom } from './cells.ts'

const LIMIT = 100_000
const MAKER = 'Generic'
const ROLE = 'Host'
// of the 63 a slug of ours may have, nine are the fingerprint's
const SLUG_FITS = 54
const GROUP_TYPE = 'Host group'
const KUBERNETES_TYPE = 'Kubernetes'
/** What a contact is to what it looks after in person; for a group it is so in the role of the group's name. */
const CONTACT_ROLE = 'Maintainer'

type Row = Record<string, unknown>
/** `left`: SQL that counts what the list can't hold. */
interface List { columns: readonly string[]; needs: Permission | readonly Permission[]; sql?: string; left?: string; rows?: Row[]; shape?: (row: Row, input: NetboxExportInput) => Row }

const LOST = /[^a-z0-9\s._-]/i
const fingerprint = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 8)

/** NetBox's short name of a name; what was lost on the way stands at its end as a fingerprint, so that 機房 17 and 大樓 17 stay two. */
export function netboxSlug(name: string): string {
  const made = slugFrom('', name)
  return !made || LOST.test(name) || name.length > SLUG_FITS ? `${(made ?? 'x').slice(0, SLUG_FITS).replace(/-+$/, '')}-${fingerprint(name)}` : made
}
const slug = (name: unknown) => netboxSlug(String(name))
const named = (row: Row): Row => ({ ...row, slug: slug(row['name']) })
const place = (alias: string) => `coalesce(${alias}.dc, '${NOWHERE}')`
// a host in a rack stands where the rack stands: NetBox refuses anything else
const HOSTS = `SELECT b.name, b.serial_number AS serial, CASE WHEN b.status = 'active' THEN 'active' ELSE 'offline' END AS status, CASE WHEN r.id IS NULL THEN ${place('b')} ELSE ${place('r')} END AS site, CASE WHEN r.id IS NULL THEN b.room ELSE r.room END AS location,
    r.name AS rack, b.unit AS position, CASE WHEN b.unit IS NOT NULL AND r.id IS NOT NULL THEN 'front' END AS face, b.height_units AS height, g.name AS cluster, b.total_cpu AS cf_colonnade_cpu, b.total_memory AS cf_colonnade_memory_mb, b.total_storage AS cf_colonnade_storage_gb
  FROM baremetals b JOIN baremetal_groups g ON g.id = b.group_id LEFT JOIN racks r ON r.id = b.rack_id WHERE b.deleted_at IS NULL ORDER BY b.id LIMIT ${LIMIT}`
const MACHINES = `SELECT v.name, CASE v.status WHEN 'pending' THEN 'planned' WHEN 'active' THEN 'active' WHEN 'inactive' THEN 'offline' WHEN 'error' THEN 'failed' ELSE 'decommissioning' END AS status, g.name AS cluster, b.name AS device, n.name AS tenant, initcap(replace(v.type::text, '_', ' ')) AS role, (SELECT n.slug || '/' || k.name FROM k8s_clusters k WHERE k.id = v.k8s_cluster_id) AS cf_colonnade_kubernetes_cluster, v.cpu AS vcpus, v.memory, v.storage AS disk
  FROM virtual_machines v JOIN baremetals b ON b.id = v.baremetal_id JOIN baremetal_groups g ON g.id = v.group_id JOIN tenants n ON n.id = v.tenant_id WHERE v.deleted_at IS NULL ORDER BY v.id LIMIT ${LIMIT}`
// NetBox finds a cluster by its name alone: one whose name another has is named with its tenant
const CLUSTERS = `SELECT name, '${GROUP_TYPE}' AS type, CASE WHEN status = 'active' THEN 'active' ELSE 'offline' END AS status, NULL AS tenant, left(description, 200) AS description, NULL AS cf_colonnade_kubernetes_version, NULL AS cf_colonnade_host_group, 0 AS kind, id
    FROM baremetal_groups WHERE deleted_at IS NULL
  UNION ALL SELECT CASE WHEN EXISTS (SELECT 1 FROM baremetal_groups o WHERE o.deleted_at IS NULL AND lower(o.name) = lower(k.name)) OR EXISTS (SELECT 1 FROM k8s_clusters o WHERE o.deleted_at IS NULL AND o.id <> k.id AND lower(o.name) = lower(k.name))
      THEN n.slug || '/' || k.name ELSE k.name END, '${KUBERNETES_TYPE}', CASE k.status WHEN 'active' THEN 'active' WHEN 'pending' THEN 'planned' WHEN 'maintenance' THEN 'staging' WHEN 'deleting' THEN 'decommissioning' ELSE 'offline' END,
    n.name, left(k.description, 200), k.kubernetes_version, g.name, 1, k.id
    FROM k8s_clusters k JOIN tenants n ON n.id = k.tenant_id JOIN baremetal_groups g ON g.id = k.group_id WHERE k.deleted_at IS NULL ORDER BY kind, id LIMIT ${LIMIT}`
// a group of maintainers is a contact group; NetBox finds a contact by its name alone
const PEOPLE = `SELECT p.name, p.email, p.account AS cf_colonnade_account, (SELECT string_agg(g.name, ',' ORDER BY g.id) FROM maintainer_group_members m JOIN maintainer_groups g ON g.id = m.group_id AND g.deleted_at IS NULL WHERE m.maintainer_id = p.id) AS groups
  FROM maintainers p WHERE p.deleted_at IS NULL ORDER BY p.id LIMIT ${LIMIT}`
const ASSIGNED = `SELECT m.id, o.object_type, o.object_id, p.name AS contact, coalesce(g.name, '${CONTACT_ROLE}') AS role, EXISTS (SELECT 1 FROM maintainers q WHERE q.deleted_at IS NULL AND q.id <> p.id AND lower(q.name) = lower(p.name)) AS shared
  FROM resource_maintainers m JOIN attachable_resources r ON r.resource_type = m.resource_type AND r.resource_id = m.resource_id AND r.deleted_at IS NULL
  LEFT JOIN (SELECT 'rack' AS resource_type, id, 'dcim.rack' AS object_type, external_system_id AS number FROM racks UNION ALL SELECT 'baremetal', id, 'dcim.device', external_system_id FROM baremetals) x ON x.resource_type = m.resource_type AND x.id = m.resource_id
  CROSS JOIN LATERAL (SELECT x.object_type, substring(x.number FROM '^netbox:([0-9]+)$') AS object_id) o
  LEFT JOIN maintainer_groups g ON m.maintainer_type = 'maintainer_group' AND g.id = m.maintainer_id AND g.deleted_at IS NULL
  LEFT JOIN maintainer_group_members gm ON gm.group_id = g.id
  LEFT JOIN maintainers p ON p.deleted_at IS NULL AND p.id = CASE m.maintainer_type WHEN 'maintainer' THEN m.maintainer_id ELSE gm.maintainer_id END
  WHERE CASE m.maintainer_type WHEN 'maintainer' THEN p.id IS NOT NULL ELSE g.id IS NOT NULL END`
const FITS = 'object_id IS NOT NULL AND contact IS NOT NULL AND NOT shared'
const PLACES = `SELECT dc, region, room FROM racks WHERE deleted_at IS NULL UNION ALL SELECT dc, region, room FROM baremetals WHERE deleted_at IS NULL`
const MODEL = (height: unknown) => `${MAKER} ${String(height)}U`

const lists: Record<NetboxExportKind, List> = {
  'custom-fields': {
    needs: 'baremetals:read', columns: ['name', 'label', 'object_types', 'type'],
    rows: [
      ['cpu', 'CPU cores', 'dcim.device', 'integer'], ['memory_mb', 'Memory (MB)', 'dcim.device', 'integer'], ['storage_gb', 'Storage (GB)', 'dcim.device', 'integer'], ['kubernetes_version', 'Kubernetes version', 'virtualization.cluster', 'text'],
      ['host_group', 'Host group', 'virtualization.cluster', 'text'], ['kubernetes_cluster', 'Kubernetes cluster', 'virtualization.virtualmachine', 'text'], ['account', 'Colonnade account', 'tenancy.contact', 'text'],
    ].map(([name, label, on, type]) => ({ name: `colonnade_${name}`, label, object_types: on, type })),
  },
  regions: { needs: 'racks:read', columns: ['name', 'slug'], sql: `SELECT DISTINCT region AS name FROM (${PLACES}) p WHERE region IS NOT NULL ORDER BY 1 LIMIT ${LIMIT}`, shape: named },
  sites: { needs: 'racks:read', columns: ['name', 'slug', 'status', 'region'], sql: `SELECT ${place('p')} AS name, CASE WHEN count(DISTINCT region) = 1 AND count(*) = count(region) THEN min(region) END AS region, 'active' AS status FROM (${PLACES}) p GROUP BY 1 ORDER BY 1 LIMIT ${LIMIT}`, shape: named },
  locations: { needs: 'racks:read', columns: ['site', 'name', 'slug', 'status'], sql: `SELECT DISTINCT ${place('p')} AS site, room AS name, 'active' AS status FROM (${PLACES}) p WHERE room IS NOT NULL ORDER BY 1, 2 LIMIT ${LIMIT}`, shape: named },
  manufacturers: { needs: 'baremetals:read', columns: ['name', 'slug'], rows: [{ name: MAKER, slug: slug(MAKER) }] },
  'device-roles': { needs: 'baremetals:read', columns: ['name', 'slug', 'color', 'vm_role'], rows: [ROLE, 'Control Plane', 'Worker', 'Management', 'Other'].map((name) => ({ name, slug: slug(name), color: '009688', vm_role: String(name !== ROLE) })) },
  'device-types': {
    needs: 'baremetals:read', columns: ['manufacturer', 'model', 'slug', 'u_height', 'is_full_depth'], sql: 'SELECT DISTINCT height_units AS u_height FROM baremetals WHERE deleted_at IS NULL ORDER BY 1',
    shape: (row) => ({ ...row, manufacturer: MAKER, model: MODEL(row['u_height']), slug: slug(MODEL(row['u_height'])), is_full_depth: 'true' }),
  },
  'cluster-types': { needs: 'baremetal_groups:read', columns: ['name', 'slug'], rows: [GROUP_TYPE, KUBERNETES_TYPE].map((name) => ({ name, slug: slug(name) })) },
  tenants: { needs: 'tenants:read', columns: ['name', 'slug', 'description'], sql: `SELECT name, slug, left(description, 200) AS description FROM tenants WHERE deleted_at IS NULL AND id <> '00000000-0000-0000-0000-000000000000' ORDER BY id LIMIT ${LIMIT}` },
  clusters: { needs: ['baremetal_groups:read', 'k8s_clusters:read'], columns: ['name', 'type', 'status', 'tenant', 'description', 'cf_colonnade_kubernetes_version', 'cf_colonnade_host_group'], sql: CLUSTERS },
  racks: { needs: 'racks:read', columns: ['site', 'location', 'name', 'status', 'width', 'u_height'], sql: `SELECT ${place('r')} AS site, room AS location, name, 'active' AS status, 19 AS width, height_units AS u_height FROM racks r WHERE deleted_at IS NULL ORDER BY id LIMIT ${LIMIT}` },
  devices: {
    needs: 'baremetals:read', columns: ['name', 'role', 'manufacturer', 'device_type', 'serial', 'status', 'site', 'location', 'rack', 'position', 'face', 'cluster', 'cf_colonnade_cpu', 'cf_colonnade_memory_mb', 'cf_colonnade_storage_gb'], sql: HOSTS,
    shape: (row) => ({ ...row, role: ROLE, manufacturer: MAKER, device_type: MODEL(row['height']), position: row['rack'] ? row['position'] : null }),
  },
  'virtual-machines': { needs: 'virtual_machines:read', columns: ['name', 'status', 'cluster', 'device', 'tenant', 'role', 'vcpus', 'memory', 'disk', 'cf_colonnade_kubernetes_cluster'], sql: MACHINES, shape: (row, { diskUnit }) => ({ ...row, disk: diskUnit === 'MB' ? Number(row['disk']) * DISK_BASE : row['disk'] }) },
  'contact-groups': { needs: 'maintainer_groups:read', columns: ['name', 'slug', 'description'], sql: `SELECT name, left(description, 200) AS description FROM maintainer_groups WHERE deleted_at IS NULL ORDER BY id LIMIT ${LIMIT}`, shape: named },
  'contact-roles': {
    needs: ['maintainer_groups:read', 'resource_maintainers:read'], columns: ['name', 'slug'], shape: named,
    sql: `SELECT '${CONTACT_ROLE}' AS name UNION ALL (SELECT name FROM maintainer_groups g WHERE deleted_at IS NULL AND lower(name) <> lower('${CONTACT_ROLE}') AND EXISTS (SELECT 1 FROM resource_maintainers m WHERE m.maintainer_type = 'maintainer_group' AND m.maintainer_id = g.id) ORDER BY id LIMIT ${LIMIT})`,
  },
  contacts: { needs: ['maintainers:read', 'maintainer_groups:read'], columns: ['name', 'email', 'groups', 'cf_colonnade_account'], sql: PEOPLE },
  'contact-assignments': {
    needs: ['resource_maintainers:read', 'maintainers:read', 'maintainer_groups:read', 'racks:read', 'baremetals:read'], columns: ['object_type', 'object_id', 'contact', 'role'],
    sql: `SELECT DISTINCT object_type, object_id, contact, role FROM (${ASSIGNED}) a WHERE ${FITS} ORDER BY 1, 2, 3, 4 LIMIT ${LIMIT}`, left: `SELECT count(DISTINCT id)::int AS n FROM (${ASSIGNED}) a WHERE (${FITS}) IS NOT TRUE`,
  },
}

/** One list as CSV that NetBox's import form of that name takes. At most 100,000 rows. `left`: how many it can't hold. Throws FORBIDDEN. */
export async function exportForNetbox(ctx: ServiceCtx, input: NetboxExportInput): Promise<{ csv: string; rows: number; fileName: string; left: number }> {
  requireProvider(ctx)
  const { kind } = input
  const list = lists[kind]
  for (const permission of [list.needs].flat()) authorise(ctx, permission)
  const found = list.sql ? await ctx.sql<Row>(list.sql) : (list.rows ?? [])
  const rows = list.shape ? found.map((row) => list.shape!(row, input)) : found
  const [count] = list.left ? await ctx.sql<{ n: number }>(list.left) : []
  const lines = [list.columns.join(','), ...rows.map((row) => list.columns.map((column) => csvCell(row[column])).join(','))]
  return { csv: `${lines.join('\r\n')}\r\n`, rows: rows.length, fileName: `netbox-${kind}.csv`, left: count?.n ?? 0 }
}
