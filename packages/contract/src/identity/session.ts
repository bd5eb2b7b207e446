import * as z from 'zod'
import { email, id, instant, line, locale, slug, timezone } from '../kernel/fields.ts'
import { permission } from '../kernel/permissions.ts'

/** A password as it is chosen: 10 to 200 characters, any of them. */
export const newPassword = z.string().min(10, 'use at least 10 characters').max(200)

/** E-mail and password; `tenant` (its slug) only when the address belongs to several. */
export const signInInput = z.strictObject({ email, password: z.string().min(1).max(200), tenant: slug.optional() })

/** Who is signed in, for which tenant, and what that person may do: the screens ask this before they show a button. */
export const me = z.object({
  userId: id, tenantId: id, email: z.string(), fullName: z.string().nullable(), avatarUrl: z.string().nullable(), locale: z.string(), timezone: z.string(), emailVerified: z.boolean(),
  tenant: z.object({ name: z.string(), slug: z.string(), tier: z.string() }), side: z.enum(['provider', 'tenant']), permissions: z.array(permission), preferences: z.record(z.string(), z.unknown()),
})
export type Me = z.infer<typeof me>

/** A signed-in device. */
export const sessionOutput = z.object({ id, ipAddress: z.string().nullable(), userAgent: z.string().nullable(), createdAt: instant, lastSeenAt: instant, expiresAt: instant, current: z.boolean() })

/** What sign-in answers: the token is for clients that keep no cookies, and is given only when asked for. */
export const signedInResult = z.object({ me, token: z.string().nullable() })

const person = { fullName: line(255), email, password: newPassword, locale: locale.default('en'), timezone: timezone.default('UTC') }

/** A new tenant and its first administrator. Without a slug one is made of the name. */
export const signUpInput = z.strictObject({ tenantName: line(255), slug: slug.optional(), ...person })
/** The first operator of an empty platform, what the platform is called, and the code printed where the server was started. */
export const setupInput = z.strictObject({ code: z.string().min(1).max(100), platformName: line(255).optional(), ...person })
/** Whether the platform still waits for its first operator, and whether strangers may sign up. */
export const setupStatus = z.object({ needed: z.boolean(), signUp: z.boolean() })
