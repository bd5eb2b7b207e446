import { readFileSync } from 'node:fs'
import { aTenant, anOperator, openWorld } from './index.ts'
const stats = (globalThis as never as { __q: Map<string, { n: number; ms: number }> }).__q
const show = (l: string, n: number) => { console.log(l); for (const [k, v] of [...stats].sort((a, b) => b[1].ms - a[1].ms).slice(0, 12)) console.log("  ", (v.ms / n).toFixed(2).padStart(8), "ms/op", (v.n / n).toFixed(1), k); stats.clear() }
const world = await openWorld({ real: process.argv[2] === 'real' })
const op = await anOperator(world)
const t1 = await aTenant(world)
const dc = op.api.datacenter
await dc.group.create({ name: 'trace' })
const csv = readFileSync('/work/shared/data/placement/openb_node_list_all_node.csv', 'utf8')
await dc.host.import({ csv, mapping: { name: { column: 'sn' }, serialNumber: { column: 'sn' }, totalCpu: { column: 'cpu_milli', scale: 0.001, round: 'ceil' }, totalMemory: { column: 'memory_mib' }, totalStorage: { constant: '4000' }, groupId: { constant: 'trace' } } })
await world.settle()
const g = (await dc.group.list({})).items[0]!
await dc.quota.create({ tenantId: t1.tenantId, groupId: g.id, cpuQuotaPercentage: 90, memoryQuota: 600_000_000, storageQuota: 5_000_000 })
const spec = await dc.specification.create({ name: 's', requiredCpu: 8, requiredMemory: 16384, requiredStorage: 10 })
const ask = (count: number, mode: 'pack' | 'spread', namePrefix: string) => ({ tenantId: t1.tenantId, groupId: g.id, specificationId: spec.id, count, mode, namePrefix })
for (const mode of ['pack', 'spread'] as const) {
  for (let i = 0; i < 3; i++) await dc.virtualMachine.place(ask(50, mode, 'warm'))
  stats.clear(); const n = 30, start = performance.now(), cpu0 = process.cpuUsage()
  for (let i = 0; i < n; i++) await dc.virtualMachine.place(ask(50, mode, 'batch'))
  const s = (performance.now() - start) / 1000, c = process.cpuUsage(cpu0)
  console.log(mode, 'batch of 50:', Math.round((n * 50) / s), 'VMs/s', (s / n * 1000).toFixed(1), 'ms each, node cpu', ((c.user + c.system) / 1000 / n).toFixed(1), 'ms')
  show("batch", n); const times: number[] = []
  for (let i = 0; i < 400; i++) { const a = performance.now(); await dc.virtualMachine.place(ask(1, mode, 'single')); times.push(performance.now() - a) }
  show("single", 400); times.sort((a, b) => a - b)
  console.log(mode, 'single: p50', times[200]!.toFixed(1), 'p95', times[380]!.toFixed(1), 'p99', times[396]!.toFixed(1), 'max', times.at(-1)!.toFixed(1))
}
const t = performance.now(); await op.ctx.sql('SELECT 1'); console.log('select 1', (performance.now() - t).toFixed(2))
await world.close()
