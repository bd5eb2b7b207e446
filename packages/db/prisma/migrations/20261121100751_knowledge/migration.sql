ALTER TABLE "knowledge_documents" ADD COLUMN     "error_reason" VARCHAR(100);

-- Half precision loses nothing that shows in recall and makes the index 43 % smaller. Queries order by the same expression.
DROP INDEX "knowledge_chunks_embedding_idx";
CREATE INDEX "knowledge_chunks_embedding_idx" ON "knowledge_chunks" USING hnsw ((embedding::halfvec(1536)) halfvec_cosine_ops);

-- The same content once in a base; what was deleted does not count.
CREATE UNIQUE INDEX knowledge_documents_content_key ON knowledge_documents (tenant_id, knowledge_base_id, content_hash) WHERE deleted_at IS NULL AND content_hash IS NOT NULL;
ALTER TABLE knowledge_documents ADD CONSTRAINT knowledge_documents_counts_check CHECK (chunk_count >= 0 AND progress BETWEEN 0 AND 100);

/* A document counts its chunks, a base its documents and theirs, whichever statement changed them. */
CREATE FUNCTION colonnade_count_chunks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE knowledge_documents d SET chunk_count = d.chunk_count + n.rows
      FROM (SELECT tenant_id, document_id, count(*) AS rows FROM new_rows GROUP BY 1, 2) n WHERE d.tenant_id = n.tenant_id AND d.id = n.document_id;
  ELSE
    UPDATE knowledge_documents d SET chunk_count = d.chunk_count - n.rows
      FROM (SELECT tenant_id, document_id, count(*) AS rows FROM old_rows GROUP BY 1, 2) n WHERE d.tenant_id = n.tenant_id AND d.id = n.document_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_insert AFTER INSERT ON knowledge_chunks REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_count_chunks();
CREATE TRIGGER count_delete AFTER DELETE ON knowledge_chunks REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_count_chunks();

CREATE FUNCTION colonnade_count_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE knowledge_bases b SET document_count = b.document_count + n.documents, chunk_count = b.chunk_count + n.chunks
      FROM (SELECT tenant_id, knowledge_base_id, count(*) AS documents, sum(chunk_count) AS chunks FROM new_rows WHERE deleted_at IS NULL GROUP BY 1, 2) n
      WHERE b.tenant_id = n.tenant_id AND b.id = n.knowledge_base_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE knowledge_bases b SET document_count = b.document_count - n.documents, chunk_count = b.chunk_count - n.chunks
      FROM (SELECT tenant_id, knowledge_base_id, count(*) AS documents, sum(chunk_count) AS chunks FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2) n
      WHERE b.tenant_id = n.tenant_id AND b.id = n.knowledge_base_id;
  ELSE
    UPDATE knowledge_bases b SET document_count = b.document_count + n.documents, chunk_count = b.chunk_count + n.chunks
      FROM (SELECT tenant_id, knowledge_base_id, sum(documents) AS documents, sum(chunks) AS chunks FROM (
          SELECT tenant_id, knowledge_base_id, 1 AS documents, chunk_count AS chunks FROM new_rows WHERE deleted_at IS NULL
          UNION ALL SELECT tenant_id, knowledge_base_id, -1, -chunk_count FROM old_rows WHERE deleted_at IS NULL) x
        GROUP BY 1, 2 HAVING sum(documents) <> 0 OR sum(chunks) <> 0) n
      WHERE b.tenant_id = n.tenant_id AND b.id = n.knowledge_base_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_insert AFTER INSERT ON knowledge_documents REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_count_documents();
CREATE TRIGGER count_update AFTER UPDATE ON knowledge_documents REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_count_documents();
CREATE TRIGGER count_delete AFTER DELETE ON knowledge_documents REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_count_documents();

-- Full text. Under row-level security PostgreSQL may not use the index for an operator that is not marked leakproof, and `@@` is not: a tenant of
-- 50,000 chunks would be read row by row. This role reads only from inside the function below, which keeps to the tenant itself.
DO $$ BEGIN
  BEGIN CREATE ROLE colonnade_search NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  BEGIN GRANT colonnade_search TO CURRENT_USER; EXCEPTION WHEN OTHERS THEN NULL; END;
  EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO colonnade_search', current_schema());
END $$;
CREATE POLICY search_select ON knowledge_chunks FOR SELECT TO colonnade_search USING (true);
GRANT SELECT (id, tenant_id, knowledge_base_id, document_id, chunk_index, search_vector, metadata) ON knowledge_chunks TO colonnade_search;

/* The passages of the session's tenant that hold words of the query, best first. `documents` null: all; `gone`: documents left out; pages null: all. */
CREATE FUNCTION colonnade_text_search(bases uuid[], documents uuid[], gone uuid[], page_from int, page_to int, query tsquery, wanted int)
RETURNS TABLE (chunk_id uuid, score real) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- EXECUTE: planned with the values, so that one partition is planned for and the query's own words decide how it is read
  RETURN QUERY EXECUTE 'SELECT c.id, ts_rank(c.search_vector, $6, 1) AS score FROM knowledge_chunks c
      WHERE c.tenant_id = $8 AND c.search_vector @@ $6 AND c.knowledge_base_id = ANY($1) AND c.chunk_index >= 0'
    || CASE WHEN documents IS NULL THEN '' ELSE ' AND c.document_id = ANY($2)' END
    || CASE WHEN coalesce(cardinality(gone), 0) = 0 THEN '' ELSE ' AND c.document_id <> ALL($3)' END
    || CASE WHEN page_from IS NULL THEN '' ELSE ' AND (c.metadata->>''page'')::int >= $4' END
    || CASE WHEN page_to IS NULL THEN '' ELSE ' AND (c.metadata->>''page'')::int <= $5' END
    || ' ORDER BY score DESC, c.id LIMIT $7'
    USING bases, documents, gone, page_from, page_to, query, wanted, colonnade_tenant();
END $$;
ALTER FUNCTION colonnade_text_search(uuid[], uuid[], uuid[], int, int, tsquery, int) OWNER TO colonnade_search;
REVOKE ALL ON FUNCTION colonnade_text_search(uuid[], uuid[], uuid[], int, int, tsquery, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_text_search(uuid[], uuid[], uuid[], int, int, tsquery, int) TO colonnade_app, colonnade_operator;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM colonnade_search', current_schema()); END $$;

-- Answers that a dead process left half-written are found at the next start: which they are, not what they say.
CREATE POLICY system_streaming ON chat_messages FOR SELECT TO colonnade_system USING (status = 'streaming');
GRANT SELECT (id, tenant_id, status, updated_at) ON chat_messages TO colonnade_system;
CREATE INDEX chat_messages_streaming_idx ON chat_messages (updated_at) WHERE status = 'streaming';

-- The catalogue at birth; the provider adds to it.
SET ROLE colonnade_operator;
INSERT INTO models (id, name, provider, model_type, description, max_tokens, supports_streaming, input_cost_per_1k, output_cost_per_1k) VALUES
  ('01940000-0000-7000-8000-000000000001', 'gpt-4', 'openai', 'chat', NULL, 8192, true, 0.03, 0.06),
  ('01940000-0000-7000-8000-000000000002', 'gpt-3.5-turbo', 'openai', 'chat', NULL, 4096, true, 0.0015, 0.002),
  ('01940000-0000-7000-8000-000000000003', 'claude-3-5-sonnet', 'anthropic', 'chat', NULL, 200000, true, 0.003, 0.015),
  ('01940000-0000-7000-8000-000000000004', 'text-embedding-3-large', 'openai', 'embedding', NULL, 8191, false, 0.00013, 0),
  ('01940000-0000-7000-8000-000000000005', 'local-extractive', 'local', 'chat', 'Quotes the sentences of the passages that answer a question. Needs no network, invents nothing.', 32000, true, 0, 0),
  ('01940000-0000-7000-8000-000000000006', 'local-embedding', 'local', 'embedding', 'Compares words and their forms, not meanings. Needs no network.', 8192, false, 0, 0);
RESET ROLE;
