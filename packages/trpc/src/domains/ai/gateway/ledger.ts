import { randomUUIDv7 } from 'node:crypto'
import type { searchInput } from '@colonnade/contract/ai'
import type * as z from 'zod'
import { createServiceCtx, systemActor, type ServiceCtx } from '../../../kernel/context.ts'
import { insertRows } from '../../../kernel/insert-rows.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'
import type { EmbeddingChoice } from './choose.ts'
import { callRow } from './log-call.ts'

/** Milliseconds an entry may wait for company: a search is not held up by its own log. */
const EVERY_MS = 1_000
const AT_ONCE = 200

type Query = ReturnType<typeof queryRow>
type Call = ReturnType<typeof callRow>
const QUERY = {
  id: 'uuid', tenantId: 'uuid', userId: 'uuid', knowledgeBaseIds: 'uuid[]', queryText: 'text', topK: 'int', scoreThreshold: 'numeric', retrievedCount: 'int', averageScore: 'numeric', latencyMs: 'int', traceId: 'text', sessionId: 'text',
} as const
const CALL = {
  id: 'uuid', tenantId: 'uuid', userId: 'uuid', modelId: 'uuid', modelName: 'text', feature: 'text', promptTokens: 'int', completionTokens: 'int', totalTokens: 'int', totalCost: 'numeric', latencyMs: 'int', error: 'text', traceId: 'text',
} as const
const withId = <T extends object>(row: T) => ({ id: randomUUIDv7(), ...row })
interface Page { queries: Query[]; calls: Call[] }

class Ledger {
  private readonly services: Services
  private pages = new Map<string, Page>()
  private timer: NodeJS.Timeout | null = null
  private writing: Promise<void> = Promise.resolve()

  constructor(services: Services) {
    this.services = services
  }

  note(tenantId: string, queries: Query[], calls: Call[]): void {
    const page = this.pages.get(tenantId) ?? { queries: [], calls: [] }
    page.queries.push(...queries)
    page.calls.push(...calls)
    this.pages.set(tenantId, page)
    if (page.queries.length + page.calls.length >= AT_ONCE) return void this.flush()
    this.timer ??= setTimeout(() => void this.flush(), EVERY_MS).unref()
  }

  /** Writes what has been noted so far. A page that can't be written is said in the log, not thrown. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const pages = this.pages
    this.pages = new Map()
    this.writing = this.writing.then(async () => {
      for (const [tenantId, page] of pages) await this.write(tenantId, page).catch((err: unknown) => this.services.log.warn({ err, tenantId }, 'queries could not be logged'))
    })
    return this.writing
  }

  private async write(tenantId: string, { queries, calls }: Page): Promise<void> {
    const ctx = createServiceCtx(this.services, systemActor(tenantId, []), { requestId: 'ledger', ip: null, userAgent: null })
    await mutate(ctx, {
      permission: 'system', action: 'log',
      write: async (tx, report) => {
        if (queries.length) await insertRows(tx, 'rag_query_logs', QUERY, queries.map(withId))
        if (calls.length) await insertRows(tx, 'model_call_logs', CALL, calls.map(withId))
        report({ resource: 'model_call', id: null, action: 'log', details: { queries: queries.length, calls: calls.length } })
      },
    })
  }
}

const ledgers = new WeakMap<Services, Ledger>()
function ledgerOf(services: Services): Ledger {
  let ledger = ledgers.get(services)
  if (!ledger) ledgers.set(services, (ledger = new Ledger(services)))
  return ledger
}

/** Writes what searches have noted: before the process ends, and where a test looks. */
export function flushLedger(services: Services): Promise<void> {
  return ledgerOf(services).flush()
}

/** What a search found and what its embeddings took. */
interface Outcome { hits: { vectorScore: number | null }[]; latencyMs: number; asked: { group: { model: EmbeddingChoice }; tokens: number; ms: number }[] }

function queryRow(ctx: ServiceCtx, input: z.output<typeof searchInput>, found: Outcome, sessionId: string | null) {
  const scores = found.hits.flatMap((h) => (h.vectorScore === null ? [] : [h.vectorScore]))
  return {
    tenantId: ctx.tenantId!, userId: ctx.actor.userId, knowledgeBaseIds: input.knowledgeBaseIds, queryText: input.query, topK: input.topK, scoreThreshold: input.threshold?.toFixed(2) ?? null,
    retrievedCount: found.hits.length, averageScore: scores.length ? (scores.reduce((a, b) => a + b, 0) / scores.length).toFixed(4) : null, latencyMs: Math.round(found.latencyMs),
    traceId: ctx.requestId.slice(0, 100), sessionId,
  }
}

/** Notes a search, and the embedding of its question, for the log. */
export function noteSearch(ctx: ServiceCtx, input: z.output<typeof searchInput>, found: Outcome, feature: string, sessionId: string | null = null): void {
  const calls = found.asked.map((a) => callRow(ctx.tenantId!, { model: a.group.model, feature, promptTokens: a.tokens, completionTokens: 0, latencyMs: a.ms, traceId: ctx.requestId, userId: ctx.actor.userId }))
  ledgerOf(ctx.services).note(ctx.tenantId!, [queryRow(ctx, input, found, sessionId)], calls)
}
