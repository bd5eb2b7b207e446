import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../kernel/context.ts'
import { limitRate } from '../../kernel/rate-limit.ts'
import { ratesOf } from './session/rates.ts'

const HOUR_MS = 3_600_000

/** What the composition root decides about identity; given as the driver `identity`. */
export interface IdentityPolicy { signUp: boolean }

/** The policy of this process; without one strangers may sign up. */
export function identityPolicy(ctx: Pick<ServiceCtx, 'services'>): IdentityPolicy {
  return (ctx.services.drivers['identity'] as IdentityPolicy | undefined) ?? { signUp: true }
}

/** Throws FORBIDDEN where signing up is switched off. */
export function requireSignUp(ctx: ServiceCtx): void {
  if (!identityPolicy(ctx).signUp) throw new ContractError('FORBIDDEN', 'sign_up_off', 'Signing up is switched off here.', { remedy: 'Ask whoever runs this platform for an invitation.' })
}

/** Counts a try by what was named (an account) and by where it came from. Throws TOO_MANY_REQUESTS. */
export async function limitTries(ctx: ServiceCtx, what: string, limits: { perSubject?: [subject: string, perHour: number]; perAddress: number }): Promise<void> {
  await limitRate(ratesOf(ctx), `${what}-from:${ctx.ip}`, limits.perAddress, HOUR_MS)
  if (limits.perSubject) await limitRate(ratesOf(ctx), `${what}:${limits.perSubject[0]}`, limits.perSubject[1], HOUR_MS)
}
