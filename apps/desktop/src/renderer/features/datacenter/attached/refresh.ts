import { attachables, type AttachableType } from '@colonnade/contract/datacenter'
import type { QueryClient } from '@tanstack/react-query'

/** Marks as old what shows attachments of a kind of record: the attachments themselves, and the list of those records. */
export function refreshAttached(queries: QueryClient, type: AttachableType, ...entities: string[]): Promise<void> {
  const old = new Set([attachables[type].entity as string, ...entities])
  return queries.invalidateQueries({ predicate: ({ queryKey }) => Array.isArray(queryKey[0]) && old.has(String((queryKey[0] as unknown[])[1])) })
}
