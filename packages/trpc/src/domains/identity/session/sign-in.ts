import { ContractError } from '@colonnade/contract'
import type { signedInResult, signInInput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import { createServiceCtx, type ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { limitRate } from '../../../kernel/rate-limit.ts'
import { actingFor } from '../person.ts'
import { createSession, tokenHash } from './lucia.ts'
import { loadMe } from './me.ts'
import { verifyPassword } from './passwords.ts'
import { ratesOf } from './rates.ts'
import { accountsOf, actorOf, callerOfSession, type Account } from './recognise.ts'

const WINDOW_MS = 15 * 60_000
/** Passwords tried for one sign-in without a tenant's name. */
export const TRIES = 3

// As many hashes are computed whether the address has no account, one or several: the time tells nobody which.
async function matching(accounts: Account[], password: string, tries: number): Promise<Account[]> {
  const fits: Account[] = []
  for (let i = 0; i < tries; i++) {
    const account = accounts[i]
    if ((await verifyPassword(account?.passwordHash, password)) && account) fits.push(account)
  }
  return fits
}

/** Signs in with e-mail and password. Throws UNAUTHORIZED with one message for every cause, TOO_MANY_REQUESTS after ten wrong tries in 15 minutes, CONFLICT when a tenant has to be chosen. */
export async function signIn(ctx: ServiceCtx, input: z.output<typeof signInInput>): Promise<z.infer<typeof signedInResult> & { token: string }> {
  const rates = ratesOf(ctx)
  const key = `sign-in:${input.email}`
  await limitRate(rates, key, 10, WINDOW_MS)
  await limitRate(rates, `sign-in-from:${ctx.ip}`, 100, WINDOW_MS)
  const tries = input.tenant ? 1 : TRIES
  const fits = await matching(await accountsOf(ctx.services, input.email, tries, input.tenant), input.password, tries)
  if (fits.length === 0) throw wrongCredentials()
  if (fits.length > 1) {
    throw new ContractError('CONFLICT', 'choose_tenant', 'This address belongs to several tenants.', {
      remedy: 'Choose one.', details: { tenants: fits.map((a) => ({ name: a.tenantName, slug: a.tenantSlug })) },
    })
  }
  await rates.clear(key)
  return openSession(ctx, fits[0]!)
}

function wrongCredentials(): ContractError {
  return new ContractError('UNAUTHORIZED', 'wrong_credentials', 'E-mail address and password do not fit.', { remedy: 'Check both, or set a new password. If the address belongs to many tenants, name the one you mean.' })
}

/** Opens a session for an account whose credentials were checked; also used after sign-up and invitation. */
export async function openSession(ctx: ServiceCtx, account: { userId: string; tenantId: string }): Promise<z.infer<typeof signedInResult> & { token: string }> {
  const { userId, tenantId } = account
  const token = await mutate(actingFor(ctx, userId, tenantId), {
    permission: 'system', action: 'sign_in', tenantId,
    write: async (tx, report) => {
      await tx.user.updateMany({ where: { id: userId }, data: { lastLoginAt: ctx.clock() } })
      report({ resource: 'session', id: userId })
      return createSession(ctx.services, tx, { userId, tenantId, ipAddress: ctx.ip, userAgent: ctx.userAgent?.slice(0, 500) ?? null })
    },
  })
  const caller = await callerOfSession(ctx.services, tokenHash(token))
  if (!caller) throw wrongCredentials()
  return { me: await loadMe(createServiceCtx(ctx.services, actorOf(caller, 'user'), ctx)), token }
}

/** Puts the session into the browser's cookie; only a client that keeps no cookies is told the token. */
export function handOver(ctx: ServiceCtx, opened: z.infer<typeof signedInResult> & { token: string }): z.infer<typeof signedInResult> {
  if (!ctx.cookies || ctx.cookies.bearerWanted) return opened
  ctx.cookies.keep(opened.token)
  return { me: opened.me, token: null }
}
