import type { Services } from '../../../kernel/services.ts'

/** An answer being written in this process. `text` grows; followers are woken on every piece and at the end. */
export class Run {
  readonly abort = new AbortController()
  readonly ended: Promise<void>
  text = ''
  done = false
  private readonly wakes = new Set<() => void>()
  private end: () => void = () => {}

  constructor() {
    this.ended = new Promise((resolve) => { this.end = resolve })
  }

  add(piece: string): void {
    this.text += piece
    for (const wake of this.wakes) wake()
  }

  finish(): void {
    this.done = true
    this.end()
    for (const wake of this.wakes) wake()
  }

  /** Pieces from a character on, as they come, until the answer has ended or the follower has gone. */
  async *from(offset: number, signal: AbortSignal): AsyncGenerator<{ offset: number; text: string }> {
    let at = offset
    let wake = () => {}
    const call = () => wake()
    this.wakes.add(call)
    signal.addEventListener('abort', call, { once: true })
    try {
      while (!signal.aborted) {
        const woken = new Promise<void>((resolve) => { wake = resolve })
        const { done } = this
        if (this.text.length > at) {
          const text = this.text.slice(at)
          yield { offset: at, text }
          at += text.length
        } else if (done) return
        else await woken
      }
    } finally {
      this.wakes.delete(call)
      signal.removeEventListener('abort', call)
    }
  }
}

const runs = new WeakMap<Services, Map<string, Run>>()

/** The answers being written in this process, by message. */
export function runsOf(services: Services): Map<string, Run> {
  let map = runs.get(services)
  if (!map) runs.set(services, (map = new Map()))
  return map
}

/** Stops every answer being written here and waits until each is kept as far as it came: before the process ends. */
export async function stopAllAnswers(services: Services): Promise<void> {
  const all = [...runsOf(services).values()]
  for (const run of all) run.abort.abort(new Error('the process is ending'))
  await Promise.all(all.map((run) => run.ended))
}
