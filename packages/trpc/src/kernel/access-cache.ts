import { databaseOf } from './context.ts'
import type { Services } from './services.ts'

const TTL_MS = 30_000
const MOST = 20_000
/** The channel on which the database says that somebody's access changed; triggers on the tables that decide it speak here. */
const CHANNEL = 'colonnade_access'

interface Entry { caller: unknown; until: number }

/**
 * Remembers who a token belongs to, so that a request need not ask again. Emptied by the database's own word whenever a session, token, user,
 * role or tenant changes in a way that decides access; while that word can't be heard, nothing is remembered.
 */
export class AccessCache {
  private readonly entries = new Map<string, Entry>()
  private hearing = false
  private generation = 0
  private readonly listeners = new Set<() => void>()

  /** Begins to listen; the returned function ends it. */
  async start(services: Services): Promise<() => Promise<void>> {
    return databaseOf({ services }).listen(CHANNEL, () => this.clear(), (connected) => {
      this.hearing = connected
      this.clear()
    })
  }

  /** What is known under a key, or what `find` answers; nothing and nobody are not remembered. */
  async of<T extends { expiresAt: Date | null }>(key: string, now: Date, find: () => Promise<T | null>): Promise<T | null> {
    const known = this.entries.get(key)
    if (known && known.until > now.getTime()) return known.caller as T
    const generation = this.generation
    const caller = await find()
    // what was read before the word came may be older than the word
    if (caller && this.hearing && generation === this.generation) {
      this.entries.set(key, { caller, until: Math.min(now.getTime() + TTL_MS, caller.expiresAt ? new Date(caller.expiresAt).getTime() : Infinity) })
      if (this.entries.size > MOST) this.entries.delete(this.entries.keys().next().value!)
    }
    return caller
  }

  /** Forgets everybody. */
  clear(): void {
    this.generation++
    this.entries.clear()
    for (const listener of this.listeners) listener()
  }

  /** Calls back when somebody's access may have changed, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
