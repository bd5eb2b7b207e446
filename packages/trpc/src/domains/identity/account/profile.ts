import type { Me, updateProfileInput } from '@colonnade/contract/identity'
import type { Prisma } from '@colonnade/db'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { requirePerson } from '../person.ts'
import { loadMe } from '../session/me.ts'

/** Changes one's own profile; answers with it as it is now. */
export async function updateProfile(ctx: ServiceCtx, input: z.output<typeof updateProfileInput>): Promise<Me> {
  const userId = requirePerson(ctx)
  const fields = { fullName: true, locale: true, timezone: true, preferences: true } as const
  await mutate(ctx, {
    permission: 'self', action: 'update',
    write: async (tx, report) => {
      const old = await tx.user.findFirst({ where: { id: userId, deletedAt: null }, select: fields })
      if (!old) throw notFound('user')
      await tx.user.updateMany({ where: { id: userId }, data: { ...input, preferences: input.preferences as Prisma.InputJsonObject | undefined, version: { increment: 1 } } })
      report({ resource: 'user', id: userId, old, now: { ...old, ...input } })
    },
  })
  return loadMe(ctx)
}
