import { createHash } from 'node:crypto'
import type { Permission } from '@colonnade/contract'
import type { NetboxExportInput, NetboxExportKind } from '@colonnade/contract/datacenter'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { csvCell } from '../../../kernel/csv.ts'
import { requireProvider } from '../../../kernel/mutate.ts'
import { DISK_BASE, slugFrom } from './cells.ts'

const LIMIT = 100_000
/** The site of what stands nowhere: NetBox wants one. */
const NOWHERE = 'Unassigned'
const MAKER = 'Generic'
const ROLE = 'Host'
// of the 63 a slug of ours may have, nine are the fingerprint's
const SLUG_FITS = 54
const CLUSTER_TYPE = 'Host group'

type Row = Record<string, unknown>
interface List { columns: readonly string[]; needs: Permission; sql?: string; rows?: Row[]; shape?: (row: Row, input: NetboxExportInput) => Row }

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
const MACHINES = `SELECT v.name, CASE v.status WHEN 'pending' THEN 'planned' WHEN 'active' THEN 'active' WHEN 'inactive' THEN 'offline' WHEN 'error' THEN 'failed' ELSE 'decommissioning' END AS status, g.name AS cluster, b.name AS device, n.name AS tenant, v.cpu AS vcpus, v.memory, v.storage AS disk
  FROM virtual_machines v JOIN baremetals b ON b.id = v.baremetal_id JOIN baremetal_groups g ON g.id = v.group_id JOIN tenants n ON n.id = v.tenant_id WHERE v.deleted_at IS NULL ORDER BY v.id LIMIT ${LIMIT}`
const PLACES = `SELECT dc, region, room FROM racks WHERE deleted_at IS NULL UNION ALL SELECT dc, region, room FROM baremetals WHERE deleted_at IS NULL`
const MODEL = (height: unknown) => `${MAKER} ${String(height)}U`

const lists: Record<NetboxExportKind, List> = {
  'custom-fields': { needs: 'baremetals:read', columns: ['name', 'label', 'object_types', 'type'], rows: [['cpu', 'CPU cores'], ['memory_mb', 'Memory (MB)'], ['storage_gb', 'Storage (GB)']].map(([name, label]) => ({ name: `colonnade_${name}`, label, object_types: 'dcim.device', type: 'integer' })) },
  regions: { needs: 'racks:read', columns: ['name', 'slug'], sql: `SELECT DISTINCT region AS name FROM (${PLACES}) p WHERE region IS NOT NULL ORDER BY 1 LIMIT ${LIMIT}`, shape: named },
  sites: { needs: 'racks:read', columns: ['name', 'slug', 'status', 'region'], sql: `SELECT ${place('p')} AS name, min(region) AS region, 'active' AS status FROM (${PLACES}) p GROUP BY 1 ORDER BY 1 LIMIT ${LIMIT}`, shape: named },
  locations: { needs: 'racks:read', columns: ['site', 'name', 'slug', 'status'], sql: `SELECT DISTINCT ${place('p')} AS site, room AS name, 'active' AS status FROM (${PLACES}) p WHERE room IS NOT NULL ORDER BY 1, 2 LIMIT ${LIMIT}`, shape: named },
  manufacturers: { needs: 'baremetals:read', columns: ['name', 'slug'], rows: [{ name: MAKER, slug: slug(MAKER) }] },
  'device-roles': { needs: 'baremetals:read', columns: ['name', 'slug', 'color', 'vm_role'], rows: [{ name: ROLE, slug: slug(ROLE), color: '009688', vm_role: 'false' }] },
  'device-types': {
    needs: 'baremetals:read', columns: ['manufacturer', 'model', 'slug', 'u_height', 'is_full_depth'], sql: 'SELECT DISTINCT height_units AS u_height FROM baremetals WHERE deleted_at IS NULL ORDER BY 1',
    shape: (row) => ({ ...row, manufacturer: MAKER, model: MODEL(row['u_height']), slug: slug(MODEL(row['u_height'])), is_full_depth: 'true' }),
  },
  'cluster-types': { needs: 'baremetal_groups:read', columns: ['name', 'slug'], rows: [{ name: CLUSTER_TYPE, slug: slug(CLUSTER_TYPE) }] },
  tenants: { needs: 'tenants:read', columns: ['name', 'slug', 'description'], sql: `SELECT name, slug, left(description, 200) AS description FROM tenants WHERE deleted_at IS NULL AND id <> '00000000-0000-0000-0000-000000000000' ORDER BY id LIMIT ${LIMIT}` },
  clusters: { needs: 'baremetal_groups:read', columns: ['name', 'type', 'status', 'description'], sql: `SELECT name, '${CLUSTER_TYPE}' AS type, CASE WHEN status = 'active' THEN 'active' ELSE 'offline' END AS status, left(description, 200) AS description FROM baremetal_groups WHERE deleted_at IS NULL ORDER BY id LIMIT ${LIMIT}` },
  racks: { needs: 'racks:read', columns: ['site', 'location', 'name', 'status', 'width', 'u_height'], sql: `SELECT ${place('r')} AS site, room AS location, name, 'active' AS status, 19 AS width, height_units AS u_height FROM racks r WHERE deleted_at IS NULL ORDER BY id LIMIT ${LIMIT}` },
  devices: {
    needs: 'baremetals:read', columns: ['name', 'role', 'manufacturer', 'device_type', 'serial', 'status', 'site', 'location', 'rack', 'position', 'face', 'cluster', 'cf_colonnade_cpu', 'cf_colonnade_memory_mb', 'cf_colonnade_storage_gb'], sql: HOSTS,
    shape: (row) => ({ ...row, role: ROLE, manufacturer: MAKER, device_type: MODEL(row['height']), position: row['rack'] ? row['position'] : null }),
  },
  'virtual-machines': { needs: 'virtual_machines:read', columns: ['name', 'status', 'cluster', 'device', 'tenant', 'vcpus', 'memory', 'disk'], sql: MACHINES, shape: (row, { diskUnit }) => ({ ...row, disk: diskUnit === 'MB' ? Number(row['disk']) * DISK_BASE : row['disk'] }) },
}

/** One list as CSV that NetBox's import form of that name takes. At most 100,000 rows. Throws FORBIDDEN. */
export async function exportForNetbox(ctx: ServiceCtx, input: NetboxExportInput): Promise<{ csv: string; rows: number; fileName: string }> {
  requireProvider(ctx)
  const { kind } = input
  const list = lists[kind]
  authorise(ctx, list.needs)
  const found = list.sql ? await ctx.sql<Row>(list.sql) : (list.rows ?? [])
  const rows = list.shape ? found.map((row) => list.shape!(row, input)) : found
  const lines = [list.columns.join(','), ...rows.map((row) => list.columns.map((column) => csvCell(row[column])).join(','))]
  return { csv: `${lines.join('\r\n')}\r\n`, rows: rows.length, fileName: `netbox-${kind}.csv` }
}
