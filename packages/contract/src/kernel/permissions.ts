import * as z from 'zod'

/** Every permission there is: resource → actions. A procedure that names one not listed here does not compile. */
export const permissionCatalogue = {
  tenants: ['read', 'create', 'update', 'delete'],
  tenant_configs: ['read', 'update'],
  users: ['read', 'create', 'update', 'delete'],
  roles: ['read', 'create', 'update', 'delete'],
  sessions: ['read', 'delete'],
  api_tokens: ['read', 'create', 'update', 'delete'],
  audit_logs: ['read'],
  mail: ['read', 'update'],
  jobs: ['read', 'update'],
  saved_views: ['read', 'create', 'update', 'delete'],
  events: ['read'],
  maintenance: ['read', 'update'],
  racks: ['read', 'create', 'update', 'delete'],
  baremetal_groups: ['read', 'create', 'update', 'delete'],
  baremetals: ['read', 'create', 'update', 'delete'],
  quotas: ['read', 'create', 'update', 'delete'],
  specifications: ['read', 'create', 'update', 'delete'],
  virtual_machines: ['read', 'create', 'update', 'delete'],
  k8s_clusters: ['read', 'create', 'update', 'delete'],
  service_meshes: ['read', 'create', 'update', 'delete'],
  placement_events: ['read'],
  capacity: ['read'],
  endpoints: ['read', 'create', 'update', 'delete'],
  operations: ['read', 'update'],
  alerts: ['read', 'update'],
  maintainers: ['read', 'create', 'update', 'delete'],
  maintainer_groups: ['read', 'create', 'update', 'delete'],
  resource_maintainers: ['read', 'create', 'delete'],
  tags: ['read', 'create', 'update', 'delete'],
  resource_tags: ['create', 'delete'],
  journal: ['read', 'create', 'update', 'delete'],
  models: ['read', 'create', 'update', 'delete'],
  model_calls: ['read'],
  knowledge_bases: ['read', 'create', 'update', 'delete'],
  knowledge_documents: ['read', 'create', 'update', 'delete'],
  knowledge: ['search'],
  conversations: ['read', 'create', 'update', 'delete'],
} as const

type Catalogue = typeof permissionCatalogue
/** `resource:action`, one of the catalogue. */
export type Permission = { [R in keyof Catalogue]: `${R & string}:${Catalogue[R][number]}` }[keyof Catalogue]
/** A resource that can at least be read: an entity's procedures name its permissions by it. */
export type ReadableResource = { [R in keyof Catalogue]: 'read' extends Catalogue[R][number] ? R & string : never }[keyof Catalogue]

/** Every permission, in the catalogue's order. */
export const allPermissions = Object.entries(permissionCatalogue).flatMap(([resource, actions]) => actions.map((action) => `${resource}:${action}`)) as Permission[]

/** One permission. */
export const permission = z.enum(allPermissions as [Permission, ...Permission[]])

const provider = new Set(['racks', 'baremetal_groups', 'baremetals', 'quotas', 'placement_events', 'service_meshes', 'capacity', 'endpoints', 'operations', 'tenants', 'maintenance',
  'alerts', 'maintainers', 'maintainer_groups', 'resource_maintainers', 'tags', 'resource_tags', 'journal'])
const writesOfProvider = new Set(['specifications', 'models', 'virtual_machines', 'k8s_clusters'])
/** What nobody outside the provider can be given, whatever the role says. */
export function isProviderOnly(name: Permission): boolean {
  const [resource, action] = name.split(':') as [string, string]
  return (provider.has(resource) && !(resource === 'quotas' && action === 'read')) || (writesOfProvider.has(resource) && action !== 'read')
}

const ofTenant = allPermissions.filter((p) => !isProviderOnly(p))
const own: Permission[] = ['sessions:read', 'sessions:delete', 'events:read', 'jobs:read', 'saved_views:read', 'saved_views:create', 'saved_views:update', 'saved_views:delete']
const reads = (list: Permission[]) => list.filter((p) => p.endsWith(':read') && !['audit_logs:read', 'mail:read'].includes(p))

/** A role every tenant of its side is given at birth. */
export interface SystemRole { code: string; name: string; side: 'provider' | 'tenant'; permissions: readonly Permission[] }

/** The system roles. They can't be deleted; a tenant adds roles of its own beside them. */
export const systemRoles: readonly SystemRole[] = [
  { code: 'super_admin', name: 'Super administrator', side: 'provider', permissions: allPermissions },
  {
    code: 'operator', name: 'Operator', side: 'provider',
    permissions: allPermissions.filter((p) => !/^(users|roles|tenants|models|knowledge|conversations|api_tokens|tenant_configs|mail)/.test(p) || p === 'tenants:read' || p === 'models:read' || p.startsWith('api_tokens')),
  },
  { code: 'provider_viewer', name: 'Observer', side: 'provider', permissions: [...new Set([...reads(allPermissions), ...own])] },
  { code: 'admin', name: 'Administrator', side: 'tenant', permissions: ofTenant },
  {
    code: 'editor', name: 'Editor', side: 'tenant',
    permissions: ofTenant.filter((p) => !/^(users|roles|tenant_configs|audit_logs|mail)/.test(p)),
  },
  { code: 'viewer', name: 'Viewer', side: 'tenant', permissions: [...new Set<Permission>([...reads(ofTenant), ...own, 'knowledge:search', 'conversations:create', 'conversations:update', 'conversations:delete'])] },
  { code: 'client', name: 'Client', side: 'tenant', permissions: [...own, 'conversations:read', 'conversations:create'] },
  { code: 'visitor', name: 'Visitor', side: 'tenant', permissions: [] },
]
