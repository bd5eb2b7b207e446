import type { searchInput, SearchResult } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { noteSearch } from '../gateway/ledger.ts'
import { find } from './find.ts'

/** Searches knowledge bases and notes the query and what it cost. Throws NOT_FOUND for a base that is not there. */
export async function search(ctx: ServiceCtx, input: z.output<typeof searchInput>): Promise<SearchResult> {
  const found = await find(ctx, input)
  noteSearch(ctx, input, found, 'search')
  const { hits, method, scope, asked } = found
  return {
    hits, method, degraded: scope.degraded, chunkCount: scope.chunks, embeddingModels: asked.map((a) => a.group.model.name), local: asked.every((a) => a.group.model.local),
    latencyMs: Math.round(found.latencyMs), embeddingMs: Math.round(found.embeddingMs),
  }
}
