/**
 * Placements committed through the API's own procedure: on a real PostgreSQL when DATABASE_URL_TEST names one, else embedded. 1,523 hosts, with quota, audit, events and relay.
 * Prints a line of JSON per figure: {"name","value","unit","floor","ratio"}.
 */
import { aTenant, anOperator, openWorld, realDatabaseUrl } from '@colonnade/testing'

const HOSTS = 1523
const BATCH = 50
const BATCHES = 30
const SINGLES = 400

const world = await openWorld({ real: Boolean(realDatabaseUrl) })
const where = realDatabaseUrl ? 'postgresql' : 'embedded'
const { datacenter, platform } = (await anOperator(world)).api
const { tenantId } = await aTenant(world)

const say = (name: string, value: number, unit: string): void => console.log(JSON.stringify({ name: `placement ${where}: ${name}`, value: Number(value.toPrecision(4)), unit, floor: null, ratio: null }))

async function furnish(): Promise<{ groupId: string; specificationId: string }> {
  const { id: groupId } = await datacenter.group.create({ name: 'bench' })
  // three makes in turn, cores and MB
  const makes = [[32, 262_144], [96, 393_216], [128, 786_432]]
  const csv = ['name,cpu,memory', ...Array.from({ length: HOSTS }, (_, i) => `host-${i},${makes[i % 3]!.join(',')}`)].join('\n')
  const started = performance.now()
  const { jobId } = await datacenter.host.import({
    csv, mapping: { name: { column: 'name' }, serialNumber: { column: 'name' }, totalCpu: { column: 'cpu' }, totalMemory: { column: 'memory' }, totalStorage: { constant: '4000' }, groupId: { constant: 'bench' } },
  })
  await world.settle()
  if ((await platform.job.get({ id: jobId })).status !== 'completed') throw new Error('the hosts were not imported')
  say(`import of ${HOSTS} hosts`, performance.now() - started, 'ms')
  await datacenter.quota.create({ tenantId, groupId, cpuQuotaPercentage: 100, memoryQuota: 1e12, storageQuota: 1e12 })
  const { id: specificationId } = await datacenter.specification.create({ name: 'bench', requiredCpu: 8, requiredMemory: 16_384, requiredStorage: 10 })
  return { groupId, specificationId }
}

const room = await furnish()
for (const mode of ['pack', 'spread'] as const) {
  const place = (count: number, namePrefix: string) => datacenter.virtualMachine.place({ tenantId, ...room, count, mode, namePrefix })
  for (let i = 0; i < 5; i++) await place(BATCH, 'warm')
  const started = performance.now()
  for (let i = 0; i < BATCHES; i++) await place(BATCH, 'batch')
  say(`${mode}, batches of ${BATCH}`, (BATCHES * BATCH * 1000) / (performance.now() - started), 'machines/s')
  const times: number[] = []
  for (let i = 0; i < SINGLES; i++) {
    const from = performance.now()
    await place(1, 'single')
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  say(`${mode}, singly, median`, times[SINGLES / 2]!, 'ms')
  say(`${mode}, singly, p99`, times[Math.floor(SINGLES * 0.99)]!, 'ms')
}
await world.close()
