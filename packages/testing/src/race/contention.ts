import { fork } from 'node:child_process'
import { openDatabase, type Database } from '@colonnade/db'
import { allPermissions, ContractError } from '@colonnade/contract'
import { appRouter, bindDatabase, createServiceCtx, EventBus, permissionsOf, PROVIDER, runJob, systemActor, type ServiceCtx, type Services } from '@colonnade/trpc'
import { createCallerFactory } from '@colonnade/trpc/kernel/trpc'
import type { Caller } from '../people.ts'
import { seeded } from '../crash/random.ts'
import type { World } from '../database.ts'
import type { RaceResult } from './race.ts'

/** Where to contend: groups, tenants and sizes to draw from, for how long and from which seed. */
export interface ContentionOrder { url: string; groups: string[]; tenants: string[]; specifications: string[]; seconds: number; seed: number }
/** What all processes came to, by what they did: done, refused by which reason, and what should not have happened. */
export interface ContentionResult { done: Record<string, number>; refused: Record<string, number>; failures: string[] }

type Random = () => number
interface Hand { datacenter: Caller['datacenter']; ctx: ServiceCtx; services: Services; order: ContentionOrder; random: Random }
type Deed = (hand: Hand) => Promise<unknown>

const pick = <T>({ random }: Hand, list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const one = async (hand: Hand, table: string, where = 'deleted_at IS NULL'): Promise<{ id: string } | undefined> =>
  (await hand.ctx.sql<{ id: string }>(`SELECT id FROM ${table} WHERE ${where} AND group_id = ANY($1::uuid[]) ORDER BY md5(id::text || $2) LIMIT 1`, [hand.order.groups, String(hand.random())]))[0]
const withOne = (table: string, where: string | undefined, deed: (hand: Hand, id: string) => Promise<unknown>): Deed => async (hand) => {
  const found = await one(hand, table, where)
  return found && deed(hand, found.id)
}

async function drain(hand: Hand, id: string): Promise<void> {
  const { jobId } = await hand.datacenter.host.drain({ ids: [id] })
  await runJob(hand.services, PROVIDER, jobId, permissionsOf)
  const [job] = await hand.ctx.sql<{ status: string; error: unknown }>('SELECT status, error FROM jobs WHERE id = $1::uuid', [jobId])
  if (job?.status !== 'completed') throw new Error(`a drain ended ${job?.status}: ${JSON.stringify(job?.error)}`)
}

/** How much a process tries at least, however slow the machine. */
const LEAST = 60
const ratios = [1, 1.25, 1.5, 2]
/** What is done at random, the frequent ones several times. */
const deeds: Record<string, [weight: number, deed: Deed]> = {
  place: [10, (hand) => hand.datacenter.virtualMachine.place({
    tenantId: pick(hand, hand.order.tenants), groupId: pick(hand, hand.order.groups), specificationId: pick(hand, hand.order.specifications), count: 1 + Math.floor(hand.random() * 4),
    mode: pick(hand, ['spread', 'pack', 'rack_anti_affinity'] as const), namePrefix: `c${Math.floor(hand.random() * 6)}`, ...(hand.random() < 0.3 ? { affinityGroup: `set${Math.floor(hand.random() * 4)}` } : {}),
  })],
  move: [6, withOne('virtual_machines', undefined, (hand, id) => hand.datacenter.virtualMachine.move({ id }))],
  resize: [6, withOne('virtual_machines', undefined, (hand, id) => hand.datacenter.virtualMachine.resize({ id, specificationId: pick(hand, hand.order.specifications), moveIfNeeded: hand.random() < 0.5 }))],
  release: [7, withOne('virtual_machines', undefined, (hand, id) => hand.datacenter.virtualMachine.release({ ids: [id] }))],
  restore: [2, withOne('virtual_machines', 'deleted_at IS NOT NULL', (hand, id) => hand.datacenter.virtualMachine.restore({ ids: [id] }))],
  drain: [2, withOne('baremetals', `deleted_at IS NULL AND status = 'active'`, drain)],
  serve: [3, withOne('baremetals', `deleted_at IS NULL AND status <> 'active'`, async (hand, id) => { const h = await hand.datacenter.host.get({ id }); await hand.datacenter.host.update({ id, version: h.version, patch: { status: 'active' } }) })],
  grow: [1, withOne('baremetals', undefined, async (hand, id) => { const h = await hand.datacenter.host.get({ id }); await hand.datacenter.host.update({ id, version: h.version, patch: { totalCpu: 40 + Math.floor(hand.random() * 40) } }) })],
  ratio: [1, async (hand) => { const g = await hand.datacenter.group.get({ id: pick(hand, hand.order.groups) }); await hand.datacenter.group.update({ id: g.id, version: g.version, patch: { cpuOvercommitRatio: pick(hand, ratios), memoryReservePercentage: pick(hand, [0, 5]) } }) }],
  share: [1, withOne('baremetal_group_tenant_quotas', 'true', async (hand, id) => { const q = await hand.datacenter.quota.get({ id }); await hand.datacenter.quota.update({ id, version: q.version, patch: { cpuQuotaPercentage: 30 + Math.floor(hand.random() * 70) } }) })],
}
const urn = Object.entries(deeds).flatMap(([name, [weight]]) => Array.from({ length: weight }, () => name))

async function attempt(name: string, hand: Hand, into: RaceResult & { did: Record<string, number> }): Promise<void> {
  try {
    await deeds[name]![1](hand)
    into.did[name] = (into.did[name] ?? 0) + 1
  } catch (error) {
    const cause = error instanceof ContractError ? error : (error as { cause?: unknown }).cause
    const fine = cause instanceof ContractError && ['CONFLICT', 'NOT_FOUND', 'BAD_REQUEST'].includes(cause.shape.code)
    if (fine) into.refused[cause.shape.reason] = (into.refused[cause.shape.reason] ?? 0) + 1
    else into.failures.push(`${name}: ${String(error)}`)
  }
}

function handOn(database: Database, order: ContentionOrder): Hand {
  const services: Services = { clock: () => new Date(), bus: new EventBus(), secretKey: new Uint8Array(32), publicUrl: 'http://127.0.0.1:4000', drivers: {}, log: { info() {}, warn() {}, error() {} } }
  bindDatabase(services, database)
  const ctx = createServiceCtx(services, systemActor(PROVIDER, allPermissions), { requestId: `contention-${process.pid}`, ip: null, userAgent: null })
  return { ctx, services, order, random: seeded(order.seed), datacenter: createCallerFactory(appRouter)(ctx).datacenter }
}

/** What one process does: something at random, again and again, until its time is over and it has tried often enough. */
export async function contendHere(order: ContentionOrder): Promise<RaceResult & { did: Record<string, number> }> {
  const database = await openDatabase({ url: order.url, poolMax: 3, migrate: false })
  const hand = handOn(database, order)
  const result = { done: 0, refused: {}, failures: [], did: {} }
  for (let until = Date.now() + order.seconds * 1000, left = LEAST; left > 0 || Date.now() < until; left--) await attempt(pick(hand, urn), hand, result)
  await database.close()
  return result
}

const worker = new URL('./contention-worker.ts', import.meta.url)

function inProcess(order: ContentionOrder): ReturnType<typeof contendHere> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, { execArgv: process.execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.once('message', (result) => resolve(result as Awaited<ReturnType<typeof contendHere>>))
    child.once('exit', (code) => { if (code !== 0) reject(new Error(`a process ended with ${code}`)) })
    child.send(order)
  })
}

/** Has several processes place, move, resize, drain, release and change hosts, groups and quotas at random for some seconds. Needs a world on a real PostgreSQL. */
export async function contend(world: World, order: Omit<ContentionOrder, 'url'>, processes = 8): Promise<ContentionResult> {
  const results = await Promise.all(Array.from({ length: processes }, (_, p) => inProcess({ ...order, url: world.url!, seed: order.seed * 1000 + p })))
  const sum = (of: (r: (typeof results)[number]) => Record<string, number>) => {
    const all: Record<string, number> = {}
    for (const r of results) for (const [name, n] of Object.entries(of(r))) all[name] = (all[name] ?? 0) + n
    return all
  }
  return { done: sum((r) => r.did), refused: sum((r) => r.refused), failures: results.flatMap((r) => r.failures) }
}
