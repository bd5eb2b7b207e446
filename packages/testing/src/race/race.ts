import { fork } from 'node:child_process'
import { ContractError } from '@colonnade/contract'
import type { World } from '../database.ts'

/** What one process of a race is told. */
export interface RaceOrder { url: string; path: string; inputs: object[] }
/** What came of the calls: how many went well, how often each reason refused one, and what should not have happened. */
export interface RaceResult { done: number; refused: Record<string, number>; failures: string[] }

/** Counts what became of one call. A refusal in the contract's words is an outcome; anything else is a failure. */
export async function outcomeOf(call: Promise<unknown>, into: RaceResult): Promise<void> {
  try {
    await call
    into.done++
  } catch (error) {
    const cause = (error as { cause?: unknown }).cause
    if (cause instanceof ContractError && cause.shape.code !== 'INTERNAL') into.refused[cause.shape.reason] = (into.refused[cause.shape.reason] ?? 0) + 1
    else into.failures.push(String(error))
  }
}

const worker = new URL('./worker.ts', import.meta.url)

function inProcess(order: RaceOrder): Promise<RaceResult> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, { execArgv: process.execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.once('message', (result) => resolve(result as RaceResult))
    child.once('exit', (code) => { if (code !== 0) reject(new Error(`a process of the race ended with ${code}`)) })
    child.send(order)
  })
}

/** Has several processes call one procedure (`datacenter.virtualMachine.place`) at once, as the provider, the inputs dealt out among them. Needs a world on a real PostgreSQL. */
export async function race(world: World, path: string, inputs: object[], processes = 8): Promise<RaceResult> {
  if (!world.url) throw new Error('a race needs a world on a real PostgreSQL')
  const results = await Promise.all(Array.from({ length: processes }, (_, p) => inProcess({ url: world.url!, path, inputs: inputs.filter((_input, i) => i % processes === p) })))
  const refused: Record<string, number> = {}
  for (const r of results) for (const [reason, n] of Object.entries(r.refused)) refused[reason] = (refused[reason] ?? 0) + n
  return { done: results.reduce((sum, r) => sum + r.done, 0), refused, failures: results.flatMap((r) => r.failures) }
}
