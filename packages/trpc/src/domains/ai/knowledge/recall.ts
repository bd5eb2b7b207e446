import type { recallInput, recallResult } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { recallAt, type Ranked } from '../retrieval/fuse.ts'
import { scopeOfSearch } from './bases.ts'
import { type Asked, askEmbeddings, candidatesOf, methodOf, nearest } from './find.ts'
import { detailStatement } from './statements.ts'

type Result = z.infer<typeof recallResult>
const EXCERPT = 200

async function timed<T>(work: Promise<T>): Promise<{ value: T; ms: number }> {
  const started = performance.now()
  return { value: await work, ms: Math.round((performance.now() - started) * 10) / 10 }
}

async function rowsOf(ctx: ServiceCtx, exact: Ranked[], found: Ranked[], asked: Asked): Promise<Result['rows']> {
  const { text, values } = detailStatement(ctx.tenantId!, exact.map((e) => e.id), [{ model: asked.group.model.driver.model, vector: asked.vector }], '')
  const rows = exact.length ? await ctx.sql<{ chunkId: string; documentTitle: string; chunkIndex: number; content: string }>(text, values) : []
  const byId = new Map(rows.map((r) => [r.chunkId, r]))
  const ranks = new Map(found.map((f, at) => [f.id, at + 1]))
  return exact.flatMap(({ id, score }, at) => {
    const row = byId.get(id)
    return row ? [{ chunkId: id, documentTitle: row.documentTitle, chunkIndex: row.chunkIndex, exactRank: at + 1, searchRank: ranks.get(id) ?? null, score, excerpt: row.content.slice(0, EXCERPT).toWellFormed() }] : []
  })
}

/** Compares the vector search as it is with a scan of every vector, for the largest group of bases with one embedding model. Throws as `search`. */
export async function measureRecall(ctx: ServiceCtx, input: z.output<typeof recallInput>): Promise<Result> {
  const scope = await scopeOfSearch(ctx, input.knowledgeBaseIds, input.filter)
  const group = scope.groups.toSorted((a, b) => b.chunks - a.chunks)[0]
  if (!group || group.chunks === 0) return { recall: 1, method: 'none', topK: input.topK, chunkCount: scope.chunks, searchMs: 0, exactMs: 0, rows: [] }
  const [asked] = await askEmbeddings([group], input.query)
  const candidates = candidatesOf(ctx, scope, input, input.topK)
  const method = methodOf(group)
  const found = await timed(nearest(ctx, candidates, asked!, method === 'exact'))
  const exact = await timed(nearest(ctx, candidates, asked!, true))
  const recall = recallAt(input.topK, found.value.map((f) => f.id), exact.value.map((e) => e.id))
  return { recall, method, topK: input.topK, chunkCount: scope.chunks, searchMs: found.ms, exactMs: exact.ms, rows: await rowsOf(ctx, exact.value, found.value, asked!) }
}
