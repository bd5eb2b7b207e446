import { ContractError } from '@colonnade/contract'
import type { apiTokenSchemas, createdApiToken } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { requirePerson } from '../person.ts'
import { newToken, tokenHash } from '../session/lucia.ts'
import { requireOwn } from '../user/authority.ts'
import { apiToken } from './resource.ts'

const MOST = 100

/** Makes a token of the caller's with some of the caller's permissions; the token itself is told this once. Throws FORBIDDEN for a permission the caller lacks, and to a token. */
export async function createApiToken(ctx: ServiceCtx, input: z.output<typeof apiTokenSchemas.create>): Promise<z.infer<typeof createdApiToken>> {
  const userId = requirePerson(ctx)
  requireOwn(ctx, input.permissions)
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null
  if (expiresAt && expiresAt <= ctx.clock()) throw new ContractError('BAD_REQUEST', 'expired', 'The token would have expired already.', { fields: [{ path: 'expiresAt', message: 'must lie in the future' }] })
  const token = `cln_${newToken()}`
  return mutate(ctx, {
    permission: 'api_tokens:create', action: 'create',
    write: async (tx, report) => {
      const now = await tx.apiToken.count({ where: { userId, revokedAt: null } })
      if (now >= MOST) throw new ContractError('PRECONDITION_FAILED', 'too_many_tokens', `You have ${now} tokens already.`, { remedy: 'Revoke those you no longer use.' })
      const { id } = await tx.apiToken.create({
        data: { tenantId: ctx.tenantId!, userId, name: input.name, permissions: input.permissions, expiresAt, tokenHash: tokenHash(token), prefix: token.slice(0, 10) }, select: { id: true },
      })
      const [row] = await readInTx(tx, ctx, apiToken, [id])
      report({ resource: 'api_token', id, old: null, now: row! })
      return { token, apiToken: row! }
    },
  })
}
