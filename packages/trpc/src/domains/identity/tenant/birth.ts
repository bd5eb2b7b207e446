import { systemRoles } from '@colonnade/contract'
import { PROVIDER } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'

/** Gives a tenant its system roles, with the permissions the contract names, and its settings; brings those of an older version up to date. `tx` must be inside the tenant. */
export async function furnishTenant(tx: WriteTx, tenantId: string): Promise<Map<string, string>> {
  const side = tenantId === PROVIDER ? 'provider' : 'tenant'
  const permissions = new Map((await tx.permission.findMany()).map((p) => [`${p.resource}:${p.action}`, p.id]))
  const roleIds = new Map<string, string>()
  for (const role of systemRoles.filter((r) => r.side === side)) {
    const there = await tx.role.findFirst({ where: { tenantId, code: role.code } })
    const { id } = there ?? (await tx.role.create({ data: { tenantId, code: role.code, name: role.name, isSystem: true } }))
    roleIds.set(role.code, id)
    await tx.rolePermission.createMany({ data: role.permissions.map((p) => ({ tenantId, roleId: id, permissionId: permissions.get(p)! })), skipDuplicates: true })
  }
  if (!(await tx.tenantConfig.findFirst({ where: { tenantId } }))) await tx.tenantConfig.create({ data: { tenantId } })
  return roleIds
}
