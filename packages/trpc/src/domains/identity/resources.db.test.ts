import { describeResource, type Caller, type Person } from '@colonnade/testing'
import { savedView } from '../platform/saved-view/resource.ts'
import { apiToken } from './api-token/resource.ts'
import { role } from './role/resource.ts'
import { tenant } from './tenant/resource.ts'
import { user } from './user/resource.ts'

let n = 0
const unique = () => `${++n}-${Math.random().toString(36).slice(2, 8)}`
const roleId = async (person: Person, code: string) => (await person.api.identity.role.list({ filter: [{ field: 'code', op: 'eq', value: code }] })).items[0]!.id

describeResource('user', {
  resource: user as never,
  of: ({ identity: { user: u } }: Caller) => ({
    list: u.list, get: u.get, create: u.invite, update: u.update, remove: u.remove, restore: u.restore, bulkUpdate: u.bulkUpdate, history: u.history, export: u.export,
  }),
  make: async (_, person) => ({ email: `user-${unique()}@tenant.test`, fullName: 'Somebody', roleIds: [await roleId(person, 'viewer')] }),
  patch: { field: 'fullName', value: '陈 Ängström' },
})

describeResource('role', {
  resource: role as never,
  of: (api: Caller) => api.identity.role,
  make: () => ({ name: `Role ${unique()}`, permissions: ['users:read' as const] }),
  patch: { field: 'description', value: 'Reads people' },
})

describeResource('api token', {
  resource: apiToken as never,
  of: ({ identity: { apiToken: t } }: Caller) => ({
    list: t.list, get: t.get, update: t.update, remove: t.revoke, bulkUpdate: t.bulkUpdate, history: t.history,
    create: async (input: Parameters<typeof t.create>[0]) => (await t.create(input)).apiToken,
  }),
  make: () => ({ name: `Token ${unique()}`, permissions: ['users:read' as const] }),
  patch: { field: 'name', value: 'Nightly import' },
})

describeResource('tenant', {
  resource: tenant as never,
  of: (api: Caller) => api.identity.tenant,
  make: () => ({ name: 'Aurora', slug: `aurora-${unique()}`, tier: 'pro' as const, admin: { email: 'admin@aurora.test' } }),
  patch: { field: 'maxUsers', value: 77 },
})

describeResource('saved view', {
  resource: savedView as never,
  of: (api: Caller) => api.platform.savedView,
  make: () => ({ entity: 'datacenter.rack', name: `View ${unique()}`, state: '?sort=name' }),
  patch: { field: 'shared', value: true },
})
