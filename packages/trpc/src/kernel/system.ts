import { databaseOf, type ServiceCtx } from './context.ts'

/** Reads as the role that sees what is about every tenant and nobody's content: for what a process mends when it starts. */
export function systemRead<T>(services: ServiceCtx['services'], text: string, values?: unknown[]): Promise<T[]> {
  return databaseOf({ services }).query<T>({ role: 'colonnade_system', tenantId: null }, text, values)
}
