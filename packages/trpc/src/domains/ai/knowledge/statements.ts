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

const narrowing = ({ baseIds, documentIds, goneIds, filter }: Candidates) => [baseIds, documentIds, goneIds, filter?.pageFrom ?? null, filter?.pageTo ?? null]

/** The passages nearest to a vector, of one embedding model, through the index of the tenant's partition. */
export function nearestStatement(candidates: Candidates, vector: string, model: string): Statement {
  return {
    text: 'SELECT chunk_id AS id, score FROM colonnade_nearest($1::uuid[], $2::uuid[], $3::uuid[], $4::int, $5::int, $6::text, $7::halfvec(1536), $8::int)',
    values: [...narrowing(candidates), model, vector, candidates.limit],
  }
}

/** The same by comparing every one of them; the `+ 0` keeps the index out, the subquery has each distance computed once. */
export function exactStatement(candidates: Candidates, vector: string, model: string): Statement {
  const values = new Values()
  const where = [...conditions(candidates, values), `c.embedding_model = ${values.add(model)}`]
  const distance = `(c.embedding <=> ${values.add(vector)}::vector) + 0`
  return {
    text: `SELECT id, 1 - distance AS score FROM (SELECT c.id, ${distance} AS distance FROM knowledge_chunks c WHERE ${where.join(' AND ')} ORDER BY distance ${limited(candidates.limit)}) n`,
    values: values.list,
  }
}

/** The passages that hold one of the `needed` words, ranked by all `words`, best first. Both are tsquery. */
export function textStatement(candidates: Candidates, { needed, words }: { needed: string; words: string }): Statement {
  return {
    text: 'SELECT chunk_id AS id, score FROM colonnade_text_search($1::uuid[], $2::uuid[], $3::uuid[], $4::int, $5::int, $6::tsquery, $7::tsquery, $8::int)',
    values: [...narrowing(candidates), needed, words, candidates.limit],
  }
}

/** The passages by id, each with its score against the question's vectors (one per embedding model) and words. */
export function detailStatement(tenantId: string, ids: string[], vectors: { model: string; vector: string }[], tsquery: string): Statement {
  return {
    // the vectors are read from text once, not once per passage
    text: `WITH q AS MATERIALIZED (SELECT model, vector::halfvec(1536) AS vector FROM unnest($3::text[], $4::text[]) AS q(model, vector))
      SELECT c.id AS "chunkId", c.document_id AS "documentId", c.knowledge_base_id AS "knowledgeBaseId", d.title AS "documentTitle", c.chunk_index AS "chunkIndex", (c.metadata->>'page')::int AS page,
        coalesce(c.metadata->'headingTrail', '[]'::jsonb) AS "headingTrail", c.content, 1 - (c.embedding::halfvec(1536) <=> q.vector) AS "vectorScore",
        CASE WHEN c.search_vector @@ $5::tsquery THEN ts_rank(c.search_vector, $5::tsquery, 1) END AS "textScore"
      FROM knowledge_chunks c JOIN knowledge_documents d ON d.tenant_id = c.tenant_id AND d.id = c.document_id AND d.deleted_at IS NULL
      JOIN knowledge_bases b ON b.tenant_id = d.tenant_id AND b.id = d.knowledge_base_id AND b.deleted_at IS NULL
      LEFT JOIN q ON q.model = c.embedding_model
      WHERE c.tenant_id = $1::uuid AND c.id = ANY($2::uuid[])`,
    values: [tenantId, ids, vectors.map((v) => v.model), vectors.map((v) => v.vector), tsquery],
  }
}
