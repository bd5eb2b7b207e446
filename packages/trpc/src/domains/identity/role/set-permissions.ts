import type { roleSchemas, setPermissionsInput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx, staleEdit } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { requireOwn } from '../user/authority.ts'
import { permissionIds, refuseSystem, role } from './resource.ts'

/** Gives a role these permissions in place of those before. Throws FORBIDDEN for a system role or a permission the caller lacks, CONFLICT for a stale version. */
export function setPermissions(ctx: ServiceCtx, { id, version, permissions }: z.output<typeof setPermissionsInput>): Promise<Row<typeof roleSchemas>> {
  return mutate(ctx, {
    permission: 'roles:update', action: 'set_permissions',
    write: async (tx, report) => {
      const { count } = await tx.role.updateMany({ where: { id, version, isSystem: false }, data: { version: { increment: 1 } } })
      const [before] = await readInTx(tx, ctx, role, [id])
      if (!before) throw notFound('role')
      refuseSystem(before)
      if (count === 0) throw staleEdit(before, { permissions })
      requireOwn(ctx, permissions.filter((p) => !before.permissions.includes(p)))
      const ids = await permissionIds(tx, permissions)
      await tx.rolePermission.deleteMany({ where: { roleId: id, permissionId: { notIn: ids } } })
      await tx.rolePermission.createMany({ data: ids.map((permissionId) => ({ tenantId: ctx.tenantId!, roleId: id, permissionId })), skipDuplicates: true })
      const [after] = await readInTx(tx, ctx, role, [id])
      report({ resource: 'role', id, old: before, now: after! })
      return after!
    },
  })
}
