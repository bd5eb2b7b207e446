import type { Permission } from '@colonnade/contract'
import { PROVIDER_TENANT_ID, type Database, type ReadClient, type Scope } from '@colonnade/db'
import type { Services } from './services.ts'

/** Who calls. `permissions` are those of the user's roles, or those of the token, whichever is fewer. */
export interface Actor {
  kind: 'user' | 'token' | 'system' | 'anonymous'
  userId: string | null
  tenantId: string | null
  name: string | null
  email: string | null
  sessionId: string | null
  tokenId: string | null
  permissions: ReadonlySet<Permission>
}

/** What a request carries beside its caller. */
export interface RequestMeta { requestId: string; ip: string | null; userAgent: string | null }

/** What every verb is given. `db` and `sql` read inside the caller's tenant; writing is done by `mutate` alone. */
export interface ServiceCtx extends RequestMeta {
  actor: Actor
  tenantId: string | null
  db: ReadClient
  sql<T>(text: string, values?: unknown[]): Promise<T[]>
  clock: () => Date
  services: Services
  /** The browser's session cookie, where there is a browser. */
  cookies?: { keep(token: string): void; drop(): void; bearerWanted: boolean }
}

/** The nil UUID. */
export const PROVIDER = PROVIDER_TENANT_ID

const bases = new WeakMap<Services, Database>()

/** Ties the open database to the services; only the kernel gets it back. */
export function bindDatabase(services: Services, database: Database): void {
  bases.set(services, database)
}

/** The database behind a context: for the kernel. */
export function databaseOf(ctx: Pick<ServiceCtx, 'services'>): Database {
  const database = bases.get(ctx.services)
  if (!database) throw new Error('no database is bound to these services')
  return database
}

/** The role and tenant a tenant's code runs under. */
export function scopeOf(tenantId: string | null): Scope {
  return { role: tenantId === PROVIDER ? 'colonnade_operator' : 'colonnade_app', tenantId }
}

/** Whether the caller belongs to the provider. */
export function isOperator(ctx: Pick<ServiceCtx, 'tenantId'>): boolean {
  return ctx.tenantId === PROVIDER
}

export const anonymous: Actor = { kind: 'anonymous', userId: null, tenantId: null, name: null, email: null, sessionId: null, tokenId: null, permissions: new Set() }

/** The actor that jobs, webhooks and maintenance run as: a tenant's, without a person. */
export function systemActor(tenantId: string, permissions: Iterable<Permission>, userId: string | null = null): Actor {
  return { ...anonymous, kind: 'system', tenantId, userId, name: 'system', permissions: new Set(permissions) }
}

/** The context of one request or one job. */
export function createServiceCtx(services: Services, actor: Actor, meta: RequestMeta): ServiceCtx {
  const database = databaseOf({ services })
  const scope = scopeOf(actor.tenantId)
  return { ...meta, actor, tenantId: actor.tenantId, services, clock: services.clock, db: database.reader(scope), sql: (text, values) => database.query(scope, text, values) }
}
