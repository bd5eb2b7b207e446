import { allPermissions, isProviderOnly } from '@colonnade/contract'
import { actorOf, callerOfApiToken, permissionsOf, PROVIDER, tokenHash, validateSession } from '@colonnade/trpc'
import { anOperator, aStranger, aTenant, contextFor, errorOf, openWorld, populate, withPermissions, type Caller, type Person, type World } from '@colonnade/testing'
import { createCallerFactory } from '@colonnade/trpc/kernel/trpc'
import { appRouter } from '../../app-router.ts'
import { memoryRateStore } from '../../kernel/rate-limit.ts'
import { smtpDriver } from '../../drivers/mail/smtp.ts'
import { SmtpServer } from '../../drivers/mail/smtp-server.test-support.ts'
import { deliverMail } from '../platform/mail/deliver.ts'
import { makePartitions, purge } from '../platform/maintenance/purge.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

let world: World, operator: Person, admin: Person
const PASSWORD = 'correct horse battery'
const factory = createCallerFactory(appRouter)
const stranger = () => aStranger(world).api
const ofTenant = allPermissions.filter((p) => !isProviderOnly(p))
let n = 0

const roleOf = async (of: Person, code: string) => (await of.api.identity.role.list({ filter: [{ field: 'code', op: 'eq', value: code }] })).items[0]!
/** A person of the tenant who accepted an invitation, with a session and exactly the permissions of those roles. */
async function colleague(of: Person, code: string) {
  const email = `colleague-${++n}@tenant.test`
  const user = await of.api.identity.user.invite({ email, roleIds: [(await roleOf(of, code)).id] })
  const { items } = await operator.api.platform.mail.list({ filter: [{ field: 'recipient', op: 'eq', value: email }] })
  const token = /token=([\w-]+)/.exec((await operator.api.platform.mail.get({ id: items[0]!.id })).body!)![1]!
  const { token: session } = await stranger().identity.account.acceptInvitation({ token, fullName: `Colleague ${n}`, password: PASSWORD })
  const api: Caller = factory(contextFor(world, actorOf((await validateSession(world.services, session!))!, 'user')))
  return { id: user.id, email, session: session!, api }
}

beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
  admin = await aTenant(world)
}, 120_000)
afterAll(() => world?.close())
beforeEach(() => { world.services.drivers['rates'] = memoryRateStore() })

describe('users', () => {
  it('locks at once: sessions end, tokens stop, and unlocking brings neither session back', async () => {
    const them = await colleague(admin, 'editor')
    const { token } = await them.api.identity.apiToken.create({ name: 'x', permissions: ['knowledge:search'] })
    expect(await admin.api.identity.user.lock({ ids: [them.id] })).toEqual({ changed: 1 })
    expect(await validateSession(world.services, them.session)).toBeNull()
    expect(await callerOfApiToken(world.services, tokenHash(token))).toBeNull()
    expect((await errorOf(stranger().identity.session.signIn({ email: them.email, password: PASSWORD }))).reason).toBe('wrong_credentials')
    expect(await admin.api.identity.user.get({ id: them.id })).toMatchObject({ status: 'locked' })
    expect(await admin.api.identity.user.unlock({ ids: [them.id] })).toEqual({ changed: 1 })
    expect(await validateSession(world.services, them.session)).toBeNull()
    expect((await stranger().identity.session.signIn({ email: them.email, password: PASSWORD })).me.userId).toBe(them.id)
    expect((await errorOf(admin.api.identity.user.unlock({ ids: [them.id] }))).reason).toBe('not_locked')
  })

  it('ends sessions of others on request', async () => {
    const them = await colleague(admin, 'viewer')
    expect(await admin.api.identity.user.endSessions({ ids: [them.id] })).toEqual({ changed: 1 })
    expect(await validateSession(world.services, them.session)).toBeNull()
  })

  it('keeps the last administrator: not removed, not locked, not demoted, not by two at once', async () => {
    const own = await aTenant(world)
    const second = await colleague(own, 'admin')
    const viewer = await roleOf(own, 'viewer')
    const first = await own.api.identity.user.get({ id: own.userId })
    const demote = (api: Caller, id: string, version: number) => api.identity.user.assignRoles({ id, version, roleIds: [viewer.id] })
    const secondRow = await own.api.identity.user.get({ id: second.id })
    const both = await Promise.allSettled([demote(own.api, second.id, secondRow.version), demote(second.api, own.userId, first.version)])
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = (await own.api.identity.user.list({ filter: [{ field: 'roleNames', op: 'contains', value: 'Administrator' }] })).items
    expect(left).toHaveLength(1)
    const [last] = left
    expect(await errorOf(demote(own.api, last!.id, last!.version))).toMatchObject({ code: 'CONFLICT', reason: 'last_administrator' })
    const system = withPermissions(world, { ...own, userId: viewer.id }, allPermissions)
    expect((await errorOf(system.api.identity.user.lock({ ids: [last!.id] }))).reason).toBe('last_administrator')
    expect((await errorOf(system.api.identity.user.remove({ ids: left.map((u) => u.id) }))).reason).toBe('last_administrator')
  })

  it('lets nobody lock or remove the own account', async () => {
    expect((await errorOf(admin.api.identity.user.lock({ ids: [admin.userId] }))).reason).toBe('not_oneself')
    expect((await errorOf(admin.api.identity.user.remove({ ids: [admin.userId] }))).reason).toBe('not_oneself')
  })

  it('lets nobody rise: not by giving roles, inviting, nor by changing the address of somebody mightier', async () => {
    const helper = await colleague(admin, 'viewer')
    const clerk = withPermissions(world, { ...admin, userId: helper.id }, ['users:read', 'users:create', 'users:update', 'users:delete', 'roles:read', 'roles:create', 'roles:update'])
    const adminRole = await roleOf(admin, 'admin')
    const helperRow = await admin.api.identity.user.get({ id: helper.id })
    const boss = await admin.api.identity.user.get({ id: admin.userId })
    const more = { code: 'FORBIDDEN', reason: 'more_than_own' }
    expect(await errorOf(clerk.api.identity.user.assignRoles({ id: helper.id, version: helperRow.version, roleIds: [adminRole.id] }))).toMatchObject(more)
    expect(await errorOf(clerk.api.identity.user.invite({ email: `crony-${++n}@tenant.test`, roleIds: [adminRole.id] }))).toMatchObject(more)
    expect(await errorOf(clerk.api.identity.user.update({ id: admin.userId, version: boss.version, patch: { email: 'mine@tenant.test' } }))).toMatchObject(more)
    expect(await errorOf(clerk.api.identity.user.lock({ ids: [admin.userId] }))).toMatchObject(more)
    expect(await errorOf(clerk.api.identity.user.remove({ ids: [admin.userId] }))).toMatchObject(more)
    expect(await errorOf(clerk.api.identity.role.create({ name: 'Sly', permissions: ['tenant_configs:update'] }))).toMatchObject(more)
  })

  it('wants a changed address confirmed, and its old links stop', async () => {
    const them = await colleague(admin, 'viewer')
    await stranger().identity.account.requestReset({ email: them.email })
    await world.settle()
    const row = await admin.api.identity.user.get({ id: them.id })
    const email = `moved-${++n}@tenant.test`
    expect(await admin.api.identity.user.update({ id: them.id, version: row.version, patch: { email } })).toMatchObject({ email, emailVerified: false })
    const open = await world.database.query({ role: 'colonnade_auth', tenantId: null }, 'SELECT 1 FROM verification_tokens WHERE user_id = $1::uuid AND used_at IS NULL', [them.id])
    expect(open).toEqual([])
    expect(await errorOf(admin.api.identity.user.invite({ email: email.toUpperCase(), roleIds: [(await roleOf(admin, 'viewer')).id] }))).toMatchObject({ reason: 'already_taken', fields: [{ path: 'email' }] })
  })

  it('keeps to the quota of users, also when many come at once, and on restore', async () => {
    const own = await aTenant(world)
    const { version } = await operator.api.identity.tenant.get({ id: own.tenantId })
    await operator.api.identity.tenant.update({ id: own.tenantId, version, patch: { maxUsers: 3 } })
    const { id: viewer } = await roleOf(own, 'viewer')
    const many = await Promise.allSettled([1, 2, 3, 4, 5].map(() => own.api.identity.user.invite({ email: `crowd-${++n}@tenant.test`, roleIds: [viewer] })))
    expect(many.filter((m) => m.status === 'fulfilled')).toHaveLength(2)
    expect(await errorOf(own.api.identity.user.invite({ email: `crowd-${++n}@tenant.test`, roleIds: [viewer] }))).toMatchObject({ code: 'PRECONDITION_FAILED', reason: 'quota_users', details: { most: 3, used: 3 } })
    const [gone] = (await own.api.identity.user.list({ filter: [{ field: 'invited', op: 'eq', value: true }] })).items
    await own.api.identity.user.remove({ ids: [gone!.id] })
    await own.api.identity.user.invite({ email: `crowd-${++n}@tenant.test`, roleIds: [viewer] })
    expect((await errorOf(own.api.identity.user.restore({ ids: [gone!.id] }))).reason).toBe('quota_users')
  })

  it('returns no secret, and finds people by role and name', async () => {
    const { items } = await admin.api.identity.user.list({ search: 'administrator' })
    expect(items.map((i) => i.id)).toContain(admin.userId)
    expect(JSON.stringify(items)).not.toMatch(/argon2|passwordHash|password_hash/)
    expect((await admin.api.identity.user.export({})).csv).not.toMatch(/argon2/)
  })

  it('refuses roles of another tenant', async () => {
    const other = await aTenant(world)
    const foreign = await roleOf(other, 'admin')
    const me = await admin.api.identity.user.get({ id: admin.userId })
    expect((await errorOf(admin.api.identity.user.invite({ email: `x-${++n}@tenant.test`, roleIds: [foreign.id] }))).reason).toBe('no_such_role')
    expect((await errorOf(admin.api.identity.user.assignRoles({ id: me.id, version: me.version, roleIds: [foreign.id] }))).reason).toBe('no_such_role')
  })
})

describe('roles', () => {
  it('has a matrix of what may be given on this side, and says what the caller may give', async () => {
    const matrix = await admin.api.identity.role.matrix()
    expect(matrix.permissions.map((p) => p.permission)).toEqual(ofTenant)
    expect(matrix.permissions.every((p) => p.grantable)).toBe(true)
    expect(matrix.roles.map((r) => r.code)).toContain('viewer')
    const some = await withPermissions(world, admin, ['roles:read', 'users:read']).api.identity.role.matrix()
    expect(some.permissions.filter((p) => p.grantable).map((p) => p.permission)).toEqual(['users:read', 'roles:read'])
    expect((await operator.api.identity.role.matrix()).permissions.map((p) => p.permission)).toEqual(allPermissions)
  })

  it('sets permissions at once for all who have the role, and keeps old and new', async () => {
    const { id, version } = await admin.api.identity.role.create({ name: `Clerk ${++n}`, permissions: ['users:read'] })
    const them = await colleague(admin, 'client')
    const row = await admin.api.identity.user.get({ id: them.id })
    await admin.api.identity.user.assignRoles({ id: them.id, version: row.version, roleIds: [id] })
    expect([...await permissionsOf(world.services, admin.tenantId, them.id)]).toEqual(['users:read'])
    const after = await admin.api.identity.role.setPermissions({ id, version, permissions: ['roles:read', 'audit_logs:read'] })
    expect(after).toMatchObject({ permissions: ['audit_logs:read', 'roles:read'], version: version + 1, userCount: 1 })
    expect([...await permissionsOf(world.services, admin.tenantId, them.id)].sort()).toEqual(['audit_logs:read', 'roles:read'])
    const { items } = await admin.api.identity.role.history({ id })
    expect(items[0]).toMatchObject({ action: 'set_permissions', oldValues: { permissions: ['users:read'] }, newValues: { permissions: ['audit_logs:read', 'roles:read'] } })
    expect(await errorOf(admin.api.identity.role.setPermissions({ id, version, permissions: [] }))).toMatchObject({ reason: 'stale_version', currentVersion: version + 1 })
    expect((await admin.api.identity.role.setPermissions({ id, version: version + 1, permissions: [] })).permissions).toEqual([])
  })

  it("gives nothing the caller lacks, and nothing of the provider's to a tenant", async () => {
    const { id, version } = await admin.api.identity.role.create({ name: `Small ${++n}`, permissions: ['users:read'] })
    const clerk = withPermissions(world, admin, ['roles:read', 'roles:update', 'users:read'])
    expect(await errorOf(clerk.api.identity.role.setPermissions({ id, version, permissions: ['users:read', 'users:delete'] }))).toMatchObject({ reason: 'more_than_own', details: { permissions: ['users:delete'] } })
    expect((await admin.api.identity.role.get({ id })).version).toBe(version)
    for (const p of ['racks:read', 'tenants:update', 'maintenance:read', 'virtual_machines:create'] as const) {
      expect((await errorOf(admin.api.identity.role.setPermissions({ id, version, permissions: [p] }))).reason, p).toBe('more_than_own')
    }
    expect((await errorOf(admin.api.identity.role.setPermissions({ id, version, permissions: ['no:such'] as never }))).code).toBe('BAD_REQUEST')
  })

  it('leaves system roles as they are', async () => {
    const { id, version } = await roleOf(admin, 'viewer')
    expect((await errorOf(admin.api.identity.role.setPermissions({ id, version, permissions: ofTenant }))).reason).toBe('system_role')
    expect((await errorOf(admin.api.identity.role.update({ id, version, patch: { name: 'Mine' } }))).reason).toBe('system_role')
    expect((await errorOf(admin.api.identity.role.remove({ ids: [id] }))).reason).toBe('system_role')
  })

  it('deletes a role nobody has, or gives its people another first', async () => {
    const a = await admin.api.identity.role.create({ name: `Going ${++n}` })
    const b = await admin.api.identity.role.create({ name: `Staying ${++n}` })
    const them = await colleague(admin, 'client')
    const row = await admin.api.identity.user.get({ id: them.id })
    await admin.api.identity.user.assignRoles({ id: them.id, version: row.version, roleIds: [a.id] })
    expect(await errorOf(admin.api.identity.role.remove({ ids: [a.id] }))).toMatchObject({ code: 'CONFLICT', reason: 'role_in_use', details: { users: 1 } })
    expect((await errorOf(admin.api.identity.role.remove({ ids: [a.id], reassignTo: a.id }))).reason).toBe('no_such_role')
    expect(await admin.api.identity.role.remove({ ids: [a.id], reassignTo: b.id })).toEqual({ changed: 1 })
    expect((await admin.api.identity.user.get({ id: them.id })).roles.map((r) => r.id)).toEqual([b.id])
    expect((await errorOf(admin.api.identity.role.create({ name: b.name.toUpperCase() }))).reason).toBe('already_taken')
  })
})

describe('tenants', () => {
  it('are made with their administrator invited, and the quotas of their tier unless others are named', async () => {
    const slug = `made-${++n}`
    const made = await operator.api.identity.tenant.create({ name: 'Made', slug, tier: 'pro', maxUsers: 7, admin: { email: `boss@${slug}.test`, fullName: 'Bo', locale: 'zh-TW' } })
    expect(made).toMatchObject({ tier: 'pro', maxUsers: 7, maxWorkflows: 100, status: 'active', contactEmail: `boss@${slug}.test` })
    const { items } = await operator.api.platform.mail.list({ filter: [{ field: 'tenantId', op: 'eq', value: made.id }] })
    expect(items).toMatchObject([{ recipient: `boss@${slug}.test`, template: 'invitation', locale: 'zh-TW', tenantName: 'Made' }])
    const token = /token=([\w-]+)/.exec((await operator.api.platform.mail.get({ id: items[0]!.id })).body!)![1]!
    const { me } = await stranger().identity.account.acceptInvitation({ token, fullName: 'Bo Boss', password: PASSWORD })
    expect(me).toMatchObject({ tenantId: made.id, tenant: { slug } })
    expect(me.permissions).toEqual(ofTenant)
    expect(await errorOf(operator.api.identity.tenant.create({ name: 'Again', slug: slug.toUpperCase(), admin: { email: 'a@b.test' } }))).toMatchObject({ reason: 'already_taken', fields: [{ path: 'slug' }] })
    expect(await operator.api.identity.tenant.usage({ ids: [made.id, admin.tenantId] })).toEqual(expect.arrayContaining([{ tenantId: made.id, users: 1, knowledgeBases: 0, virtualMachines: 0 }]))
  })

  it('suspended or removed, their sessions, tokens, links and sign-in stop at once; resumed or restored, they go on', async () => {
    const own = await aTenant(world)
    const them = await colleague(own, 'editor')
    const { token } = await them.api.identity.apiToken.create({ name: 'x', permissions: ['knowledge:search'] })
    const recognised = async () => [await validateSession(world.services, them.session), await callerOfApiToken(world.services, tokenHash(token)), (await permissionsOf(world.services, own.tenantId, them.id)).size || null].map(Boolean)
    expect(await recognised()).toEqual([true, true, true])
    await operator.api.identity.tenant.suspend({ id: own.tenantId, reason: 'unpaid' })
    expect(await recognised()).toEqual([false, false, false])
    expect((await errorOf(stranger().identity.session.signIn({ email: them.email, password: PASSWORD }))).reason).toBe('wrong_credentials')
    expect((await errorOf(operator.api.identity.tenant.suspend({ id: own.tenantId }))).reason).toBe('not_active')
    expect((await operator.api.identity.tenant.resume({ id: own.tenantId })).status).toBe('active')
    expect(await recognised()).toEqual([true, true, true])
    await operator.api.identity.tenant.remove({ ids: [own.tenantId] })
    expect(await recognised()).toEqual([false, false, false])
    await operator.api.identity.tenant.restore({ ids: [own.tenantId] })
    expect(await recognised()).toEqual([true, true, true])
    const { items } = await operator.api.identity.tenant.history({ id: own.tenantId })
    expect(items.map((i) => i.action)).toEqual(['restore', 'delete', 'resume', 'suspend', 'create'])
    expect(items[3]!.details).toMatchObject({ reason: 'unpaid' })
  })

  it('do not include the provider, which nobody can suspend or remove', async () => {
    for (const call of [operator.api.identity.tenant.get({ id: PROVIDER }), operator.api.identity.tenant.suspend({ id: PROVIDER }), operator.api.identity.tenant.remove({ ids: [PROVIDER] })]) expect((await errorOf(call)).code).toBe('NOT_FOUND')
  })

  it('change their own profile and settings, not their tier, quotas or status', async () => {
    const own = await aTenant(world)
    const mine = await own.api.identity.tenant.mine()
    const changed = await own.api.identity.tenant.updateMine({ version: mine.version, patch: { name: 'Renamed', region: '華東' } })
    expect(changed).toMatchObject({ name: 'Renamed', region: '華東', version: mine.version + 1, tier: 'enterprise' })
    expect(await errorOf(own.api.identity.tenant.updateMine({ version: mine.version, patch: { name: 'Stale' } }))).toMatchObject({ reason: 'stale_version', conflicts: [{ field: 'name', mine: 'Stale', theirs: 'Renamed' }] })
    for (const patch of [{ tier: 'free' }, { maxUsers: 9 }, { status: 'active' }, { slug: 'other' }]) expect((await errorOf(own.api.identity.tenant.updateMine({ version: 2, patch: patch as never }))).code).toBe('BAD_REQUEST')
    const settings = await own.api.identity.tenant.settings()
    expect(await own.api.identity.tenant.updateSettings({ version: settings.version, patch: { temperature: '0.15', vectorSearchTopK: 25, defaultModel: null } })).toMatchObject({ temperature: '0.15', vectorSearchTopK: 25, version: settings.version + 1 })
    for (const temperature of ['2.1', '-1', '0.123', 'NaN', '1e1']) expect((await errorOf(own.api.identity.tenant.updateSettings({ version: 2, patch: { temperature } }))).code, temperature).toBe('BAD_REQUEST')
    const viewer = withPermissions(world, own, [])
    expect((await viewer.api.identity.tenant.mine()).name).toBe('Renamed')
    expect((await errorOf(viewer.api.identity.tenant.updateMine({ version: 2, patch: {} }))).code).toBe('FORBIDDEN')
  })

  it("can't change what is the provider's with SQL either", async () => {
    const scope = { role: 'colonnade_app' as const, tenantId: admin.tenantId }
    for (const column of [`status = 'active'`, `tier = 'enterprise'`, 'max_users = 9', `slug = 'x'`, 'deleted_at = NULL']) {
      await expect(world.database.query(scope, `UPDATE tenants SET ${column} WHERE id = $1::uuid RETURNING id`, [admin.tenantId]), column).rejects.toThrow(/permission denied/)
    }
  })
})

describe('the audit log', () => {
  it('is searched by action, record, person, request and time, and exported with formulas made harmless', async () => {
    const own = await aTenant(world)
    const { id } = await own.api.identity.role.create({ name: '=cmd|calc', permissions: [] })
    const since = new Date().toISOString()
    await own.api.identity.role.update({ id, version: 1, patch: { description: 'later' } })
    const found = async (field: string, value: string, op = 'eq') => (await own.api.identity.auditLog.list({ filter: [{ field, op: op as never, value }] })).items.map((i) => `${i.resourceType}.${i.action}`)
    expect(await found('resourceId', id)).toEqual(['role.update', 'role.create'])
    expect(await found('userId', own.userId)).toEqual(['role.update', 'role.create'])
    expect(await found('createdAt', since, 'gte')).toEqual(['role.update'])
    const [entry] = (await own.api.identity.auditLog.list({ search: 'admin role' })).items
    expect(entry).toMatchObject({ userName: expect.stringContaining('Admin'), requestId: own.ctx.requestId, ipAddress: '127.0.0.1' })
    expect(await found('requestId', own.ctx.requestId)).toHaveLength(2)
    const { csv, rows } = await own.api.identity.auditLog.export({ filter: [{ field: 'resourceId', op: 'eq', value: id }] })
    expect(rows).toBe(2)
    expect(csv.split('\r\n')[0]).toBe('createdAt,userName,userId,action,resourceType,resourceId,oldValues,newValues,details,ipAddress,userAgent,requestId')
    expect(csv).not.toMatch(/(^|,)=cmd/m)
  })

  it('only grows, as far as any role of the application can tell', async () => {
    for (const role of ['colonnade_app', 'colonnade_operator', 'colonnade_auth', 'colonnade_system', 'colonnade_queue'] as const) {
      for (const sql of [`UPDATE audit_logs SET action = 'x' RETURNING id`, 'DELETE FROM audit_logs RETURNING id', 'DELETE FROM audit_logs_default RETURNING id', 'TRUNCATE audit_logs']) {
        await expect(world.database.query({ role, tenantId: admin.tenantId }, sql), `${role}: ${sql}`).rejects.toThrow(/permission denied/)
      }
    }
  })
})

describe('mail', () => {
  it("is shown to the provider, and to a tenant its own", async () => {
    const [a, b] = [await aTenant(world), await aTenant(world)]
    await a.api.identity.user.invite({ email: `seen-${++n}@tenant.test`, roleIds: [(await roleOf(a, 'viewer')).id] })
    const [mine] = (await a.api.platform.mail.list({})).items
    expect(mine).toMatchObject({ recipient: `seen-${n}@tenant.test` })
    expect((await b.api.platform.mail.list({})).items).toEqual([])
    expect((await errorOf(b.api.platform.mail.get({ id: mine!.id }))).code).toBe('NOT_FOUND')
    expect((await errorOf(b.api.platform.mail.retry({ ids: [mine!.id] }))).code).toBe('NOT_FOUND')
    expect((await errorOf(withPermissions(world, a, ['users:read']).api.platform.mail.list({}))).code).toBe('FORBIDDEN')
    expect(JSON.stringify((await a.api.platform.mail.list({})).items)).not.toContain('token=')
  })
})

describe('delivering mail', () => {
  it('keeps what failed with the reason, tries again later and later, gives up, and goes on when asked to', async () => {
    const server = new SmtpServer()
    const driver = smtpDriver({ url: await server.start(), from: 'Colonnade <cloud@colonnade.test>' })
    const own = await aTenant(world)
    await deliverMail(world.services)
    const email = `late-${++n}@tenant.test`
    await own.api.identity.user.invite({ email, roleIds: [(await roleOf(own, 'viewer')).id] })
    const read = async () => { const [row] = (await own.api.platform.mail.list({})).items; return own.api.platform.mail.get({ id: row!.id }) }
    const base = Date.now()
    const later = async (minutes: number) => { world.services.clock = () => new Date(base + minutes * 60_000); return deliverMail(world.services) }
    try {
      world.services.drivers['mail'] = driver
      server.refuse = () => '451 greylisted'
      expect(await later(0)).toEqual({ sent: 0, failed: 1 })
      expect(await read()).toMatchObject({ sentAt: null, attempts: 1, error: expect.stringContaining('451 greylisted') })
      expect(await later(0.5)).toEqual({ sent: 0, failed: 0 })
      let at = 0
      for (const wait of [1, 5, 15, 60, 240, 720, 1440]) expect(await later(at += wait + 0.1)).toEqual({ sent: 0, failed: 1 })
      expect((await read()).attempts).toBe(8)
      expect(await later(at += 100_000)).toEqual({ sent: 0, failed: 0 })
      server.refuse = null
      expect((await errorOf(withPermissions(world, own, ['mail:read']).api.platform.mail.retry({ ids: [(await read()).id] }))).code).toBe('FORBIDDEN')
      expect(await operator.api.platform.mail.retry({ ids: [(await read()).id] })).toEqual({ changed: 1 })
      const both = await Promise.all([later(at), deliverMail(world.services)])
      expect(both[0].sent + both[1].sent).toBe(1)
      expect(server.received.map((r) => r.to)).toEqual([[email]])
      expect(await read()).toMatchObject({ transport: 'smtp', error: null, body: null })
      expect((await errorOf(own.api.platform.mail.retry({ ids: [(await read()).id] }))).reason).toBe('already_sent')
    } finally {
      world.services.clock = () => new Date()
      delete world.services.drivers['mail']
      await driver.close()
      await server.stop()
    }
  })
})

describe('saved views', () => {
  it("are one's own and those others share; only the owner changes them", async () => {
    const them = await colleague(admin, 'viewer')
    const own = await admin.api.platform.savedView.create({ entity: 'datacenter.rack', name: `Private ${++n}`, state: '?a=1' })
    const shared = await admin.api.platform.savedView.create({ entity: 'datacenter.rack', name: `Shared ${n}`, state: '?b=1', shared: true })
    expect((await them.api.platform.savedView.list({})).items.map((v) => v.id)).toEqual([shared.id])
    expect((await errorOf(them.api.platform.savedView.get({ id: own.id }))).code).toBe('NOT_FOUND')
    expect((await errorOf(them.api.platform.savedView.update({ id: shared.id, version: 1, patch: { name: 'Taken' } }))).reason).toBe('not_owner')
    expect((await errorOf(them.api.platform.savedView.remove({ ids: [shared.id] }))).reason).toBe('not_owner')
    expect((await errorOf(admin.api.platform.savedView.create({ entity: 'datacenter.rack', name: `shared ${n}`, state: '' }))).reason).toBe('already_taken')
    expect((await them.api.platform.savedView.create({ entity: 'datacenter.rack', name: `Shared ${n}`, state: '' })).userId).toBe(them.id)
  })
})

describe('maintenance', () => {
  it('lists what the clock does, runs it on request, and makes no partition twice', async () => {
    expect((await operator.api.platform.maintenance.tasks()).map((t) => t.name)).toEqual(expect.arrayContaining(['maintenance.partitions', 'maintenance.purge', 'maintenance.snapshot', 'maintenance.mail']))
    expect(await makePartitions(world.services)).toEqual({ made: 0 })
    expect((await errorOf(admin.api.platform.maintenance.tasks())).code).toBe('FORBIDDEN')
    expect((await errorOf(operator.api.platform.maintenance.run({ name: 'nothing' }))).code).toBe('NOT_FOUND')
  })

  it('removes what its time has passed, and nothing else', async () => {
    const own = await aTenant(world)
    const them = await colleague(own, 'viewer')
    const gone = await colleague(own, 'viewer')
    await own.api.identity.user.remove({ ids: [gone.id] })
    const count = async (table: string) => (await world.database.query<{ n: number }>({ role: 'colonnade_app', tenantId: own.tenantId }, `SELECT count(*)::int AS n FROM ${table}`))[0]!.n
    const before = { users: await count('users'), audit: await count('audit_logs') }
    await purge(world.services)
    expect(await count('users')).toBe(before.users)
    const now = world.services.clock
    world.services.clock = () => new Date(Date.now() + 100 * 86_400_000)
    try {
      const removed = (await operator.api.platform.maintenance.run({ name: 'maintenance.purge' })).result
      expect(removed['users']).toBeGreaterThanOrEqual(1)
      expect(removed['user_sessions']).toBeGreaterThanOrEqual(1)
      expect(removed['verification_tokens']).toBeGreaterThanOrEqual(1)
    } finally {
      world.services.clock = now
    }
    expect(await count('users')).toBe(before.users - 1)
    expect(await count('user_sessions')).toBe(0)
    expect((await own.api.identity.user.get({ id: them.id })).status).toBe('active')
    expect(await count('audit_logs')).toBe(before.audit)
    const [task] = (await operator.api.platform.maintenance.tasks()).filter((t) => t.name === 'maintenance.purge')
    expect(task!.lastRunAt).not.toBeNull()
    expect(world.logged.filter((l) => l.text.includes('past their time'))).toEqual([])
  })

  it('removes rows of every table that has a policy, past the triggers that keep count', async () => {
    const own = await aTenant(world)
    const ids = await populate(world.database, own.tenantId)
    const postgres = { role: 'postgres' as never, tenantId: null }
    const tables = (await operator.api.platform.maintenance.retention.list({ limit: 500 })).items.map((p) => p.tableName)
    const soft = await world.database.query<{ t: string }>(postgres, `SELECT table_name AS t FROM information_schema.columns WHERE column_name = 'deleted_at' AND table_schema = 'public' AND table_name <> 'tenants' AND table_name NOT IN (SELECT table_name FROM information_schema.views) ORDER BY 1`)
    expect(soft.map((s) => s.t).filter((t) => !tables.includes(t))).toEqual([])
    const marked = ['bastion_cluster_associations', 'k8s_cluster_service_meshes', 'maintenance_windows', 'service_meshes', 'k8s_clusters', 'virtual_machines', 'baremetals', 'baremetal_groups', 'racks', 'virtual_machine_specifications', 'knowledge_documents', 'knowledge_bases', 'chat_conversations']
    // a node goes with its cluster, which the transaction has to name
    const mark = (t: string) => `UPDATE ${t} t SET deleted_at = now() FROM (SELECT set_config('colonnade.cluster', $2, true) AS named OFFSET 0) s WHERE s.named IS NOT NULL AND t.id = $1::uuid RETURNING t.id`
    for (const t of marked) await world.database.query(postgres, mark(t), [ids.get(t), ids.get('k8s_clusters')])
    // a group that was removed has no quota any more
    await world.database.query(postgres, 'DELETE FROM baremetal_group_tenant_quotas RETURNING id')
    world.logged.length = 0
    world.services.clock = () => new Date(Date.now() + 200 * 86_400_000)
    try { await purge(world.services) } finally { world.services.clock = () => new Date() }
    for (const t of marked) expect(await world.database.query(postgres, `SELECT id FROM ${t} WHERE id = $1::uuid`, [ids.get(t)]), t).toEqual([])
    expect(world.logged).toEqual([])
  })

  it('keeps the retention times, changed by operators only', async () => {
    const [policy] = (await operator.api.platform.maintenance.retention.list({ search: 'mail_messages' })).items
    expect(await operator.api.platform.maintenance.retention.update({ id: policy!.id, version: policy!.version, patch: { keepDays: 30 } })).toMatchObject({ keepDays: 30, version: 2 })
    expect((await errorOf(operator.api.platform.maintenance.retention.update({ id: policy!.id, version: 2, patch: { keepDays: 0 } }))).code).toBe('BAD_REQUEST')
    expect((await errorOf(admin.api.platform.maintenance.retention.list({}))).code).toBe('FORBIDDEN')
  })
})
