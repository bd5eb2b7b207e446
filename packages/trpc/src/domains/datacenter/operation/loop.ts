import type { Slots } from './slots.ts'

/** How long wakes are gathered after a pass, in ms: machines placed one after the other would otherwise mean a pass for each. */
const GATHER_MS = 100
/** How long nothing is looked after at most, in ms. */
const LONGEST_SLEEP_MS = 15_000

/** Something done again and again, one pass at a time. `settled`: nothing is being done any more, nor to be done at once. */
export interface Loop { wake(): void; settled(): Promise<void>; stop(): Promise<void> }

/** Does a pass after each wake, and once as many ms are over as the last pass said; after one that failed, which `onError` hears of, as after one that found nothing. `begun`: what passes began and did not wait for; all has settled once that has, too. */
export function loopOf(pass: () => Promise<number>, onError: (error: unknown) => void, begun?: Slots): Loop {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let gathering: NodeJS.Timeout | undefined
  const once = async () => {
    const next = await pass().catch((error: unknown) => { onError(error); return LONGEST_SLEEP_MS })
    clearTimeout(timer)
    // also after a pass that failed: otherwise it would be the last
    if (!stopped) timer = setTimeout(wake, Math.min(next, LONGEST_SLEEP_MS)).unref()
  }
  const passes = async () => { while (again && !stopped) { again = false; await once() } }
  const gather = () => {
    running = null
    clearTimeout(gathering)
    gathering = setTimeout(() => { gathering = undefined; if (again) void start() }, GATHER_MS).unref()
  }
  const start = () => (running ??= passes().finally(gather))
  function wake(): void {
    again = true
    if (!gathering) void start()
  }
  const settled = async () => {
    do {
      while (running || (again && !stopped)) await start()
      await begun?.idle()
    } while (running || (again && !stopped))
  }
  const stop = async () => {
    stopped = true
    clearTimeout(timer)
    await settled()
    clearTimeout(gathering)
  }
  return { wake, settled, stop }
}
