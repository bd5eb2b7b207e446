import { openDatabase } from '@colonnade/db'
import { bindDatabase, EventBus, type Services } from '@colonnade/trpc'
import { checkAlerts } from '@colonnade/trpc/domains/datacenter/index'
import type { ChecksOrder, ChecksResult } from './checks.ts'

// One process that looks at what calls for an alert: says when it is ready, and looks when told to.
async function run({ url, looks }: ChecksOrder): Promise<ChecksResult> {
  const database = await openDatabase({ url, poolMax: 3, migrate: false })
  const services: Services = { clock: () => new Date(), bus: new EventBus(), secretKey: new Uint8Array(32), publicUrl: 'http://127.0.0.1:4000', drivers: {}, log: { info() {}, warn() {}, error() {} } }
  bindDatabase(services, database)
  await database.query({ role: 'colonnade_operator', tenantId: null }, 'SELECT 1 AS ready', [])
  const told = new Promise((resolve) => { process.once('message', resolve) })
  process.send!('ready')
  await told
  const sum: ChecksResult = { raised: 0, resolved: 0 }
  for (let i = 0; i < looks; i++) {
    const { raised, resolved } = await checkAlerts(services)
    sum.raised += raised
    sum.resolved += resolved
  }
  await database.close()
  return sum
}

process.once('message', (order: ChecksOrder) => {
  run(order).then((result) => process.send!(result, () => process.disconnect()), (error: unknown) => { console.error(error); process.exit(1) })
})
