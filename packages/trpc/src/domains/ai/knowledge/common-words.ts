import type { ServiceCtx } from '../../../kernel/context.ts'
import { queryTokens } from '../retrieval/tokens.ts'
import type { SearchScope } from './bases.ts'

/** Passages that may be ranked for one question: some 20 µs each, as each one's words have to be unpacked. */
const RANKED_AT_MOST = 3_000
/** Passages looked at to learn which words are common, and for how long that is believed, in ms. */
const SAMPLE = 400
const BELIEVED_MS = 10 * 60_000

type Shares = ReadonlyMap<string, number>
const known = new WeakMap<object, Map<string, { until: number; shares: Promise<Shares> }>>()

// Passages from all over: up to 100 documents, from each the same number at random places. ts_stat counts in how many of them a word stands.
async function sample(ctx: ServiceCtx, baseIds: string[]): Promise<Shares> {
  const bases = `ARRAY[${baseIds.map((id) => `'${id}'`).join(',')}]::uuid[]`
  const passages = `SELECT c.search_vector FROM (SELECT d.id, d.chunk_count, ceil(${SAMPLE}.0 / count(*) OVER ())::int AS share FROM (SELECT id, chunk_count FROM knowledge_documents
      WHERE tenant_id = '${ctx.tenantId}' AND knowledge_base_id = ANY(${bases}) AND deleted_at IS NULL AND chunk_count > 0 ORDER BY random() LIMIT 100) d) d
    CROSS JOIN LATERAL (SELECT DISTINCT floor(random() * d.chunk_count)::int AS at FROM generate_series(1, d.share)) p
    JOIN knowledge_chunks c ON c.tenant_id = '${ctx.tenantId}' AND c.document_id = d.id AND c.chunk_index = p.at`
  const rows = await ctx.sql<{ word: string; share: number }>(`SELECT word, ndoc::float8 / $2::int AS share FROM ts_stat($1) WHERE ndoc > $2::int / 100.0`, [passages, SAMPLE])
  return new Map(rows.map((row) => [row.word, row.share]))
}

function sharesOf(ctx: ServiceCtx, baseIds: string[]): Promise<Shares> {
  const map = known.get(ctx.services) ?? new Map<string, { until: number; shares: Promise<Shares> }>()
  known.set(ctx.services, map)
  const key = `${ctx.tenantId}:${baseIds.toSorted().join()}`
  const entry = map.get(key)
  if (entry && entry.until > Date.now()) return entry.shares
  const shares = sample(ctx, baseIds)
  shares.catch(() => map.delete(key))
  map.delete(key)
  map.set(key, { until: Date.now() + BELIEVED_MS, shares })
  if (map.size > 1000) map.delete(map.keys().next().value!)
  return shares
}

const anyOf = (tokens: string[]) => tokens.map((token) => `'${token}'`).join(' | ')

/**
 * A question's words, as tsquery: those a passage is ranked by, and those it must hold one of. In a large base the second leaves out the common ones, the rarest
 * first being kept until they may find as many passages as can be ranked in time. Null when the question has no word.
 */
export async function questionWords(ctx: ServiceCtx, scope: Pick<SearchScope, 'baseIds' | 'chunks'>, query: string): Promise<{ needed: string; words: string } | null> {
  const tokens = queryTokens(query)
  if (tokens.length === 0) return null
  const words = anyOf(tokens)
  if (scope.chunks <= RANKED_AT_MOST) return { needed: words, words }
  const shares = await sharesOf(ctx, scope.baseIds)
  let expected = 0
  const needed = tokens.toSorted((a, b) => (shares.get(a) ?? 0) - (shares.get(b) ?? 0)).filter((token, at) => {
    expected += (shares.get(token) ?? 0.005) * scope.chunks
    return at === 0 || expected <= RANKED_AT_MOST
  })
  return { needed: anyOf(needed), words }
}
