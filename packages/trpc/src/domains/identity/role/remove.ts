import { ContractError } from '@colonnade/contract'
import type { removeRolesInput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx, requireAll } from '../../../kernel/crud.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { requireGivable } from '../user/authority.ts'
import { refuseSystem, role } from './resource.ts'

async function reassign(tx: WriteTx, ctx: ServiceCtx, ids: string[], to: string): Promise<void> {
  if (ids.includes(to)) throw new ContractError('BAD_REQUEST', 'no_such_role', 'The role to give instead is one of those to be deleted.', { fields: [{ path: 'reassignTo', message: 'is to be deleted' }] })
  await requireGivable(tx, ctx, [to])
  const users = await tx.userRole.findMany({ where: { roleId: { in: ids } }, select: { userId: true }, distinct: ['userId'] })
  await tx.userRole.createMany({ data: users.map(({ userId }) => ({ tenantId: ctx.tenantId!, userId, roleId: to })), skipDuplicates: true })
  await tx.userRole.deleteMany({ where: { roleId: { in: ids } } })
}

/** Deletes roles, all or none. Throws FORBIDDEN for a system role, CONFLICT while somebody has one and `reassignTo` names no other. */
export function removeRoles(ctx: ServiceCtx, { ids, reassignTo }: z.output<typeof removeRolesInput>): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'roles:delete', action: 'delete',
    write: async (tx, report) => {
      // whoever is just being given one of these roles waits, and then finds it gone
      await tx.$queryRawUnsafe('SELECT id FROM roles WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', ids)
      const rows = await readInTx(tx, ctx, role, ids)
      requireAll('role', ids, rows)
      for (const row of rows) refuseSystem(row)
      if (reassignTo) await reassign(tx, ctx, ids, reassignTo)
      const users = await tx.userRole.count({ where: { roleId: { in: ids } } })
      if (users) throw new ContractError('CONFLICT', 'role_in_use', `${users} users have this role.`, { remedy: 'Choose the role they get instead.', details: { users } })
      await tx.role.deleteMany({ where: { id: { in: ids } } })
      for (const row of rows) report({ resource: 'role', id: row.id, old: row, now: null, ...(reassignTo ? { details: { reassignTo } } : {}) })
      return { changed: rows.length }
    },
  })
}
