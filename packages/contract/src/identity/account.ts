import * as z from 'zod'
import { email, instant, line, locale, timezone } from '../kernel/fields.ts'
import { newPassword } from './session.ts'

/** The token of a link that was mailed. */
export const linkToken = z.string().regex(/^[\w-]{20,100}$/, 'is not a token of a link')
/** What a link is opened with. */
export const byLink = z.strictObject({ token: linkToken })
/** Whose password is to be reset. The answer is the same whether there is such an account or not. */
export const requestResetInput = z.strictObject({ email })
/** A new password, by the link that was mailed. */
export const resetInput = z.strictObject({ token: linkToken, password: newPassword })
/** What an invitation is for, to be shown before it is accepted. */
export const invitationOutput = z.object({ email: z.string(), fullName: z.string().nullable(), tenantName: z.string(), side: z.enum(['provider', 'tenant']), locale: z.string(), expiresAt: instant })
/** Name and password of an invited person. */
export const acceptInvitationInput = z.strictObject({ token: linkToken, fullName: line(255), password: newPassword, locale: locale.optional(), timezone: timezone.optional() })
/** A change of one's own password. */
export const changePasswordInput = z.strictObject({ current: z.string().min(1).max(200), password: newPassword })
/** One's own profile; what is left out stays. `preferences` replaces the whole object, at most 16 KB of JSON. */
export const updateProfileInput = z.strictObject({
  fullName: line(255).optional(), locale: locale.optional(), timezone: timezone.optional(),
  preferences: z.record(z.string().max(100), z.json()).refine((p) => JSON.stringify(p).length <= 16_384, 'must be at most 16 KB').optional(),
})
/** Says that it was done, and nothing else. */
export const done = z.object({ done: z.literal(true) })
