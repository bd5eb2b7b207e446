import { fork, type ChildProcess } from 'node:child_process'
import type { World } from '../database.ts'

/** What one process is told: how often to look at what calls for an alert. */
export interface ChecksOrder { url: string; looks: number }
/** How many alerts a process raised and resolved. */
export interface ChecksResult { raised: number; resolved: number }

const worker = new URL('./checks-worker.ts', import.meta.url)

const told = (child: ChildProcess) => new Promise<unknown>((resolve, reject) => {
  child.once('message', resolve)
  child.once('exit', (code) => { reject(new Error(`a process of the race ended with ${code}`)) })
})

/** Has several processes look at what calls for an alert, all from the same moment on, each `looks` times. Needs a world on a real PostgreSQL. Answers what each of them wrote. */
export async function raceChecks(world: World, looks = 3, processes = 2): Promise<ChecksResult[]> {
  if (!world.url) throw new Error('a race needs a world on a real PostgreSQL')
  const children = Array.from({ length: processes }, () => fork(worker, { execArgv: process.execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
  await Promise.all(children.map((child) => { child.send({ url: world.url!, looks } satisfies ChecksOrder); return told(child) }))
  return Promise.all(children.map((child) => { child.send('go'); return told(child) as Promise<ChecksResult> }))
}
