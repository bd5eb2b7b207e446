import type { mailWithBody } from '@colonnade/contract/platform'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get } from '../../../kernel/crud.ts'
import { mail } from './resource.ts'

/** A mail with its text. What a server has taken is the recipient's alone: its links open accounts. Throws NOT_FOUND. */
export async function readMail(ctx: ServiceCtx, id: string): Promise<z.infer<typeof mailWithBody>> {
  const row = await get(ctx, mail, id)
  if (row.transport === 'smtp') return { ...row, body: null }
  const text = await ctx.db.mailMessage.findFirst({ where: { id }, select: { body: true } })
  return { ...row, body: text?.body ?? null }
}
