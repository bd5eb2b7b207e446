/**
 * Placement replayed on a real trace: how many VMs each scoring places, what it leaves unusable, and what a placement costs as the group grows.
 * Prints a line of JSON per figure: {"name","value","unit","floor","ratio"}; `ratio` is value ÷ floor, or floor ÷ value where less is better.
 * Run: npx -c 'node --conditions=source packages/trpc/bench/placement.bench.ts'
 * The trace's CSVs are looked for in PLACEMENT_DATA (default ../shared/data/placement, seen from the repository); without them it says so and ends.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { policyFrom } from '../src/domains/datacenter/placement/capacity.ts'
import { apply, placeOn } from '../src/domains/datacenter/placement/engine.ts'
import { type Demand, fragmentation } from '../src/domains/datacenter/placement/fragmentation.ts'
import { HostIndex } from '../src/domains/datacenter/placement/host-index.ts'
import type { Amounts, Host, PlacementMode, Weights } from '../src/domains/datacenter/placement/types.ts'

const folder = process.env['PLACEMENT_DATA'] ?? join(import.meta.dirname, '../../../../shared/data/placement')
const policy = policyFrom()

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly floor?: number
  readonly ratio?: number
}

function report({ name, value, unit, floor, ratio }: Figure): void {
  const round = (n: number): number => Number(n.toPrecision(5))
  console.log(JSON.stringify({ name, value: round(value), unit, floor: floor ?? null, ratio: ratio === undefined ? null : round(ratio) }))
}

const rows = (file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(','))

/** The trace's hosts, over and over until there are enough; 32 to a rack. */
function hostsOf(machines: readonly string[][], count: number): Host[] {
  return Array.from({ length: count }, (_, i) => {
    const [serial, cpuMilli, memoryMib] = machines[i % machines.length]!
    const id = `${String(i).padStart(6, '0')}-${serial}`
    const total = { cpu: Math.floor(Number(cpuMilli) / 1000), memory: Number(memoryMib), storage: 0 }
    return { id, name: id, groupId: 'trace', rackId: `rack-${Math.floor(i / 32)}`, status: 'active', total, used: { cpu: 0, memory: 0, storage: 0 } }
  })
}

const requestsOf = (pods: readonly string[][]): Amounts[] =>
  pods.map(([, cpuMilli, memoryMib]) => ({ cpu: Math.max(1, Math.ceil(Number(cpuMilli) / 1000)), memory: Math.max(1, Number(memoryMib)), storage: 0 }))

function demandOf(requests: readonly Amounts[]): Demand[] {
  return [...Map.groupBy(requests, (r) => `${r.cpu}/${r.memory}`).values()].map((same) => ({ specification: same[0]!, weight: same.length }))
}

interface Run {
  readonly placed: number
  readonly cpu: number
  /** Microseconds of processor per request on average, which other work on the machine doesn't change as it does the clock. */
  readonly busy: number
  /** Microseconds by the clock per request, sorted. */
  readonly micros: readonly number[]
}

/** Places the requests one after the other; `count` > 1 asks for each that many times over in one request. */
function replay(index: HostIndex, requests: readonly Amounts[], mode: PlacementMode, count: number, weights?: Weights): Run {
  let [placed, cpu] = [0, 0]
  const micros: number[] = []
  const since = process.cpuUsage()
  for (const specification of requests) {
    const start = performance.now()
    const answer = placeOn(index, { tenantId: 't', groupId: 'trace', specification, count, mode }, null, { weights })
    if (answer.ok) apply(index, answer.assignments)
    micros.push((performance.now() - start) * 1000)
    if (!answer.ok) continue
    placed += count
    cpu += specification.cpu * count
  }
  const { user, system } = process.cpuUsage(since)
  return { placed, cpu, busy: (user + system) / requests.length, micros: micros.sort((a, b) => a - b) }
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

const SCORINGS: readonly { name: string; mode: PlacementMode; weights?: Weights }[] = [
  { name: 'pack', mode: 'pack' },
  { name: 'spread', mode: 'spread' },
  { name: 'least_fragmenting', mode: 'pack', weights: { least_fragmenting: 1 } },
]

function quality(machines: readonly string[][], requests: readonly Amounts[]): void {
  const demand = demandOf(requests)
  const hosts = hostsOf(machines, machines.length)
  const cores = hosts.reduce((sum, h) => sum + h.total.cpu, 0)
  // the trace asks for 71 % of the cores; half as much again and some more shows what still fits when it gets tight
  const tight = [...requests, ...requests].slice(0, Math.floor(requests.length * 1.6))
  for (const { name, mode, weights } of SCORINGS) {
    const index = HostIndex.from(hosts, policy)
    const { placed } = replay(index, requests, mode, 1, weights)
    report({ name: `placement.${name}.placed`, value: placed, unit: `of ${requests.length}` })
    const left = fragmentation(index, demand)
    report({ name: `placement.${name}.fragmentation.cpu`, value: left.cpu, unit: 'share of free cores' })
    report({ name: `placement.${name}.fragmentation.memory`, value: left.memory, unit: 'share of free MB' })
    const untouched = [...index.cells()].filter((c) => c.used.cpu === 0).reduce((sum, c) => sum + c.hosts.length, 0)
    report({ name: `placement.${name}.untouched`, value: untouched, unit: 'hosts' })
    const full = replay(HostIndex.from(hosts, policy), tight, mode, 1, weights)
    report({ name: `placement.${name}.tight.placed`, value: full.placed, unit: `of ${tight.length}` })
    report({ name: `placement.${name}.tight.cpu`, value: full.cpu / cores, unit: 'share of cores' })
  }
}

/** Numbers in 0..1 that are the same on every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Hosts three quarters full of VMs thrown at random: nearly each in a state of its own, the worst case for the index. */
function worn(hosts: readonly Host[], requests: readonly Amounts[]): Host[] {
  const roll = dice(1)
  const used = hosts.map((h) => ({ ...h.used }))
  for (let i = 0; i < hosts.length * 4.5; i++) {
    const at = Math.floor(roll() * hosts.length)
    const { cpu, memory } = requests[Math.floor(roll() * requests.length)]!
    const [mine, { total }] = [used[at]!, hosts[at]!]
    if (mine.cpu + cpu > total.cpu || mine.memory + memory > total.memory) continue
    mine.cpu += cpu
    mine.memory += memory
  }
  return hosts.map((h, i) => ({ ...h, used: used[i]! }))
}

function cost(machines: readonly string[][], requests: readonly Amounts[], size: number): void {
  for (const state of ['fresh', 'worn'] as const) {
    const hosts = state === 'fresh' ? hostsOf(machines, size) : worn(hostsOf(machines, size), requests)
    const start = performance.now()
    const index = HostIndex.from(hosts, policy)
    report({ name: `placement.${size}.${state}.build`, value: performance.now() - start, unit: 'ms' })
    report({ name: `placement.${size}.${state}.cells`, value: index.cellCount, unit: 'cells' })
    for (const mode of ['pack', 'spread', 'rack_anti_affinity'] as const) {
      const name = `placement.${size}.${state}.${mode}`
      const singly = replay(HostIndex.from(hosts, policy), requests.filter((_, i) => i % 4 === 0), mode, 1)
      report({ name: `${name}.single`, value: singly.busy, unit: 'µs of processor per VM' })
      report({ name: `${name}.single.p50`, value: at(singly.micros, 0.5), unit: 'µs' })
      report({ name: `${name}.single.p99`, value: at(singly.micros, 0.99), unit: 'µs' })
      const batch = replay(HostIndex.from(hosts, policy), requests.filter((_, i) => i % 100 === 0), mode, 30)
      report({ name: `${name}.batch30`, value: batch.busy / 30, unit: 'µs of processor per VM' })
    }
  }
}

const files = ['openb_node_list_all_node.csv', 'openb_pod_list_default.csv'] as const
if (files.every((file) => existsSync(join(folder, file)))) {
  const machines = rows(files[0])
  const requests = requestsOf(rows(files[1]))
  quality(machines, requests)
  for (const size of [1_523, 5_000, 50_000]) cost(machines, requests, size)
} else {
  console.log('placement.bench: skipped, the trace is not there; set PLACEMENT_DATA to its folder')
}
