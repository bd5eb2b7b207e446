import { ContractError } from '@colonnade/contract'
import type { modelCallSummaryInput, ModelCallSummary } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { toWire } from '../../../kernel/wire.ts'

type Input = z.output<typeof modelCallSummaryInput>
type Row = ModelCallSummary['items'][number] & { whole: boolean }

const GROUPS: Record<Input['by'], { key: string; label: string }> = {
  model: { key: 't.model_name', label: 't.model_name' },
  feature: { key: 't.feature', label: 't.feature' },
  user: { key: `coalesce(t.user_id::text, '')`, label: `coalesce((SELECT coalesce(u.full_name, u.email) FROM users u WHERE u.tenant_id = $1::uuid AND u.id::text = c.key), '')` },
  day: { key: `to_char(t.created_at AT TIME ZONE $4, 'YYYY-MM-DD')`, label: 'c.key' },
}

const figures = `count(*)::float8 AS calls, count(t.error)::float8 AS errors, coalesce(sum(t.prompt_tokens), 0)::float8 AS "promptTokens", coalesce(sum(t.completion_tokens), 0)::float8 AS "completionTokens",
  coalesce(sum(t.total_tokens), 0)::float8 AS "totalTokens", coalesce(sum(t.total_cost), 0)::numeric(18,6)::text AS "totalCost", avg(t.latency_ms)::float8 AS "averageLatencyMs"`

function knownZone(timezone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone })
  } catch {
    throw new ContractError('BAD_REQUEST', 'unknown_timezone', `There is no time zone ${timezone}.`, { fields: [{ path: 'timezone', message: 'is not known' }], remedy: 'Use a name such as Asia/Shanghai.' })
  }
}

/** Adds up the tenant's calls of a span by model, user, feature or day; one query. Throws BAD_REQUEST for an unknown zone. */
export async function summarise(ctx: ServiceCtx, { by, from, to, timezone }: Input): Promise<ModelCallSummary> {
  knownZone(timezone)
  const { key, label } = GROUPS[by]
  const rows = (await ctx.sql<object>(
    `SELECT c.*, ${label === 't.model_name' || label === 't.feature' ? 'c.key' : label} AS label FROM (
       SELECT ${key} AS key, ${figures}, grouping(${key}) = 1 AS whole FROM model_call_logs t
       WHERE t.tenant_id = $1::uuid AND t.created_at >= $2::timestamptz AND t.created_at < $3::timestamptz AND ($4::text IS NOT NULL) GROUP BY GROUPING SETS ((1), ())) c
     ORDER BY c.whole, ${by === 'day' ? 'c.key' : 'c."totalCost"::numeric DESC, c."totalTokens" DESC, c.key'}`,
    [ctx.tenantId, from, to ?? new Date(ctx.clock().getTime() + 60_000).toISOString(), timezone],
  )).map((row) => toWire(row) as unknown as Row)
  const items = rows.filter((row) => !row.whole).map(({ whole: _whole, ...row }) => row)
  const { key: _key, label: _label, whole: _whole, ...total } = rows.find((row) => row.whole)!
  return { items, total }
}
