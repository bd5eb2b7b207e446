-- Vector search. The planner takes a comparison of two vectors for as cheap as one of two numbers, and so reads and sorts a whole tenant rather than
-- walk the index. The settings of a function hold for its call alone: no transaction, no round trip, nothing left on the session.
SELECT '[1]'::vector; -- loads the library, so that its settings are known
/*
 * The passages of the session's tenant nearest to a vector, of one embedding model, through the index of the tenant's partition. The walk goes on until
 * enough of what it finds belongs to the tenant and fits. `documents` null: all; `gone`: documents left out; pages null: all.
 */
CREATE FUNCTION colonnade_nearest(bases uuid[], documents uuid[], gone uuid[], page_from int, page_to int, model text, query halfvec(1536), wanted int)
RETURNS TABLE (chunk_id uuid, score float8) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET hnsw.ef_search = 100 SET hnsw.iterative_scan = relaxed_order AS $$
BEGIN
  RETURN QUERY EXECUTE 'SELECT c.id, 1 - (c.embedding::halfvec(1536) <=> $7) AS score FROM knowledge_chunks c
      WHERE c.tenant_id = $9 AND c.knowledge_base_id = ANY($1) AND c.embedding_model = $6 AND c.chunk_index >= 0'
    || CASE WHEN documents IS NULL THEN '' ELSE ' AND c.document_id = ANY($2)' END
    || CASE WHEN coalesce(cardinality(gone), 0) = 0 THEN '' ELSE ' AND c.document_id <> ALL($3)' END
    || CASE WHEN page_from IS NULL THEN '' ELSE ' AND (c.metadata->>''page'')::int >= $4' END
    || CASE WHEN page_to IS NULL THEN '' ELSE ' AND (c.metadata->>''page'')::int <= $5' END
    || ' ORDER BY c.embedding::halfvec(1536) <=> $7 LIMIT $8'
    USING bases, documents, gone, page_from, page_to, model, query, wanted, colonnade_tenant();
END $$;
REVOKE ALL ON FUNCTION colonnade_nearest(uuid[], uuid[], uuid[], int, int, text, halfvec, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_nearest(uuid[], uuid[], uuid[], int, int, text, halfvec, int) TO colonnade_app, colonnade_operator;

-- Full text, anew: the words that a passage must hold one of (`needed`) are told apart from the words it is ranked by (`query`). A word that stands in every
-- second passage finds nothing, and would have tens of thousands of them ranked.
DROP FUNCTION colonnade_text_search(uuid[], uuid[], uuid[], int, int, tsquery, int);
DO $$ BEGIN EXECUTE format('GRANT CREATE ON SCHEMA %I TO colonnade_search', current_schema()); END $$;
CREATE FUNCTION colonnade_text_search(bases uuid[], documents uuid[], gone uuid[], page_from int, page_to int, needed tsquery, query tsquery, wanted int)
RETURNS TABLE (chunk_id uuid, score real) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- EXECUTE: planned with the values, so that one partition is planned for and the query's own words decide how it is read
  RETURN QUERY EXECUTE 'SELECT c.id, ts_rank(c.search_vector, $7, 1) AS score FROM knowledge_chunks c
      WHERE c.tenant_id = $9 AND c.search_vector @@ $6 AND c.knowledge_base_id = ANY($1) AND c.chunk_index >= 0'
    || CASE WHEN documents IS NULL THEN '' ELSE ' AND c.document_id = ANY($2)' END
    || CASE WHEN coalesce(cardinality(gone), 0) = 0 THEN '' ELSE ' AND c.document_id <> ALL($3)' END
    || CASE WHEN page_from IS NULL THEN '' ELSE ' AND (c.metadata->>''page'')::int >= $4' END
    || CASE WHEN page_to IS NULL THEN '' ELSE ' AND (c.metadata->>''page'')::int <= $5' END
    || ' ORDER BY score DESC, c.id LIMIT $8'
    USING bases, documents, gone, page_from, page_to, needed, query, wanted, colonnade_tenant();
END $$;
ALTER FUNCTION colonnade_text_search(uuid[], uuid[], uuid[], int, int, tsquery, tsquery, int) OWNER TO colonnade_search;
REVOKE ALL ON FUNCTION colonnade_text_search(uuid[], uuid[], uuid[], int, int, tsquery, tsquery, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_text_search(uuid[], uuid[], uuid[], int, int, tsquery, tsquery, int) TO colonnade_app, colonnade_operator;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM colonnade_search', current_schema()); END $$;
