import { setTimeout as pause } from 'node:timers/promises'

/** Places for what is done side by side: one that takes long keeps its own and holds up no other. */
export class Slots {
  readonly #busy = new Set<Promise<void>>()
  readonly #most: number
  constructor(most: number) { this.#most = most }

  /** How many places are free. */
  get free(): number { return this.#most - this.#busy.size }

  /** Does something in a free place; the promise never rejects, `onError` hears of what went wrong. */
  run(work: () => Promise<void>, onError: (error: unknown) => void): Promise<void> {
    const one = work().catch(onError).finally(() => { this.#busy.delete(one) })
    this.#busy.add(one)
    return one
  }

  /** Resolves once one of those that are busy has ended, or `ms` are over. */
  async next(ms: number): Promise<void> { await atMost(ms, Promise.race(this.#busy)) }

  /** Resolves once nothing is being done. */
  async idle(): Promise<void> { while (this.#busy.size) await Promise.all(this.#busy) }
}

/** Waits for something, `ms` at most. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  await Promise.race([work, pause(ms, null, { ref: false, signal: over.signal }).catch(() => {})])
  over.abort()
}
