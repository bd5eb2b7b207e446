import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx, requireAll } from '../../../kernel/crud.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { endLinks } from '../link/links.ts'
import { keepingAnAdministrator, refuseMightier, refuseOneself, requireRoom } from './authority.ts'
import { user } from './resource.ts'

async function usersInTx(tx: WriteTx, ctx: ServiceCtx, ids: string[], deleted = false) {
  const rows = await readInTx(tx, ctx, user, ids, deleted)
  requireAll('user', ids, rows)
  return rows
}

async function endSessionsInTx(tx: WriteTx, ctx: ServiceCtx, ids: string[]): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { userId: { in: ids } } })
  for (const id of ids) await endLinks(tx, ctx, id, ['password_reset', 'email_verification'])
  return count
}

/** Locks accounts, all or none: sessions end and tokens stop at once. Throws CONFLICT for the last administrator. */
export function lockUsers(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  refuseOneself(ctx, ids)
  return mutate(ctx, {
    permission: 'users:update', action: 'lock',
    write: (tx, report) => keepingAnAdministrator(tx, ctx.tenantId!, async () => {
      const rows = await usersInTx(tx, ctx, ids)
      await refuseMightier(tx, ctx, ids)
      const { count } = await tx.user.updateMany({ where: { id: { in: ids } }, data: { status: 'locked', version: { increment: 1 } } })
      await endSessionsInTx(tx, ctx, ids)
      for (const row of rows) report({ resource: 'user', id: row.id, old: { status: row.status }, now: { status: 'locked' } })
      return { changed: count }
    }),
  })
}

/** Unlocks accounts, all or none; who never accepted the invitation is invited again. Throws PRECONDITION_FAILED for one that is not locked. */
export function unlockUsers(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'users:update', action: 'unlock',
    write: async (tx, report) => {
      const rows = await usersInTx(tx, ctx, ids)
      if (rows.some((row) => row.status !== 'locked')) throw new ContractError('PRECONDITION_FAILED', 'not_locked', 'One of these accounts is not locked.')
      await refuseMightier(tx, ctx, ids)
      await tx.user.updateMany({ where: { id: { in: ids }, passwordHash: { not: null } }, data: { status: 'active', version: { increment: 1 } } })
      await tx.user.updateMany({ where: { id: { in: ids }, passwordHash: null }, data: { status: 'inactive', version: { increment: 1 } } })
      for (const row of await usersInTx(tx, ctx, ids)) report({ resource: 'user', id: row.id, old: { status: 'locked' }, now: { status: row.status } })
      return { changed: rows.length }
    },
  })
}

/** Ends every session of these users, all or none. */
export function endSessions(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'users:update', action: 'end_sessions',
    write: async (tx, report) => {
      await usersInTx(tx, ctx, ids)
      await refuseMightier(tx, ctx, ids)
      const changed = await endSessionsInTx(tx, ctx, ids)
      for (const id of ids) report({ resource: 'user', id, details: { sessionsEnded: changed } })
      return { changed }
    },
  })
}

/** Removes users, all or none: they can be restored, their sessions, tokens and links can't. Throws CONFLICT for the last administrator. */
export function removeUsers(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  refuseOneself(ctx, ids)
  return mutate(ctx, {
    permission: 'users:delete', action: 'delete',
    write: (tx, report) => keepingAnAdministrator(tx, ctx.tenantId!, async () => {
      const rows = await usersInTx(tx, ctx, ids)
      await refuseMightier(tx, ctx, ids)
      await tx.user.updateMany({ where: { id: { in: ids } }, data: { deletedAt: ctx.clock(), version: { increment: 1 } } })
      await endSessionsInTx(tx, ctx, ids)
      await tx.apiToken.updateMany({ where: { userId: { in: ids }, revokedAt: null }, data: { revokedAt: ctx.clock() } })
      for (const id of ids) await endLinks(tx, ctx, id, ['invitation'])
      for (const row of rows) report({ resource: 'user', id: row.id, old: row, now: null })
      return { changed: rows.length }
    }),
  })
}

/** Takes back a removal, all or none. Throws PRECONDITION_FAILED when the tenant is full, CONFLICT when the address was given away. */
export function restoreUsers(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'users:delete', action: 'restore',
    write: async (tx, report) => {
      const rows = await usersInTx(tx, ctx, ids, true)
      await refuseMightier(tx, ctx, ids)
      await requireRoom(tx, ctx.tenantId!, rows.length)
      await tx.user.updateMany({ where: { id: { in: ids } }, data: { deletedAt: null, version: { increment: 1 } } })
      for (const row of rows) report({ resource: 'user', id: row.id, old: null, now: { ...row, deletedAt: null } })
      return { changed: rows.length }
    },
  })
}
