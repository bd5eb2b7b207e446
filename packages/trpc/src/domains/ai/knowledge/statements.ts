import type { searchInput } from '@colonnade/contract/ai'
import type * as z from 'zod'
import { Values } from '../../../kernel/list.ts'

/** A statement with its values. */
export interface Statement { text: string; values: unknown[] }
/** Which passages a list is made of. `model` is what made their vectors. */
export interface Candidates {
  tenantId: string; baseIds: string[]; documentIds: string[] | null; goneIds: string[]; filter?: z.output<typeof searchInput>['filter']; limit: number
}

// The limit is written out: with it as a value, a plan made for any value would expect a tenth of the table.
const limited = (limit: number) => `LIMIT ${Math.trunc(limit)}`

function conditions({ tenantId, baseIds, documentIds, goneIds, filter }: Candidates, values: Values): string[] {
  const list = [`c.tenant_id = ${values.add(tenantId)}::uuid`, `c.knowledge_base_id = ANY(${values.add(baseIds)}::uuid[])`, 'c.chunk_index >= 0']
  if (documentIds) list.push(`c.document_id = ANY(${values.add(documentIds)}::uuid[])`)
  if (goneIds.length) list.push(`c.document_id <> ALL(${values.add(goneIds)}::uuid[])`)
  if (filter?.pageFrom !== undefined) list.push(`(c.metadata->>'page')::int >= ${values.add(filter.pageFrom)}::int`)
  if (filter?.pageTo !== undefined) list.push(`(c.metadata->>'page')::int <= ${values.add(filter.pageTo)}::int`)
  return list
}

/**
 * The passages nearest to a vector, of one embedding model. `exact` compares every one of them (the `+ 0` keeps the index out); otherwise the index of the
 * tenant's partition is walked, on and on until enough of its entries fit the conditions (`hnsw.iterative_scan`, set on every connection).
 */
export function nearestStatement(candidates: Candidates, vector: string, model: string, exact: boolean): Statement {
  const values = new Values()
  const where = conditions(candidates, values)
  where.push(`c.embedding_model = ${values.add(model)}`)
  const value = values.add(vector)
  const distance = exact ? `(c.embedding <=> ${value}::vector) + 0` : `c.embedding::halfvec(1536) <=> ${value}::halfvec(1536)`
  return { text: `SELECT c.id, 1 - (${distance}) AS score FROM knowledge_chunks c WHERE ${where.join(' AND ')} ORDER BY ${distance} ${limited(candidates.limit)}`, values: values.list }
}

/** The passages that hold words of the question, best first. */
export function textStatement({ baseIds, documentIds, goneIds, filter, limit }: Candidates, tsquery: string): Statement {
  return {
    text: 'SELECT chunk_id AS id, score FROM colonnade_text_search($1::uuid[], $2::uuid[], $3::uuid[], $4::int, $5::int, $6::tsquery, $7::int)',
    values: [baseIds, documentIds, goneIds, filter?.pageFrom ?? null, filter?.pageTo ?? null, tsquery, limit],
  }
}

/** The passages by id, each with its score against the question's vectors (one per embedding model) and words. */
export function detailStatement(tenantId: string, ids: string[], vectors: { model: string; vector: string }[], tsquery: string): Statement {
  return {
    text: `SELECT c.id AS "chunkId", c.document_id AS "documentId", c.knowledge_base_id AS "knowledgeBaseId", d.title AS "documentTitle", c.chunk_index AS "chunkIndex", (c.metadata->>'page')::int AS page,
        coalesce(c.metadata->'headingTrail', '[]'::jsonb) AS "headingTrail", c.content, 1 - (c.embedding::halfvec(1536) <=> q.vector::halfvec(1536)) AS "vectorScore",
        CASE WHEN c.search_vector @@ $5::tsquery THEN ts_rank(c.search_vector, $5::tsquery, 1) END AS "textScore"
      FROM knowledge_chunks c JOIN knowledge_documents d ON d.tenant_id = c.tenant_id AND d.id = c.document_id
      LEFT JOIN unnest($3::text[], $4::text[]) AS q(model, vector) ON q.model = c.embedding_model
      WHERE c.tenant_id = $1::uuid AND c.id = ANY($2::uuid[])`,
    values: [tenantId, ids, vectors.map((v) => v.model), vectors.map((v) => v.vector), tsquery],
  }
}
