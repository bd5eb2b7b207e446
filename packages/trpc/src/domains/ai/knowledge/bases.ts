import { ContractError } from '@colonnade/contract'
import type { searchInput } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { chooseEmbedding, type EmbeddingChoice, type ModelRow } from '../gateway/choose.ts'

type Filter = z.output<typeof searchInput>['filter']
interface BaseRow { id: string; model: string | null; chunks: number; gone: string[]; documents: string[] | null; documentChunks: number | null }

/** Bases whose vectors one model made, and so can be compared with one vector of the question. */
export interface VectorGroup { model: EmbeddingChoice; baseIds: string[]; chunks: number }
/** Where a search looks: live bases, the documents it is narrowed to (null: all) or has to leave out, and how many passages that is at most. */
export interface SearchScope { baseIds: string[]; documentIds: string[] | null; goneIds: string[]; chunks: number; groups: VectorGroup[]; degraded: { reason: string; message: string } | null }

// Deleted documents keep their passages until they are purged: they are named, so that a search need not join.
const BASES = `SELECT b.id, b.default_embedding_model AS model, b.chunk_count AS chunks,
    ARRAY(SELECT d.id FROM knowledge_documents d WHERE d.tenant_id = b.tenant_id AND d.knowledge_base_id = b.id AND d.deleted_at IS NOT NULL AND d.chunk_count > 0) AS gone,
    f.ids AS documents, f.chunks AS "documentChunks"
  FROM knowledge_bases b LEFT JOIN LATERAL (SELECT array_agg(d.id) AS ids, coalesce(sum(d.chunk_count), 0)::int AS chunks FROM knowledge_documents d
    WHERE d.tenant_id = b.tenant_id AND d.knowledge_base_id = b.id AND d.deleted_at IS NULL AND ($3::uuid[] IS NULL OR d.id = ANY($3)) AND ($4::text[] IS NULL OR d.source_type::text = ANY($4))) f
    ON $3::uuid[] IS NOT NULL OR $4::text[] IS NOT NULL
  WHERE b.tenant_id = $1::uuid AND b.id = ANY($2::uuid[]) AND b.deleted_at IS NULL`

function groupsOf(ctx: ServiceCtx, rows: BaseRow[], models: ModelRow[]): Pick<SearchScope, 'groups' | 'degraded'> {
  const groups: VectorGroup[] = []
  let degraded: SearchScope['degraded'] = null
  for (const [name, same] of Map.groupBy(rows, (r) => r.model)) {
    try {
      groups.push({ model: chooseEmbedding(ctx, models, name), baseIds: same.map((r) => r.id), chunks: same.reduce((sum, r) => sum + (r.documentChunks ?? r.chunks), 0) })
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      degraded = { reason: error.shape.reason, message: `${error.shape.message} Only words were searched.` }
    }
  }
  return { groups, degraded }
}

/** Finds the bases a search names, of the caller's tenant and not deleted, with one query. Throws NOT_FOUND when one is not there. */
export async function scopeOfSearch(ctx: ServiceCtx, knowledgeBaseIds: string[], filter: Filter): Promise<SearchScope> {
  const wanted = [...new Set(knowledgeBaseIds)]
  const [rows, models] = await Promise.all([baseRows(ctx, wanted, filter), embeddingModels(ctx)])
  if (rows.length !== wanted.length) {
    throw new ContractError('NOT_FOUND', 'knowledge_base_not_found', 'One of the knowledge bases does not exist.', { fields: [{ path: 'knowledgeBaseIds', message: 'names one that does not exist' }], remedy: 'Choose from the list.' })
  }
  const narrowed = Boolean(filter?.documentIds ?? filter?.sourceTypes)
  return {
    baseIds: wanted, documentIds: narrowed ? rows.flatMap((r) => r.documents ?? []) : null, goneIds: narrowed ? [] : rows.flatMap((r) => r.gone),
    chunks: rows.reduce((sum, r) => sum + Number(r.documentChunks ?? r.chunks), 0), ...groupsOf(ctx, rows, models),
  }
}

/** How long what was read of the bases, and of the catalogue, is used again, in ms. The passages found are checked anew: what is deleted shows in no result. */
const [BASES_FRESH_MS, FRESH_MS] = [2_000, 5_000]
const recent = new WeakMap<object, Map<string, { until: number; rows: BaseRow[] }>>()

async function baseRows(ctx: ServiceCtx, wanted: string[], filter: Filter): Promise<BaseRow[]> {
  const map = recent.get(ctx.services) ?? new Map<string, { until: number; rows: BaseRow[] }>()
  recent.set(ctx.services, map)
  const key = filter?.documentIds || filter?.sourceTypes ? null : `${ctx.tenantId}:${wanted.toSorted().join()}`
  const known = key ? map.get(key) : undefined
  if (known && known.until > Date.now()) return known.rows
  const rows = await ctx.sql<BaseRow>(BASES, [ctx.tenantId, wanted, filter?.documentIds ?? null, filter?.sourceTypes ?? null])
  // an empty base may hold something a moment later; one that is not there may be made
  if (key && rows.length === wanted.length && rows.every((row) => row.chunks > 0)) map.set(key, { until: Date.now() + BASES_FRESH_MS, rows })
  if (map.size > 500) map.delete(map.keys().next().value!)
  return rows
}

const catalogues = new WeakMap<object, { until: number; models: Promise<ModelRow[]> }>()

function embeddingModels(ctx: ServiceCtx): Promise<ModelRow[]> {
  const known = catalogues.get(ctx.services)
  if (known && known.until > Date.now()) return known.models
  const models = ctx.sql<ModelRow>(
    `SELECT id, name, provider::text AS provider, model_type::text AS "modelType", status::text AS status, input_cost_per_1k::text AS "inputCostPer1k", output_cost_per_1k::text AS "outputCostPer1k"
     FROM models WHERE model_type = 'embedding'`,
  )
  catalogues.set(ctx.services, { until: Date.now() + FRESH_MS, models })
  models.catch(() => catalogues.delete(ctx.services))
  return models
}
