import type { HttpClient } from '../http-client.ts'
import type { ServerProcess } from '../server-process.ts'
import { pause } from './random.ts'

interface Job { id: string; type: string; status: string; attempt?: number; error: { reason?: string } | null }

const WAIT_MS = 120_000

/** Waits until no job of the caller's tenant waits or runs; gives the latest jobs, newest first. */
export async function jobsAtRest(client: HttpClient): Promise<Job[]> {
  const until = Date.now() + WAIT_MS
  for (;;) {
    const { items } = await client.query<{ items: Job[] }>('platform.job.list', { limit: 100 })
    const open = items.filter((job) => job.status === 'queued' || job.status === 'running')
    if (open.length === 0) return items
    if (Date.now() > until) throw new Error(`jobs that never end: ${JSON.stringify(open)}`)
    await pause(50)
  }
}

/**
 * Begins work, kills the server at a random moment of it (and, one time in four, again while it picks up the pieces), starts it anew and waits for
 * its jobs to end. `span`: how long the work takes undisturbed, in ms. Gives what the call that began it was answered, null when it was cut off.
 */
export async function killDuring<T>(server: ServerProcess, client: HttpClient, random: () => number, span: number, begin: () => Promise<T>): Promise<{ answer: T | null; kills: number }> {
  let answer: T | null = null
  const call = begin().then((a) => { answer = a }, () => {})
  // one time in five while the call itself is under way
  await pause(random() * span * (random() < 0.2 ? 0.03 : 1))
  await server.kill9()
  await call
  const twice = random() < 0.25
  const later = random()
  if (twice) {
    server.begin()
    await pause(later * 6000)
    await server.kill9()
  }
  await server.restart()
  await jobsAtRest(client)
  return { answer, kills: twice ? 2 : 1 }
}
