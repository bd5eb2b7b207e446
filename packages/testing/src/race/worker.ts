import { openDatabase } from '@colonnade/db'
import { appRouter, bindDatabase, createServiceCtx, EventBus, PROVIDER, systemActor, type Services } from '@colonnade/trpc'
import { createCallerFactory } from '@colonnade/trpc/kernel/trpc'
import { allPermissions } from '@colonnade/contract'
import { outcomeOf, type RaceOrder, type RaceResult } from './race.ts'

// One process of a race: makes its calls one after the other, as the provider, on a pool of its own.
async function run({ url, path, inputs }: RaceOrder): Promise<RaceResult> {
  const database = await openDatabase({ url, poolMax: 3, migrate: false })
  const services: Services = { clock: () => new Date(), bus: new EventBus(), secretKey: new Uint8Array(32), publicUrl: 'http://127.0.0.1:4000', drivers: {}, log: { info() {}, warn() {}, error() {} } }
  bindDatabase(services, database)
  const ctx = createServiceCtx(services, systemActor(PROVIDER, allPermissions), { requestId: `race-${process.pid}`, ip: null, userAgent: null })
  const call = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], createCallerFactory(appRouter)(ctx)) as (input: object) => Promise<unknown>
  const result: RaceResult = { done: 0, refused: {}, failures: [] }
  for (const input of inputs) await outcomeOf(call(input), result)
  await database.close()
  return result
}

process.once('message', (order: RaceOrder) => {
  run(order).then((result) => process.send!(result, () => process.disconnect()), (error: unknown) => { console.error(error); process.exit(1) })
})
