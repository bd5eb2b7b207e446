import { ContractError } from '@colonnade/contract'

/** Counts tries per key. In this process by default; on Redis when there are several. */
export interface RateStore {
  /** Adds one to a key that lives `windowMs` from its first try; answers the count so far. */
  hit(key: string, windowMs: number): Promise<number>
  clear(key: string): Promise<void>
}

/** Counts kept in this process; at most 100,000 keys, the oldest forgotten first. */
export function memoryRateStore(now: () => number = Date.now): RateStore {
  const counts = new Map<string, { count: number; until: number }>()
  return {
    async hit(key, windowMs) {
      const entry = counts.get(key)
      const live = entry && entry.until > now() ? entry : { count: 0, until: now() + windowMs }
      live.count++
      counts.delete(key)
      counts.set(key, live)
      if (counts.size > 100_000) counts.delete(counts.keys().next().value!)
      return live.count
    },
    async clear(key) { counts.delete(key) },
  }
}

/** Throws TOO_MANY_REQUESTS once a key was tried more than `limit` times within the window. */
export async function limitRate(store: RateStore, key: string, limit: number, windowMs: number): Promise<void> {
  if ((await store.hit(key, windowMs)) <= limit) return
  const minutes = Math.ceil(windowMs / 60_000)
  throw new ContractError('TOO_MANY_REQUESTS', 'too_many_tries', 'Too many tries.', { remedy: `Wait ${minutes} minutes and try again.`, details: { retryAfterSeconds: Math.ceil(windowMs / 1000) } })
}
