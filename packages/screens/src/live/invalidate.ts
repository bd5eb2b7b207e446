import type { QueryClient } from '@tanstack/react-query'

/** Which entities' queries grow old when a record of a kind changes: resource type → entities as in procedure paths (`virtualMachine`). Its own is always among them. */
export type Related = { readonly [resourceType: string]: readonly string[] }

/** `virtual_machine` → `virtualMachine`, as in procedure paths. */
export function entityOf(resourceType: string): string {
  return resourceType.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
}

/** The entity a query reads: the second step of its procedure path. */
function readBy(queryKey: readonly unknown[]): string | undefined {
  const path = queryKey[0]
  return Array.isArray(path) && typeof path[1] === 'string' ? path[1] : undefined
}

/** Collects changes for `ms` milliseconds and then marks the queries that read them as old; those on screen are fetched again at once. */
export function createInvalidator(client: QueryClient, related: Related = {}, ms = 250) {
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    const entities = new Set(waiting)
    waiting.clear()
    void client.invalidateQueries({ predicate: ({ queryKey }) => { const entity = readBy(queryKey); return entity !== undefined && entities.has(entity) } })
  }
  return {
    changed(resourceType: string): void {
      for (const entity of [entityOf(resourceType), ...(related[resourceType] ?? [])]) waiting.add(entity)
      timer ??= setTimeout(flush, ms)
    },
    /** Marks everything as old, as after a gap that could not be filled. */
    all(): void { void client.invalidateQueries() },
    stop(): void { clearTimeout(timer) },
  }
}
