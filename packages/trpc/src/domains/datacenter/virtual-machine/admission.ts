import { ContractError } from '@colonnade/contract'
import { unknownReference } from '../locks.ts'

/** Refuses a group that is not there, or takes no machines. */
export function checkGroup(group: { name: string; status: string } | null | undefined): void {
  if (!group) throw unknownReference('groupId', 'group')
  if (group.status === 'active') return
  throw new ContractError('CONFLICT', 'group_inactive', `The group ${group.name} takes no machines.`, { fields: [{ path: 'groupId', message: `is ${group.status}` }], remedy: 'Activate the group, or choose another.' })
}

/** Refuses a tenant that is not there, or is suspended. */
export function checkTenant(tenant: { name: string; status: string } | null | undefined): void {
  if (!tenant) throw unknownReference('tenantId', 'tenant')
  if (tenant.status === 'active') return
  throw new ContractError('CONFLICT', 'tenant_not_active', `${tenant.name} is ${tenant.status}: nothing is placed for it.`, { fields: [{ path: 'tenantId', message: `is ${tenant.status}` }], remedy: 'Restore the tenant first.' })
}
