import type { FieldConflict } from '@colonnade/contract/kernel/errors'

/** Per field: keep mine or take theirs. */
export type ConflictChoices = { readonly [field: string]: 'mine' | 'theirs' }

/** What is sent after the choice: my values, with theirs where theirs was chosen. */
export function mergeConflict<V extends Record<string, unknown>>(values: V, conflicts: readonly FieldConflict[], choices: ConflictChoices): V {
  const merged: Record<string, unknown> = { ...values }
  for (const conflict of conflicts) if (choices[conflict.field] === 'theirs') merged[conflict.field] = conflict.theirs
  return merged as V
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Of what the server calls a conflict, the fields others really changed since `start`: the rest of a stale edit can be saved as it is. */
export function changedByOthers(conflicts: readonly FieldConflict[], start: Record<string, unknown>): FieldConflict[] {
  return conflicts.filter((c) => !same(c.theirs, start[c.field]))
}

/** Fields whose value differs from the start: what an update needs to send. */
export function changedFields<V extends Record<string, unknown>>(values: V, start: Record<string, unknown>): Partial<V> {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !same(value, start[key]))) as Partial<V>
}
