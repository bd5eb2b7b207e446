import type { NetboxKind } from '@colonnade/contract/datacenter'

/** The fields of a kind that are read, each with the headings it goes by: in a list's export, in an import form, in the API, in older versions. */
export const fieldsOf: Record<NetboxKind, Record<string, readonly string[]>> = {
  site: { name: ['name'], slug: ['slug'], region: ['region'] },
  rack: { name: ['name'], site: ['site'], location: ['location'], u_height: ['u_height', 'height'], desc_units: ['desc_units', 'descending_units'], starting_unit: ['starting_unit'] },
  device_type: { model: ['model', 'device_type'], manufacturer: ['manufacturer'], slug: ['slug'], u_height: ['u_height', 'height', 'height_u'], is_full_depth: ['is_full_depth', 'full_depth'] },
  device: {
    name: ['name'], role: ['role', 'device_role'], device_type: ['device_type', 'type'], serial: ['serial', 'serial_number'], asset_tag: ['asset_tag'], status: ['status'], site: ['site'], location: ['location'], rack: ['rack'],
    position: ['position', 'position_u'], face: ['face', 'rack_face'], u_height: ['u_height', 'height'], cluster: ['cluster'], region: ['region'],
  },
  tenant: { name: ['name'], slug: ['slug'], description: ['description'] },
  cluster: { name: ['name'], type: ['type'], description: ['description'], status: ['status'], tenant: ['tenant'], host_group: ['cf_colonnade_host_group', 'colonnade_host_group', 'host_group'] },
  virtual_machine: { name: ['name'], status: ['status'], device: ['device'], cluster: ['cluster'], tenant: ['tenant'], role: ['role'], kubernetes_cluster: ['cf_colonnade_kubernetes_cluster', 'colonnade_kubernetes_cluster', 'kubernetes_cluster'],
    vcpus: ['vcpus', 'v_cpus'], memory: ['memory', 'memory_mb', 'memory_gb'], disk: ['disk', 'disk_gb', 'disk_mb', 'disk_size_gb', 'disk_size', 'disk_space'] },
  contact: { name: ['name'], account: ['cf_colonnade_account', 'colonnade_account', 'account'], email: ['email', 'email_address', 'e_mail'], title: ['title'], phone: ['phone'], groups: ['groups', 'group'] },
  contact_group: { name: ['name'], description: ['description'] },
  contact_assignment: { object_type: ['object_type', 'content_type'], object_id: ['object_id'], object: ['object'], contact: ['contact'], role: ['role'] },
  other: {},
}

/** Columns that say what a record is to NetBox itself: nobody misses them. */
const housekeeping = new Set(['id', 'pk', 'url', 'display', 'display_url', 'created', 'last_updated', 'actions', 'custom_fields', 'local_context_data', 'config_context'])

/** A heading as one word in small letters: `Disk (GB)` → `disk_gb`. */
export function plain(heading: string): string {
  return heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, '')
}

const has = (columns: ReadonlySet<string>, ...any: string[]) => any.some((c) => columns.has(c))

// The first that fits: what tells a kind from those after it.
const marks: readonly [NetboxKind, (columns: ReadonlySet<string>) => boolean][] = [
  ['virtual_machine', (c) => c.has('name') && (has(c, 'vcpus', 'v_cpus') || (has(c, ...fieldsOf.virtual_machine['memory']!) && has(c, ...fieldsOf.virtual_machine['disk']!)))],
  ['device', (c) => c.has('name') && has(c, 'device_type', 'type', 'device_role', 'role') && has(c, 'rack', 'position', 'position_u', 'device_role', 'serial', 'serial_number') && !has(c, 'devices', 'width')],
  ['device_type', (c) => c.has('model') && c.has('manufacturer')],
  ['rack', (c) => c.has('name') && c.has('site') && has(c, 'u_height', 'height', 'facility_id', 'space', 'desc_units', 'width')],
  ['contact_assignment', (c) => c.has('contact') && has(c, 'object_type', 'content_type')],
  ['contact_group', (c) => c.has('name') && has(c, 'contacts', 'contact_count')],
  ['contact', (c) => c.has('name') && has(c, 'email', 'e_mail', 'phone')],
  ['cluster', (c) => c.has('name') && c.has('type') && !has(c, 'object_types', 'content_types')],
  ['site', (c) => c.has('name') && has(c, 'region', 'facility', 'time_zone', 'physical_address', 'asns')],
  ['tenant', (c) => c.has('name') && (has(c, 'group', 'tenant_group') || (c.has('slug') && c.has('description'))) && !has(c, 'site', 'color', 'parent', 'sites', 'device_types', 'clusters', 'tenants')],
]

const places: readonly [RegExp, NetboxKind][] = [
  [/virtual[-_ ]?machines/, 'virtual_machine'], [/device[-_ ]?types/, 'device_type'], [/devices/, 'device'], [/racks/, 'rack'], [/sites/, 'site'], [/tenants/, 'tenant'], [/clusters/, 'cluster'],
  [/contact[-_ ]?assignments/, 'contact_assignment'], [/contact[-_ ]?groups/, 'contact_group'], [/contacts/, 'contact'],
]

// Lists of NetBox's that something else refers to, and that are nothing here.
const OTHERS = /^(?:netbox[-_ ]*)?(?:regions|locations|manufacturers|platforms|custom[-_ ]?fields|(?:site|tenant|cluster)[-_ ]?groups|(?:rack|device|contact|inventory[-_ ]?item)[-_ ]?roles|(?:cluster|rack|module)[-_ ]?types)(?![a-z])/i

/** What a file holds: by the address its records name, else by its columns, else by its own name. Null when nothing tells. */
export function kindOf(columns: readonly string[], fileName: string, url: string | null): NetboxKind | null {
  const byName = (text: string): NetboxKind | undefined => (text.split('/').some((part) => OTHERS.test(part)) ? 'other' : places.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1])
  const found = url ? byName(new URL(url, 'http://netbox.invalid').pathname) : undefined
  if (found) return found
  const set = new Set(columns.map(plain))
  const named = /netbox/i.test(fileName) ? byName(fileName) : undefined
  if (named && has(set, 'name', 'model', 'contact')) return named
  return marks.find(([, fits]) => fits(set))?.[0] ?? (OTHERS.test(fileName) ? 'other' : null)
}

/** Which column of a file each field comes from, and the columns that have no place here. */
export function mapColumns(kind: NetboxKind, columns: readonly string[]): { from: Record<string, string>; unused: string[] } {
  const byPlain = new Map(columns.map((c) => [plain(c), c]))
  const from: Record<string, string> = {}
  for (const [field, names] of Object.entries(fieldsOf[kind])) {
    const found = names.find((n) => byPlain.has(n))
    if (found) from[field] = byPlain.get(found)!
  }
  const used = new Set(kind === 'other' ? columns : Object.values(from))
  return { from, unused: columns.filter((c) => !used.has(c) && !housekeeping.has(plain(c)) && !/\.(id|slug|manufacturer)$/.test(c)) }
}
