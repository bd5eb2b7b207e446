import type { assignRolesInput, userSchemas } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx, staleEdit } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { keepingAnAdministrator, refuseMightier, requireGivable } from './authority.ts'
import { user } from './resource.ts'

/** Gives a user these roles in place of those before. Throws FORBIDDEN for more than the caller may, CONFLICT for a stale version or the last administrator. */
export function assignRoles(ctx: ServiceCtx, { id, version, roleIds }: z.output<typeof assignRolesInput>): Promise<Row<typeof userSchemas>> {
  const tenantId = ctx.tenantId!
  return mutate(ctx, {
    permission: 'users:update', action: 'assign_roles',
    write: (tx, report) => keepingAnAdministrator(tx, tenantId, async () => {
      const [before] = await readInTx(tx, ctx, user, [id])
      if (!before) throw notFound('user')
      await refuseMightier(tx, ctx, [id])
      await requireGivable(tx, ctx, roleIds)
      const { count } = await tx.user.updateMany({ where: { id, version }, data: { version: { increment: 1 } } })
      if (count === 0) throw staleEdit(before, { roles: roleIds })
      await tx.userRole.deleteMany({ where: { userId: id, roleId: { notIn: roleIds } } })
      await tx.userRole.createMany({ data: roleIds.map((roleId) => ({ tenantId, userId: id, roleId })), skipDuplicates: true })
      const [after] = await readInTx(tx, ctx, user, [id])
      report({ resource: 'user', id, old: before, now: after! })
      return after!
    }),
  })
}
