import type { searchInput, SearchHit, SearchResult } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { vectorText } from '../indexing/write-chunks.ts'
import { fuseRanks, type Fused, type Ranked } from '../retrieval/fuse.ts'
import { questionWords } from './common-words.ts'
import { scopeOfSearch, type SearchScope, type VectorGroup } from './bases.ts'
import { type Candidates, detailStatement, exactStatement, nearestStatement, type Statement, textStatement } from './statements.ts'

type Input = z.output<typeof searchInput>
type Method = SearchResult['method']
/** The question as one embedding model sees it. Milliseconds. */
export interface Asked { group: VectorGroup; vector: string; tokens: number; ms: number }
/** A search and what it took to answer it. */
export interface Found { hits: SearchHit[]; method: Method; scope: SearchScope; asked: Asked[]; embeddingMs: number; latencyMs: number }

/**
 * Below this many passages every vector is compared. Measured by apps/api/bench/retrieval.bench.ts (BENCH_TUNE=1) on PostgreSQL 17, vectors of 1536, two busy cores: 1,000 take 12 ms
 * one by one and 7 ms through the index, which, in a partition shared with larger tenants, then finds .967 of them; from 10,000 on (105 ms and 7 ms) it finds all.
 */
export const EXACT_BELOW = 2_000
/** Candidates each list gives to the fusion: enough that a passage of middling rank in both can still win. */
const poolOf = (topK: number) => Math.max(40, 3 * topK)

const run = <T>(ctx: ServiceCtx, { text, values }: Statement) => ctx.sql<T>(text, values)

/** The question's vector by each model that made vectors here. */
export function askEmbeddings(groups: VectorGroup[], query: string): Promise<Asked[]> {
  return Promise.all(groups.map(async (group) => {
    const started = performance.now()
    const { vectors, tokens } = await group.model.driver.embed([query])
    return { group, vector: vectorText(vectors[0]!), tokens, ms: performance.now() - started }
  }))
}

/** How the vectors of a group are searched. */
export function methodOf(group: VectorGroup): 'exact' | 'hnsw' {
  return group.chunks < EXACT_BELOW ? 'exact' : 'hnsw'
}

/** The passages of one group nearest to the question, best first. */
export async function nearest(ctx: ServiceCtx, candidates: Candidates, { group, vector }: Asked, exact: boolean): Promise<Ranked[]> {
  const rows = await run<Ranked>(ctx, (exact ? exactStatement : nearestStatement)({ ...candidates, baseIds: group.baseIds }, vector, group.model.driver.model))
  // a walk that is taken up again gives what it finds later a little out of order
  return rows.toSorted((a, b) => b.score - a.score)
}

// Scores of two models can't be compared; their ranks can.
function byRank(lists: Ranked[][]): Ranked[] {
  if (lists.length < 2) return lists[0] ?? []
  return lists.flatMap((list) => list.map((row, rank) => ({ row, rank }))).toSorted((a, b) => a.rank - b.rank || b.row.score - a.row.score).map(({ row }) => row)
}

function hitOf(fused: Fused, row: Omit<SearchHit, 'vectorRank' | 'textRank' | 'fused'>): SearchHit {
  return { ...row, vectorRank: fused.vectorRank ?? null, textRank: fused.textRank ?? null, fused: fused.fused }
}

/** The candidates a search takes its lists from. */
export function candidatesOf(ctx: ServiceCtx, scope: SearchScope, input: Pick<Input, 'filter'>, limit: number): Candidates {
  return { tenantId: ctx.tenantId!, baseIds: scope.baseIds, documentIds: scope.documentIds, goneIds: scope.goneIds, filter: input.filter, limit }
}

// With a threshold every candidate has to be scored before the list is cut; without one only the hits are read.
async function details(ctx: ServiceCtx, fused: Fused[], asked: Asked[], tsquery: string, { topK, threshold }: Input): Promise<SearchHit[]> {
  const read = threshold === undefined ? fused.slice(0, topK) : fused
  if (read.length === 0) return []
  const vectors = asked.map(({ group, vector }) => ({ model: group.model.driver.model, vector }))
  const rows = await run<SearchHit>(ctx, detailStatement(ctx.tenantId!, read.map((f) => f.id), vectors, tsquery))
  const byId = new Map(rows.map((row) => [row.chunkId, row]))
  return read.flatMap((f) => (byId.has(f.id) ? [hitOf(f, byId.get(f.id)!)] : [])).filter((h) => threshold === undefined || (h.vectorScore ?? 0) >= threshold).slice(0, topK)
}

/** Searches by vectors and by words at once and fuses the two lists by rank. Reads only. Throws NOT_FOUND for a base that is not there, and what the embedding provider throws. */
export async function find(ctx: ServiceCtx, input: Input): Promise<Found> {
  const started = performance.now()
  const scope = await scopeOfSearch(ctx, input.knowledgeBaseIds, input.filter)
  const candidates = candidatesOf(ctx, scope, input, poolOf(input.topK))
  const words = await questionWords(ctx, scope, input.query)
  const said = words && scope.chunks ? run<Ranked>(ctx, textStatement(candidates, words)) : Promise.resolve([])
  said.catch(() => {}) // awaited below; an embedding that fails first must not leave it unheard
  const asked = await askEmbeddings(scope.groups.filter((g) => g.chunks > 0), input.query)
  const lists = await Promise.all(asked.map((a) => nearest(ctx, candidates, a, methodOf(a.group) === 'exact')))
  const fused = fuseRanks(byRank(lists), await said)
  const method = asked.length === 0 ? 'none' : asked.some((a) => methodOf(a.group) === 'hnsw') ? 'hnsw' : 'exact'
  const hits = await details(ctx, fused, asked, words?.words ?? '', input)
  return { hits, method, scope, asked, embeddingMs: Math.max(0, ...asked.map((a) => a.ms)), latencyMs: performance.now() - started }
}
