import type { QueryClient, QueryKey } from '@tanstack/react-query'
import * as z from 'zod'

/** Where a copy of what was fetched survives the program: one text for each site. */
export interface Keeper {
  read(): Promise<string | null>
  write(text: string): Promise<void>
  clear(): Promise<void>
}

/** Most that is kept for a site, in characters of JSON; the longest unseen goes first. */
export const MOST_KEPT = 2_000_000
/** Pages of a list that are kept: the rest is fetched again when somebody scrolls that far. */
const PAGES = 2
const READ = new Set(['list', 'get', 'overview'])
const SECRET = /secret|passw|token|credential|kubeconfig|private_?key|api_?key|authori[sz]ation|cookie/i

const snapshot = z.object({
  version: z.string(), userId: z.string(), savedAt: z.number(),
  queries: z.array(z.object({ key: z.array(z.unknown()), data: z.unknown(), at: z.number() })),
})

/** Whether a value has a field that is named like a secret. Such an answer is left out whole: a rule by name may be too strict, never too lax. */
export function holdsSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSecret)
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(([name, part]) => (SECRET.test(name) && part !== null && typeof part !== 'boolean') || holdsSecret(part))
}

// Records and lists of the datacenter, nothing else: not people, tokens, mail or logs.
function isKept([path]: QueryKey): boolean {
  return Array.isArray(path) && path[0] === 'datacenter' && READ.has(String(path.at(-1)))
}

// A list's page is the last step of its key.
const isFar = (key: QueryKey) => key.includes('rows') && Number(key.at(-1)) >= PAGES

/** What is worth keeping of a cache, newest first, as text of at most `most` characters. `me` is the person it was fetched for. */
export function snapshotOf(client: QueryClient, me: { key: QueryKey; userId: string }, version: string, most = MOST_KEPT): string {
  const all = client.getQueryCache().getAll().filter(({ state }) => state.data !== undefined)
  const parts: string[] = []
  let room = most
  const own = all.filter(({ queryKey }) => JSON.stringify(queryKey) === JSON.stringify(me.key))
  const rest = all.filter(({ queryKey, state }) => isKept(queryKey) && !isFar(queryKey) && !holdsSecret(state.data)).sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  for (const { queryKey, state } of [...own, ...rest]) {
    const text = JSON.stringify({ key: queryKey, data: state.data, at: state.dataUpdatedAt })
    if (text.length > room) continue
    room -= text.length
    parts.push(text)
  }
  return `{"version":${JSON.stringify(version)},"userId":${JSON.stringify(me.userId)},"savedAt":${Date.now()},"queries":[${parts.join(',')}]}`
}

/** Puts a kept text back into a cache, as old as it is. The moment it was kept (milliseconds since 1970); null when there was none, or one of another version. */
export function restore(client: QueryClient, text: string | null, version: string): number | null {
  if (!text) return null
  let raw: unknown
  try { raw = JSON.parse(text) } catch { return null }
  const read = snapshot.safeParse(raw)
  if (!read.success || read.data.version !== version) return null
  for (const { key, data, at } of read.data.queries) client.setQueryData(key, data, { updatedAt: at })
  return read.data.savedAt
}
