import { allPermissions, type Permission } from '@colonnade/contract'
import { anonymous, appRouter, createServiceCtx, PROVIDER, systemActor, type Actor, type ServiceCtx } from '@colonnade/trpc'
import { createCallerFactory } from '@colonnade/trpc/kernel/trpc'
import { addTenant, addUser } from '@colonnade/trpc/domains/identity/tenant/found'
import type { World } from './database.ts'

const factory = createCallerFactory(appRouter)
/** Calls procedures as the router's clients do, without HTTP. */
export type Caller = ReturnType<typeof factory>
/** A person of a test: who, and the calls they can make. */
export interface Person { ctx: ServiceCtx; api: Caller; userId: string; tenantId: string; email: string }

let count = 0
// streams end with the test file, not before
const whileTesting = new AbortController().signal

/** A context for an actor of one's own making. */
export function contextFor(world: World, actor: Actor): ServiceCtx {
  return createServiceCtx(world.services, actor, { requestId: `test-${++count}`, ip: '127.0.0.1', userAgent: 'test' })
}

function personOf(world: World, tenantId: string, userId: string, email: string, permissions: readonly Permission[]): Person {
  const ctx = contextFor(world, { ...anonymous, kind: 'user', userId, tenantId, email, name: email, permissions: new Set(permissions) })
  return { ctx, api: factory(ctx, { signal: whileTesting }), userId, tenantId, email }
}

/** The provider's own hands: for what a test needs to be there. */
export function systemCtx(world: World, tenantId = PROVIDER): ServiceCtx {
  return contextFor(world, systemActor(tenantId, allPermissions))
}

/** A person of the provider, with every permission unless others are given. */
export async function anOperator(world: World, permissions: readonly Permission[] = allPermissions): Promise<Person> {
  const email = `operator-${++count}@provider.test`
  const { userId } = await addUser(systemCtx(world), { tenantId: PROVIDER, email, fullName: `Operator ${count}`, password: 'correct horse battery', role: 'super_admin' })
  return personOf(world, PROVIDER, userId, email, permissions)
}

/** The administrator of a new tenant, with every permission unless others are given. */
export async function aTenant(world: World, permissions: readonly Permission[] = allPermissions): Promise<Person> {
  const n = ++count
  const email = `admin-${n}@tenant.test`
  const { tenantId, userId } = await addTenant(systemCtx(world), { name: `Tenant ${n}`, slug: `tenant-${n}-${Math.random().toString(36).slice(2, 8)}`, tier: 'enterprise', admin: { email, fullName: `Admin ${n}`, password: 'correct horse battery' } })
  return personOf(world, tenantId, userId, email, permissions)
}

/** The same person with other permissions: what a role would have left. */
export function withPermissions(world: World, person: Person, permissions: readonly Permission[]): Person {
  return personOf(world, person.tenantId, person.userId, person.email, permissions)
}

/** Somebody who has not signed in. */
export function aStranger(world: World): { ctx: ServiceCtx; api: Caller } {
  const ctx = contextFor(world, anonymous)
  return { ctx, api: factory(ctx, { signal: whileTesting }) }
}
