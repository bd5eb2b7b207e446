import type { Pressure, Trend } from '@colonnade/contract/datacenter'
import { trendInput } from '@colonnade/contract/datacenter'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { forecastOf } from './forecast.ts'
import { placeConditions } from './place.ts'

const DAY_MS = 86_400_000
const sums = (name: string) => `json_build_object('cpu', sum(s.${name}_cpu), 'memory', sum(s.${name}_memory), 'storage', sum(s.${name}_storage))`
const KNOWN = `SELECT s.day::text AS day, json_build_object('capacity', ${sums('capacity')}, 'used', ${sums('used')}, 'hosts', sum(s.hosts_active + s.hosts_out), 'hostsOut', sum(s.hosts_out), 'vms', sum(s.vms), 'vmsInError', sum(s.vms_in_error))::text AS known
  FROM capacity_snapshots s WHERE s.day > $1::date AND s.day <= $2::date`

type Known = NonNullable<Trend['days'][number]['known']>
const dayText = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The last days of a place, each known or not, and when each resource is full if it goes on like that. */
export async function readTrend(ctx: ServiceCtx, { within, days: count }: z.output<typeof trendInput>): Promise<Trend> {
  const today = Math.floor(ctx.clock().getTime() / DAY_MS)
  const { conditions, values } = placeConditions(within, 's', 3)
  const where = conditions.length ? ` AND NOT s.whole AND ${conditions.join(' AND ')}` : ' AND s.whole'
  const rows = await ctx.sql<{ day: string; known: string }>(`${KNOWN}${where} GROUP BY s.day`, [dayText((today - count) * DAY_MS), dayText(today * DAY_MS), ...values])
  const known = new Map(rows.map((r) => [r.day, JSON.parse(r.known) as Known]))
  const days = Array.from({ length: count }, (_, i) => dayText((today - count + 1 + i) * DAY_MS)).map((day) => ({ day, known: known.get(day) ?? null }))
  const of = (resource: 'cpu' | 'memory' | 'storage') => forecastOf(days.flatMap(({ known: k }, x) => (k ? [{ x, used: k.used[resource], capacity: k.capacity[resource] }] : [])), days.length - 1)
  return { days, forecast: { cpu: of('cpu'), memory: of('memory'), storage: of('storage') } }
}

const PRESSURE = `SELECT group_id AS "groupId", day::text AS day,
    greatest(sum(used_cpu) / nullif(sum(capacity_cpu), 0), sum(used_memory) / nullif(sum(capacity_memory), 0), sum(used_storage) / nullif(sum(capacity_storage), 0))::float8 AS share
  FROM capacity_snapshots WHERE day > $1::date AND day <= $2::date AND NOT whole AND group_id IS NOT NULL GROUP BY 1, 2`

/** How full each group was in the last 30 days, by its fullest resource. */
export async function readPressure(ctx: ServiceCtx): Promise<Pressure> {
  const today = Math.floor(ctx.clock().getTime() / DAY_MS)
  const days = Array.from({ length: 30 }, (_, i) => dayText((today - 29 + i) * DAY_MS))
  const rows = await ctx.sql<{ groupId: string; day: string; share: number | null }>(PRESSURE, [dayText((today - 30) * DAY_MS), dayText(today * DAY_MS)])
  return [...Map.groupBy(rows, (r) => r.groupId)].map(([groupId, own]) => {
    const share = new Map(own.map((r) => [r.day, r.share]))
    return { groupId, points: days.map((d) => share.get(d) ?? null) }
  })
}

