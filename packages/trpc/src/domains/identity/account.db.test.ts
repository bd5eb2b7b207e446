import { actorOf, callerOfApiToken, tokenHash, validateSession } from '@colonnade/trpc'
import { anOperator, aStranger, aTenant, contextFor, errorOf, openWorld, withPermissions, type Caller, type Person, type World } from '@colonnade/testing'
import { createCallerFactory } from '@colonnade/trpc/kernel/trpc'
import { appRouter } from '../../app-router.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { deliverMail } from '../platform/mail/deliver.ts'
import { memoryRateStore } from '../../kernel/rate-limit.ts'
import { isSetupCode, setupCode } from './setup/code.ts'

// The edge of the machine: how many hashes are computed is what the clock would tell a stranger.
const argon = vi.hoisted(() => ({ verified: 0, hashed: 0 }))
vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (...args: Parameters<typeof real.verify>) => { argon.verified++; return real.verify(...args) },
    hash: (...args: Parameters<typeof real.hash>) => { argon.hashed++; return real.hash(...args) },
  }
})

let world: World, operator: Person
const PASSWORD = 'correct horse battery'
const factory = createCallerFactory(appRouter)
const stranger = () => aStranger(world).api

/** A browser's caller: the token comes back because no cookies are kept. */
async function signedInAs(token: string): Promise<{ api: Caller; me: { userId: string; tenantId: string } }> {
  const caller = (await validateSession(world.services, token))!
  return { api: factory(contextFor(world, actorOf(caller, 'user'))), me: caller }
}
/** The last mail to an address, and the token of its link. */
async function mailTo(recipient: string) {
  const { items } = await operator.api.platform.mail.list({ filter: [{ field: 'recipient', value: recipient, op: 'eq' }], limit: 1 })
  if (!items[0]) return null
  const mail = await operator.api.platform.mail.get({ id: items[0].id })
  return { ...mail, token: /token=([\w-]+)/.exec(mail.body ?? '')?.[1] ?? '' }
}
let n = 0
const newcomer = (more = {}) => ({ tenantName: `Nova ${++n}`, fullName: 'Nora Nova', email: `nora-${n}@nova.test`, password: PASSWORD, ...more })
async function invited(of: Person, more: { email?: string; locale?: 'en' | 'zh-CN' | 'zh-TW'; code?: string } = {}) {
  const { items } = await of.api.identity.role.list({ filter: [{ field: 'code', op: 'eq', value: more.code ?? 'viewer' }] })
  const email = more.email ?? `guest-${++n}@tenant.test`
  const user = await of.api.identity.user.invite({ email, fullName: 'Gus Guest', roleIds: [items[0]!.id], locale: more.locale ?? 'en' })
  return { user, email, token: (await mailTo(email))!.token }
}

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())
afterEach(() => {
  world.services.drivers['rates'] = memoryRateStore()
  delete world.services.drivers['identity']
  world.services.clock = () => new Date()
})

describe('setting up an empty platform', () => {
  it('lets nobody sign up before there is an operator', async () => {
    expect(await stranger().identity.setup.status()).toEqual({ needed: true, signUp: true })
    expect(await errorOf(stranger().identity.account.signUp(newcomer()))).toMatchObject({ code: 'PRECONDITION_FAILED', reason: 'not_set_up' })
  })

  it('regression: whoever reaches the port first does not own the platform: the printed code is asked for', async () => {
    const first = { fullName: 'Mallory', email: 'mallory@example.test', password: PASSWORD }
    expect(await errorOf(stranger().identity.setup.complete({ ...first } as never))).toMatchObject({ code: 'BAD_REQUEST', fields: [{ path: 'code' }] })
    expect(await errorOf(stranger().identity.setup.complete({ ...first, code: 'AAAA-AAAA-AAAA-AAAA' }))).toMatchObject({ code: 'FORBIDDEN', reason: 'bad_setup_code', fields: [{ path: 'code' }] })
    expect(await stranger().identity.setup.status()).toMatchObject({ needed: true })
    expect(setupCode(world.services)).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/)
    expect(isSetupCode(world.services, setupCode(world.services).toLowerCase().replaceAll('-', ' '))).toBe(true)
  })

  it('makes one operator, however many try at once', async () => {
    const tries = [1, 2, 3, 4].map((i) => stranger().identity.setup.complete({ code: setupCode(world.services), platformName: 'North Cloud', fullName: `First ${i}`, email: `first-${i}@provider.test`, password: PASSWORD }))
    const results = await Promise.allSettled(tries)
    const won = results.filter((r) => r.status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(won[0]!.value.me).toMatchObject({ side: 'provider', tenant: { name: 'North Cloud' } })
    expect(won[0]!.value.me.permissions).toContain('tenants:create')
    for (const lost of tries) await lost.catch(async () => expect(await errorOf(lost)).toMatchObject({ code: 'CONFLICT', reason: 'already_set_up' }))
    expect(await stranger().identity.setup.status()).toMatchObject({ needed: false })
    operator = await anOperator(world)
  })
})

describe('signing up', () => {
  it('makes a tenant with its administrator, its roles and settings, and signs in', async () => {
    const { me, token } = await stranger().identity.account.signUp(newcomer({ tenantName: 'Größe & Söhne 星' }))
    expect(me).toMatchObject({ side: 'tenant', emailVerified: false, tenant: { name: 'Größe & Söhne 星', slug: 'grosse-sohne', tier: 'free' } })
    expect(me.permissions).toContain('users:create')
    expect(me.permissions).not.toContain('racks:read')
    const { api } = await signedInAs(token!)
    expect((await api.identity.role.list({})).items.map((r) => r.code).sort()).toEqual(['admin', 'client', 'editor', 'viewer', 'visitor'])
    expect(await api.identity.tenant.mine()).toMatchObject({ maxUsers: 5, userCount: 1, version: 1 })
    expect((await api.identity.tenant.settings()).temperature).toBe('0.70')
    const { items } = await api.identity.auditLog.list({ filter: [{ field: 'action', value: 'sign_up', op: 'eq' }] })
    expect(items.map((i) => i.resourceType)).toContain('tenant')
  })

  it('gives each of two tenants of one name its own slug, and refuses a chosen one that is taken', async () => {
    const both = await Promise.all([1, 2, 3].map(() => stranger().identity.account.signUp(newcomer({ tenantName: 'Twin' }))))
    expect(new Set(both.map((b) => b.me.tenant.slug)).size).toBe(3)
    expect(both.every((b) => b.me.tenant.slug.startsWith('twin'))).toBe(true)
    expect(await errorOf(stranger().identity.account.signUp(newcomer({ slug: 'twin' })))).toMatchObject({ code: 'CONFLICT', reason: 'already_taken', fields: [{ path: 'slug' }] })
  })

  it('is refused where it is switched off', async () => {
    world.services.drivers['identity'] = { signUp: false }
    expect(await stranger().identity.setup.status()).toEqual({ needed: false, signUp: false })
    expect(await errorOf(stranger().identity.account.signUp(newcomer()))).toMatchObject({ code: 'FORBIDDEN', reason: 'sign_up_off' })
  })

  it('is limited by address and by where it comes from', async () => {
    const same = newcomer()
    for (let i = 0; i < 5; i++) await stranger().identity.account.signUp({ ...same, tenantName: `Many ${i}` })
    expect(await errorOf(stranger().identity.account.signUp(same))).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('reads an address in whatever case, width or script, and refuses what is none', async () => {
    const { me } = await stranger().identity.account.signUp(newcomer({ email: '  Ｎｏｒａ.Case@Bücher.Example ' }))
    expect(me.email).toBe('nora.case@xn--bcher-kva.example')
    const again = await stranger().identity.session.signIn({ email: 'NORA.CASE@BÜCHER.EXAMPLE', password: PASSWORD.normalize('NFD') })
    expect(again.me.userId).toBe(me.userId)
    const bad = ['', 'x', '@', 'a@', 'a b@c.test', `${'a'.repeat(250)}@c.test`, 'a@b@c.test', 'nöra@nova.test', 'a@b.test\r\nBcc: c@d.test', '\u0000@b.test', 'x'.repeat(1_000_000)]
    for (const email of bad) expect((await errorOf(stranger().identity.account.signUp(newcomer({ email })))).code, email.slice(0, 40)).toBe('BAD_REQUEST')
    for (const password of ['short', 'p'.repeat(201)]) expect((await errorOf(stranger().identity.account.signUp(newcomer({ password })))).code).toBe('BAD_REQUEST')
    expect((await errorOf(stranger().identity.account.signUp(newcomer({ timezone: 'Mars/Olympus' })))).code).toBe('BAD_REQUEST')
  })

  it('confirms the address by a link that works once', async () => {
    const input = newcomer({ locale: 'zh-TW' })
    const { token: session } = await stranger().identity.account.signUp(input)
    const { api } = await signedInAs(session!)
    const mail = (await mailTo(input.email))!
    expect(mail).toMatchObject({ template: 'verification', locale: 'zh-TW', subject: '請確認您的電子郵件地址' })
    expect(mail.body).toContain('http://127.0.0.1:4000/verify-email?token=')
    await api.identity.account.sendVerification()
    expect(await errorOf(stranger().identity.account.verifyEmail({ token: mail.token }))).toMatchObject({ reason: 'bad_link' })
    const { token } = (await mailTo(input.email))!
    expect(await stranger().identity.account.verifyEmail({ token })).toEqual({ done: true })
    expect((await api.identity.session.me()).emailVerified).toBe(true)
    expect(await errorOf(stranger().identity.account.verifyEmail({ token }))).toMatchObject({ reason: 'bad_link' })
    expect(await errorOf(api.identity.account.sendVerification())).toMatchObject({ reason: 'already_verified' })
  })
})

describe('guessing', () => {
  it('computes as many hashes for an address with no account, one, or several, and answers the same', async () => {
    const one = await aTenant(world)
    const email = `everywhere-${++n}@nova.test`
    for (let i = 0; i < 5; i++) await stranger().identity.account.signUp(newcomer({ email, tenantName: `Place ${i}` }))
    const wrong = { password: 'not the password' }
    const errors = []
    for (const address of [`nobody-${++n}@nova.test`, one.email, email]) {
      argon.verified = 0
      errors.push(await errorOf(stranger().identity.session.signIn({ email: address, ...wrong })))
      expect(argon.verified, address).toBe(3)
    }
    expect(errors[1]).toEqual(errors[0])
    expect(errors[2]).toEqual(errors[0])
    for (const tenant of ['no-such-tenant', 'place-0']) {
      argon.verified = 0
      await errorOf(stranger().identity.session.signIn({ email, tenant, ...wrong }))
      expect(argon.verified).toBe(1)
    }
  })

  it('names the tenants of an address only to whom the password fits', async () => {
    const email = `two-${++n}@nova.test`
    for (const i of [1, 2]) await stranger().identity.account.signUp(newcomer({ email, tenantName: `Choice ${i}` }))
    const error = await errorOf(stranger().identity.session.signIn({ email, password: PASSWORD }))
    expect(error).toMatchObject({ code: 'CONFLICT', reason: 'choose_tenant' })
    expect((error.details!['tenants'] as { slug: string }[]).map((t) => t.slug).sort()).toEqual(['choice-1', 'choice-2'])
    expect((await stranger().identity.session.signIn({ email, password: PASSWORD, tenant: 'choice-2' })).me.tenant.slug).toBe('choice-2')
  })

  it('keeps the confirmed account when strangers sign up with its address', async () => {
    const input = newcomer()
    await stranger().identity.account.signUp(input)
    await stranger().identity.account.verifyEmail({ token: (await mailTo(input.email))!.token })
    for (let i = 0; i < 4; i++) await stranger().identity.account.signUp({ ...input, tenantName: `Squatter ${i}`, password: 'another password' })
    expect((await stranger().identity.session.signIn({ email: input.email, password: PASSWORD })).me.tenant.name).toBe(input.tenantName)
  })

  it('locks an account out after ten tries in 15 minutes, the right password included, whether it exists or not', async () => {
    const person = await aTenant(world)
    for (const email of [person.email, `nobody-${++n}@nova.test`]) {
      for (let i = 0; i < 10; i++) expect((await errorOf(stranger().identity.session.signIn({ email, password: 'wrong' }))).reason).toBe('wrong_credentials')
      expect(await errorOf(stranger().identity.session.signIn({ email, password: PASSWORD }))).toMatchObject({ code: 'TOO_MANY_REQUESTS', details: { retryAfterSeconds: 900 } })
      expect((await errorOf(stranger().identity.session.signIn({ email: email.toUpperCase(), password: PASSWORD }))).code).toBe('TOO_MANY_REQUESTS')
    }
  })

  it('limits one source over many accounts', async () => {
    const rates = world.services.drivers['rates'] as ReturnType<typeof memoryRateStore>
    for (let i = 0; i < 100; i++) await rates.hit('sign-in-from:127.0.0.1', 900_000)
    expect((await errorOf(stranger().identity.session.signIn({ email: `any-${++n}@nova.test`, password: 'wrong' }))).code).toBe('TOO_MANY_REQUESTS')
  })
})

describe('a forgotten password', () => {
  async function tracesOf(email: string): Promise<Record<string, number>> {
    const count = async () => {
      const rows = await Promise.all(['jobs', 'audit_logs', 'outbox_events', 'verification_tokens', 'mail_messages', 'user_sessions'].map(async (t) => {
        const [row] = await world.database.query<{ n: number }>({ role: 'colonnade_operator', tenantId: operator.tenantId }, `SELECT count(*)::int AS n FROM ${t}`)
        return [t, row!.n] as const
      }))
      return Object.fromEntries(rows)
    }
    const before = await count()
    argon.verified = argon.hashed = 0
    expect(await stranger().identity.account.requestReset({ email })).toEqual({ done: true })
    expect(argon).toEqual({ verified: 0, hashed: 0 })
    const after = await count()
    return Object.fromEntries(Object.keys(after).map((t) => [t, after[t]! - before[t]!]))
  }

  it('answers the same and does the same work whether there is an account or not', async () => {
    const person = await aTenant(world)
    const [exists, not] = [await tracesOf(person.email), await tracesOf(`nobody-${++n}@nova.test`)]
    expect(exists).toEqual(not)
    expect(exists).toMatchObject({ jobs: 1, mail_messages: 0, verification_tokens: 0 })
    await world.settle()
    expect(await mailTo(person.email)).toMatchObject({ template: 'reset' })
    expect(await mailTo(`nobody-${n}@nova.test`)).toBeNull()
  })

  it('sets a new one by a link that works once, ends every session and tells the owner', async () => {
    const person = await aTenant(world)
    const sessions = await Promise.all([1, 2].map(() => stranger().identity.session.signIn({ email: person.email, password: PASSWORD })))
    await stranger().identity.account.requestReset({ email: person.email.toUpperCase() })
    await world.settle()
    const { token } = (await mailTo(person.email))!
    const both = await Promise.allSettled([1, 2].map((i) => stranger().identity.account.reset({ token, password: `a new password ${i}` })))
    expect(both.filter((b) => b.status === 'fulfilled')).toHaveLength(1)
    for (const s of sessions) expect(await validateSession(world.services, s.token!)).toBeNull()
    expect((await errorOf(stranger().identity.session.signIn({ email: person.email, password: PASSWORD }))).code).toBe('UNAUTHORIZED')
    const which = both.findIndex((b) => b.status === 'fulfilled') + 1
    expect((await stranger().identity.session.signIn({ email: person.email, password: `a new password ${which}` })).me.emailVerified).toBe(true)
    expect(await mailTo(person.email)).toMatchObject({ template: 'passwordChanged' })
    expect(await errorOf(stranger().identity.account.reset({ token, password: 'once more, please' }))).toMatchObject({ reason: 'bad_link' })
  })

  it('refuses a link that has expired, that is for something else, or that never was, before it computes a hash', async () => {
    const person = await aTenant(world)
    await stranger().identity.account.requestReset({ email: person.email })
    await world.settle()
    const { token } = (await mailTo(person.email))!
    const { token: invitation } = await invited(person)
    argon.hashed = 0
    const later = Date.now() + 61 * 60_000
    for (const t of [invitation, 'x'.repeat(43)]) expect(await errorOf(stranger().identity.account.reset({ token: t, password: 'a new password' }))).toMatchObject({ reason: 'bad_link' })
    world.services.clock = () => new Date(later)
    expect(await errorOf(stranger().identity.account.reset({ token, password: 'a new password' }))).toMatchObject({ reason: 'bad_link' })
    expect(argon.hashed).toBe(0)
    for (const t of ['', 'short', '../../etc', 'a'.repeat(101), '\u0000'.repeat(30)]) expect((await errorOf(stranger().identity.account.reset({ token: t, password: 'a new password' }))).code).toBe('BAD_REQUEST')
  })

  it('is limited per account', async () => {
    const email = `often-${++n}@nova.test`
    for (let i = 0; i < 5; i++) await stranger().identity.account.requestReset({ email })
    expect((await errorOf(stranger().identity.account.requestReset({ email }))).code).toBe('TOO_MANY_REQUESTS')
  })
})

describe('an invitation', () => {
  it('is shown, accepted once, and signs in', async () => {
    const admin = await aTenant(world)
    const { user, email, token } = await invited(admin, { locale: 'zh-CN' })
    expect(user).toMatchObject({ status: 'inactive', invited: true, emailVerified: false, roles: [{ code: 'viewer' }] })
    expect((await mailTo(email))!.subject).toContain('邀请您加入')
    expect((await errorOf(stranger().identity.session.signIn({ email, password: PASSWORD }))).code).toBe('UNAUTHORIZED')
    expect(await stranger().identity.account.invitation({ token })).toMatchObject({ email, side: 'tenant' })
    const accept = { token, fullName: 'Gus', password: PASSWORD, timezone: 'Asia/Shanghai' }
    const both = await Promise.allSettled([stranger().identity.account.acceptInvitation(accept), stranger().identity.account.acceptInvitation(accept)])
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected'])
    const { me } = (both.find((b) => b.status === 'fulfilled') as PromiseFulfilledResult<Awaited<ReturnType<Caller['identity']['account']['acceptInvitation']>>>).value
    expect(me).toMatchObject({ email, fullName: 'Gus', emailVerified: true, locale: 'zh-CN', timezone: 'Asia/Shanghai' })
    expect(me.permissions).not.toContain('users:create')
    expect(await admin.api.identity.user.get({ id: user.id })).toMatchObject({ status: 'active', invited: false })
    expect(await errorOf(admin.api.identity.user.inviteAgain({ id: user.id }))).toMatchObject({ reason: 'already_accepted' })
  })

  it('stops working when it is sent again, when the user is removed, and when the tenant is suspended', async () => {
    const admin = await aTenant(world)
    const { user, email, token } = await invited(admin)
    await admin.api.identity.user.inviteAgain({ id: user.id })
    const again = (await mailTo(email))!.token
    expect((await errorOf(stranger().identity.account.invitation({ token }))).reason).toBe('bad_link')
    await operator.api.identity.tenant.suspend({ id: admin.tenantId })
    expect((await errorOf(stranger().identity.account.invitation({ token: again }))).reason).toBe('bad_link')
    await operator.api.identity.tenant.resume({ id: admin.tenantId })
    expect(await stranger().identity.account.invitation({ token: again })).toMatchObject({ email })
    await admin.api.identity.user.remove({ ids: [user.id] })
    expect((await errorOf(stranger().identity.account.invitation({ token: again }))).reason).toBe('bad_link')
  })

  it('writes no link, no password and no token into the audit log or the events', async () => {
    const admin = await aTenant(world)
    const { email, token } = await invited(admin)
    const { token: session } = await stranger().identity.account.acceptInvitation({ token, fullName: 'Gus', password: 'a very secret phrase' })
    const log = JSON.stringify((await admin.api.identity.auditLog.list({ limit: 500 })).items)
    expect(log).toContain(email)
    const events = JSON.stringify(await world.database.query({ role: 'colonnade_system', tenantId: null }, 'SELECT * FROM outbox_events'))
    for (const text of [log, events]) for (const hidden of [token, session!, 'a very secret phrase', '$argon2']) expect(text).not.toContain(hidden)
  })
})

describe("one's own account", () => {
  it('changes the password, ends the other sessions, keeps this one', async () => {
    const person = await aTenant(world)
    const [here, there] = await Promise.all([1, 2].map(() => stranger().identity.session.signIn({ email: person.email, password: PASSWORD })))
    const { api } = await signedInAs(here!.token!)
    expect(await errorOf(api.identity.account.changePassword({ current: 'wrong', password: 'a new password' }))).toMatchObject({ code: 'BAD_REQUEST', fields: [{ path: 'current' }] })
    expect(await api.identity.account.changePassword({ current: PASSWORD, password: 'a new password' })).toEqual({ done: true })
    expect(await validateSession(world.services, here!.token!)).not.toBeNull()
    expect(await validateSession(world.services, there!.token!)).toBeNull()
    expect((await stranger().identity.session.signIn({ email: person.email, password: 'a new password' })).me.userId).toBe(person.userId)
    for (let i = 0; i < 10; i++) await errorOf(api.identity.account.changePassword({ current: 'wrong', password: 'a new password' }))
    expect((await errorOf(api.identity.account.changePassword({ current: 'a new password', password: PASSWORD }))).code).toBe('TOO_MANY_REQUESTS')
  })

  it('changes name, language, time zone and preferences', async () => {
    const person = await aTenant(world)
    const me = await person.api.identity.account.updateProfile({ fullName: '陳 N.', locale: 'zh-TW', timezone: 'Asia/Taipei', preferences: { theme: 'dark', columns: { racks: ['name'] } } })
    expect(me).toMatchObject({ fullName: '陳 N.', locale: 'zh-TW', timezone: 'Asia/Taipei', preferences: { theme: 'dark' } })
    expect((await person.api.identity.account.updateProfile({ locale: 'en' })).preferences).toMatchObject({ theme: 'dark' })
    expect((await errorOf(person.api.identity.account.updateProfile({ preferences: { big: 'x'.repeat(20_000) } }))).code).toBe('BAD_REQUEST')
    expect((await errorOf(person.api.identity.account.updateProfile({ locale: 'tlh' as never }))).code).toBe('BAD_REQUEST')
  })
})

describe('sessions and tokens', () => {
  it('keeps when a session was last seen, at most once a minute', async () => {
    const person = await aTenant(world)
    const { token } = await stranger().identity.session.signIn({ email: person.email, password: PASSWORD })
    const { api } = await signedInAs(token!)
    const seen = async () => (await api.identity.session.list())[0]!.lastSeenAt
    const first = await seen()
    const at = (seconds: number) => { const now = new Date(Date.parse(first) + seconds * 1000); world.services.clock = () => now; return validateSession(world.services, token!) }
    await at(50)
    expect(await seen()).toBe(first)
    await at(70)
    expect(Date.parse(await seen()) - Date.parse(first)).toBe(70_000)
  })

  it('makes a token of fewer permissions, shown once; it stops when it is revoked, has expired or its owner is locked', async () => {
    const admin = await aTenant(world)
    const { token, apiToken } = await admin.api.identity.apiToken.create({ name: 'ci', permissions: ['users:read', 'roles:read', 'users:read'] })
    expect(token).toMatch(/^cln_[\w-]{43}$/)
    expect(apiToken).toMatchObject({ permissions: ['users:read', 'roles:read'], prefix: token.slice(0, 10), lastUsedAt: null })
    expect(JSON.stringify(await admin.api.identity.apiToken.get({ id: apiToken.id }))).not.toContain(token.slice(12))
    const caller = (await callerOfApiToken(world.services, tokenHash(token)))!
    expect(caller.permissions.sort()).toEqual(['roles:read', 'users:read'])
    const api = factory(contextFor(world, actorOf(caller, 'token')))
    expect((await api.identity.user.list({})).items).toHaveLength(1)
    expect((await errorOf(api.identity.tenant.settings())).code).toBe('FORBIDDEN')
    const used = (await admin.api.identity.apiToken.get({ id: apiToken.id })).lastUsedAt
    expect(used).not.toBeNull()
    await callerOfApiToken(world.services, tokenHash(token))
    expect((await admin.api.identity.apiToken.get({ id: apiToken.id })).lastUsedAt).toBe(used)
    await admin.api.identity.apiToken.revoke({ ids: [apiToken.id] })
    expect(await callerOfApiToken(world.services, tokenHash(token))).toBeNull()

    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const brief = await admin.api.identity.apiToken.create({ name: 'brief', permissions: ['users:read'], expiresAt })
    expect(await callerOfApiToken(world.services, tokenHash(brief.token))).not.toBeNull()
    world.services.clock = () => new Date(Date.now() + 61_000)
    expect(await callerOfApiToken(world.services, tokenHash(brief.token))).toBeNull()
    expect(await errorOf(withPermissions(world, admin, ['api_tokens:create', 'users:read']).api.identity.apiToken.create({ name: 'past', permissions: ['users:read'], expiresAt }))).toMatchObject({ reason: 'expired' })
  })

  it('gives a token nothing its owner lacks, and lets no token make another or change the account', async () => {
    const admin = await aTenant(world)
    expect(await errorOf(admin.api.identity.apiToken.create({ name: 'x', permissions: ['racks:read'] }))).toMatchObject({ code: 'FORBIDDEN', reason: 'more_than_own' })
    const { token } = await admin.api.identity.apiToken.create({ name: 'x', permissions: ['api_tokens:create', 'users:read'] })
    const api = factory(contextFor(world, actorOf((await callerOfApiToken(world.services, tokenHash(token)))!, 'token')))
    expect((await errorOf(api.identity.apiToken.create({ name: 'y', permissions: ['users:read'] }))).reason).toBe('session_required')
    expect((await errorOf(api.identity.account.changePassword({ current: PASSWORD, password: 'a new password' }))).reason).toBe('session_required')
    expect((await errorOf(api.identity.account.updateProfile({ fullName: 'Mallory' }))).reason).toBe('session_required')
  })

  it('shows nobody the tokens of others', async () => {
    const admin = await aTenant(world)
    const { token } = await invited(admin, { code: 'admin' })
    const second = await signedInAs((await stranger().identity.account.acceptInvitation({ token, fullName: 'Two', password: PASSWORD })).token!)
    const { apiToken } = await admin.api.identity.apiToken.create({ name: 'mine', permissions: ['users:read'] })
    expect((await second.api.identity.apiToken.list({})).items).toEqual([])
    expect((await errorOf(second.api.identity.apiToken.revoke({ ids: [apiToken.id] }))).code).toBe('NOT_FOUND')
  })
})

describe('mail', () => {
  it('waits until it is delivered; without a server it stays in the outbox', async () => {
    const admin = await aTenant(world)
    const { email } = await invited(admin)
    expect(await mailTo(email)).toMatchObject({ sentAt: null, transport: null })
    await deliverMail(world.services)
    expect(await mailTo(email)).toMatchObject({ transport: 'outbox', attempts: 1, error: null })
    expect((await mailTo(email))!.token).not.toBe('')
    expect(await deliverMail(world.services)).toEqual({ sent: 0, failed: 0 })
  })
})
