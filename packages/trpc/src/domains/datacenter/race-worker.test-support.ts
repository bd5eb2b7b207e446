import { allPermissions, ContractError } from '@colonnade/contract'
import type { PlaceInput } from '@colonnade/contract/datacenter'
import { openDatabase } from '@colonnade/db'
import { bindDatabase, createServiceCtx, PROVIDER, systemActor, type ServiceCtx } from '../../kernel/context.ts'
import { EventBus } from '../../kernel/event-bus.ts'
import type { Services } from '../../kernel/services.ts'
import { place } from './virtual-machine/place.ts'

/** What a process of the race is told. It makes the requests one after the other. */
export interface RaceOrder { url: string; requests: PlaceInput[] }
/** What came of them: how many were placed, and the reasons of those that were not. */
export interface RaceResult { placed: number; refused: Record<string, number>; failures: string[] }

async function openContext(url: string): Promise<{ ctx: ServiceCtx; close: () => Promise<void> }> {
  const database = await openDatabase({ url, poolMax: 3, migrate: false })
  const log = { info() {}, warn() {}, error() {} }
  const services: Services = { clock: () => new Date(), bus: new EventBus(), secretKey: new Uint8Array(32), publicUrl: '', drivers: {}, log }
  bindDatabase(services, database)
  return { ctx: createServiceCtx(services, systemActor(PROVIDER, allPermissions), { requestId: `race-${process.pid}`, ip: null, userAgent: null }), close: () => database.close() }
}

async function run({ url, requests }: RaceOrder): Promise<RaceResult> {
  const { ctx, close } = await openContext(url)
  const result: RaceResult = { placed: 0, refused: {}, failures: [] }
  for (const request of requests) {
    try {
      result.placed += (await place(ctx, request)).virtualMachines.length
    } catch (error) {
      if (error instanceof ContractError && error.shape.code === 'CONFLICT') result.refused[error.shape.reason] = (result.refused[error.shape.reason] ?? 0) + request.count
      else result.failures.push(String(error))
    }
  }
  await close()
  return result
}

process.once('message', (order: RaceOrder) => {
  run(order).then((result) => process.send!(result, () => process.disconnect()), (error: unknown) => { console.error(error); process.exit(1) })
})
