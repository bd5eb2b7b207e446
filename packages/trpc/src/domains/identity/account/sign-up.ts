import { randomBytes } from 'node:crypto'
import { ContractError } from '@colonnade/contract'
import type { signUpInput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { limitTries, requireSignUp } from '../policy.ts'
import { hashPassword } from '../session/passwords.ts'
import { slugTaken } from '../session/recognise.ts'
import { openSession } from '../session/sign-in.ts'
import { foundTenant, setupNeeded } from '../tenant/found.ts'

/** A name for URLs made of a tenant's name: `Größe & Söhne` → `grosse-sohne`; `tenant` where no Latin letter is left. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase()
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 48).replace(/-$/, '')
  return slug.length >= 2 ? slug : `tenant${slug && `-${slug}`}`
}

const isTaken = (error: unknown) => error instanceof ContractError && error.shape.reason === 'already_taken' && error.shape.fields?.[0]?.path === 'slug'
const withTail = (slug: string) => `${slug}-${randomBytes(3).toString('hex')}`

/** Founds a tenant with its first administrator, mails the confirmation of the address, and signs in. Throws FORBIDDEN when switched off, TOO_MANY_REQUESTS, CONFLICT when a slug was chosen that is taken. */
export async function signUp(ctx: ServiceCtx, input: z.output<typeof signUpInput>): ReturnType<typeof openSession> {
  requireSignUp(ctx)
  await limitTries(ctx, 'sign-up', { perSubject: [input.email, 5], perAddress: 20 })
  if (await setupNeeded(ctx)) throw new ContractError('PRECONDITION_FAILED', 'not_set_up', 'This platform has no operator yet.', { remedy: 'Set it up in the operator console first.' })
  const { tenantName: name, slug: chosen, password, ...admin } = input
  const passwordHash = await hashPassword(password)
  const base = slugOf(name)
  let slug = chosen ?? ((await slugTaken(ctx.services, base)) ? withTail(base) : base)
  for (let attempt = 1; ; attempt++) {
    try {
      return await openSession(ctx, await foundTenant(ctx, { name, slug, admin: { ...admin, password } }, passwordHash))
    } catch (error) {
      if (chosen || attempt > 4 || !isTaken(error)) throw error
      slug = withTail(base)
    }
  }
}
