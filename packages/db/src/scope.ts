import { AsyncLocalStorage } from 'node:async_hooks'

/** The roles a session of ours may take; none owns a table, none bypasses row-level security. */
export type DatabaseRole = 'colonnade_app' | 'colonnade_operator' | 'colonnade_auth' | 'colonnade_system' | 'colonnade_queue'

/** For whom a query runs. Without a tenant a query of `colonnade_app` sees nothing. */
export interface Scope { role: DatabaseRole; tenantId: string | null }

/** The nil UUID: the tenant that runs the platform. */
export const PROVIDER_TENANT_ID = '00000000-0000-0000-0000-000000000000'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const nobody: Scope = { role: 'colonnade_app', tenantId: null }
const storage = new AsyncLocalStorage<Scope>()

/** What a connection's settings must say to serve this scope. */
export function scopeKey(scope: Scope): string {
  return `${scope.role}|${scope.tenantId ?? ''}`
}

/** The statement that puts a session into a scope; `local` ends with the transaction. */
export function enterScope(scope: Scope, local = false): { text: string; values: string[] } {
  return { text: `SELECT set_config('role', $1, ${local}), set_config('app.tenant_id', $2, ${local})`, values: [scope.role, scope.tenantId ?? ''] }
}

/** Runs `fn` so that every query it starts is for `scope`. The drivers read it when a connection is handed out. */
export function withScope<T>(scope: Scope, fn: () => T): T {
  if (scope.tenantId !== null && !UUID.test(scope.tenantId)) throw new Error('a scope needs a tenant id that is a UUID')
  return storage.run(scope, fn)
}

/** The scope of the query being started: nobody's, when none was entered. */
export function currentScope(): Scope {
  return storage.getStore() ?? nobody
}
