import type { WriteTx } from '@colonnade/db'
import { databaseOf, PROVIDER, scopeOf, type ServiceCtx } from './context.ts'

/** Reads as the role that sees what is about every tenant and nobody's content: for what a process mends when it starts. */
export function systemRead<T>(services: ServiceCtx['services'], text: string, values?: unknown[]): Promise<T[]> {
  return databaseOf({ services }).query<T>({ role: 'colonnade_system', tenantId: null }, text, values)
}

/**
 * Writes, as the provider, what nobody edits and no window waits for: claims on work, when something was last seen. No audit row, no event;
 * whatever is a change to somebody goes through `mutate`.
 */
export function note<T>(services: ServiceCtx['services'], write: (tx: WriteTx) => Promise<T>): Promise<T> {
  return databaseOf({ services }).transaction(scopeOf(PROVIDER), write)
}
