import { randomBytes } from 'node:crypto'
import { ContractError } from '@colonnade/contract'
import { roleSchemas } from '@colonnade/contract/identity'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { requireOwn } from '../user/authority.ts'

/** Roles of a tenant: the system's, and its own. */
export const role = defineResource({
  name: 'role', model: 'role', table: 'roles', schemas: roleSchemas, permissions: 'roles', scope: 'tenant', defaultSort: { field: 'createdAt', direction: 'asc' },
  expressions: {
    permissions: `ARRAY(SELECT p.resource || ':' || p.action FROM role_permissions rp JOIN permissions p ON p.id = rp.permission_id WHERE rp.tenant_id = t.tenant_id AND rp.role_id = t.id ORDER BY 1)`,
    userCount: 'SELECT count(*) FROM user_roles ur JOIN users u ON u.tenant_id = ur.tenant_id AND u.id = ur.user_id AND u.deleted_at IS NULL WHERE ur.tenant_id = t.tenant_id AND ur.role_id = t.id',
  },
  hooks: {
    async beforeCreate(tx, ctx, { permissions = [], ...data }) {
      requireOwn(ctx, permissions as string[])
      const ids = await permissionIds(tx, permissions as string[])
      return { ...data, code: codeOf(data['name'] as string), permissions: { create: ids.map((permissionId) => ({ permissionId })) } }
    },
    async beforeUpdate(_tx, _ctx, row, patch) {
      refuseSystem(row)
      return patch
    },
  },
})

describeConstraint('roles_name_key', { field: 'name', reason: 'already_taken', message: 'Another role has this name.', remedy: 'Choose another name.' })

/** System roles keep pace with the platform by themselves; nobody changes or deletes them. Throws FORBIDDEN. */
export function refuseSystem(row: { isSystem: boolean; name: string }): void {
  if (row.isSystem) throw new ContractError('FORBIDDEN', 'system_role', `${row.name} is a role of the system and stays as it is.`, { remedy: 'Make a role of your own with the permissions you want.' })
}

/** Ids of permissions by name; those the database does not know are left out. */
export async function permissionIds(tx: WriteTx, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await tx.permission.findMany({ where: { OR: names.map((name) => ({ resource: name.split(':')[0]!, action: name.split(':')[1]! })) }, select: { id: true } })
  return rows.map((r) => r.id)
}

// A stable name for programs; the tail keeps two roles of one name, one of them deleted, apart.
function codeOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '').slice(0, 60)
  return `${plain || 'role'}_${randomBytes(3).toString('hex')}`
}
