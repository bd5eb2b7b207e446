import type { KeptIndex } from './kept-index.ts'

/** What one process keeps at most, over all groups: some 200 MB. */
const MOST_HOSTS = 400_000
/** What nobody asked for so long is dropped; far less than the time a deleted host's row stays. */
const IDLE_MS = 600_000

/** The indexes a process keeps, by group. The group nobody asked for longest goes first. */
export class IndexCache {
  readonly #kept = new Map<string, { index: KeptIndex; at: number }>()

  /** A group's index, or null. `now`: milliseconds of any clock that only goes forward. */
  get(groupId: string, now: number): KeptIndex | null {
    const found = this.#kept.get(groupId)
    if (!found) return null
    this.#kept.delete(groupId)
    if (now - found.at > IDLE_MS) return null
    this.#kept.set(groupId, { index: found.index, at: now })
    return found.index
  }

  /** Keeps a group's index in place of what was kept of it. */
  set(groupId: string, index: KeptIndex, now: number): void {
    this.#kept.delete(groupId)
    this.#kept.set(groupId, { index, at: now })
    let hosts = 0
    for (const { index: kept } of this.#kept.values()) hosts += kept.size
    for (const [oldest, { index: kept }] of this.#kept) {
      if (hosts <= MOST_HOSTS || oldest === groupId) break
      this.#kept.delete(oldest)
      hosts -= kept.size
    }
  }
}
