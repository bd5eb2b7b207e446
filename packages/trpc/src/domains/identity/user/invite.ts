import { ContractError } from '@colonnade/contract'
import type { userSchemas } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { mailInvitation, recipientInTx } from '../link/mails.ts'
import { limitTries } from '../policy.ts'
import { insertUser } from '../tenant/insert-user.ts'
import { refuseMightier, requireGivable, requireRoom } from './authority.ts'
import { user } from './resource.ts'

/** Adds a user without a password and mails an invitation. Throws CONFLICT when the address is taken, PRECONDITION_FAILED when the tenant is full, FORBIDDEN for roles that may more than the caller. */
export function inviteUser(ctx: ServiceCtx, input: z.output<typeof userSchemas.create>): Promise<Row<typeof userSchemas>> {
  const { roleIds, ...person } = input
  return mutate(ctx, {
    permission: 'users:create', action: 'create',
    write: async (tx, report) => {
      await requireGivable(tx, ctx, roleIds)
      await requireRoom(tx, ctx.tenantId!, 1)
      const id = await insertUser(tx, ctx.tenantId!, [...new Set(roleIds)], person, null)
      const [row] = await readInTx(tx, ctx, user, [id])
      report({ resource: 'user', id, old: null, now: row! })
      await mailInvitation(tx, ctx, report, await recipientInTx(tx, ctx.tenantId!, id))
      return row!
    },
  })
}

/** Mails the invitation again; the earlier link stops working. Throws PRECONDITION_FAILED when it was accepted. */
export async function inviteAgain(ctx: ServiceCtx, id: string): Promise<{ done: true }> {
  await limitTries(ctx, 'invite', { perSubject: [id, 10], perAddress: 500 })
  await mutate(ctx, {
    permission: 'users:create', action: 'invite_again',
    write: async (tx, report) => {
      const [row] = await readInTx(tx, ctx, user, [id])
      if (!row) throw notFound('user')
      if (!row.invited) throw new ContractError('PRECONDITION_FAILED', 'already_accepted', 'The invitation was accepted already.')
      await refuseMightier(tx, ctx, [id])
      report({ resource: 'user', id })
      await mailInvitation(tx, ctx, report, await recipientInTx(tx, ctx.tenantId!, id))
    },
  })
  return { done: true }
}
