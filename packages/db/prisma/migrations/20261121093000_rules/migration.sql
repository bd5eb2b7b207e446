-- What Prisma's schema language cannot say: roles, row-level security, accounting, partitions.

-- Roles. None owns a table, none may bypass row-level security.
--   app       a tenant's own requests and jobs: sees rows of app.tenant_id only
--   operator  the provider's people: the provider's rows, and what serves tenants (VMs, quotas, tenants)
--   auth      before it is known who calls: reads what recognises a caller, adds a tenant at sign-up
--   system    relay, recovery, retention: what is about every tenant and nobody's content
--   queue     owns the queue library's schema and nothing else
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['colonnade_app', 'colonnade_operator', 'colonnade_auth', 'colonnade_system', 'colonnade_queue'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', r);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF r <> CURRENT_USER THEN
      BEGIN EXECUTE format('GRANT %I TO CURRENT_USER', r); EXCEPTION WHEN OTHERS THEN NULL; END;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), r);
  END LOOP;
END $$;

CREATE SCHEMA IF NOT EXISTS pgboss AUTHORIZATION colonnade_queue;

/* The tenant a session acts for; null, which equals nothing, when none was set. */
CREATE FUNCTION colonnade_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;

CREATE FUNCTION colonnade_touch() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN NEW.updated_at := clock_timestamp(); RETURN NEW; END $$;

/* Rows of a tenant: only that tenant's. `served`: the provider's operators manage them for the tenant, which may read its own. */
CREATE FUNCTION colonnade_protect(tbl regclass, served boolean DEFAULT false, key text DEFAULT 'tenant_id') RETURNS void LANGUAGE plpgsql AS $$
DECLARE verb text; own text := format('%I = colonnade_tenant()', key);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tbl);
  FOREACH verb IN ARRAY ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'] LOOP
    EXECUTE format('CREATE POLICY %I ON %s FOR %s TO colonnade_app, colonnade_operator %s', 'own_' || lower(verb), tbl, verb,
      CASE verb WHEN 'INSERT' THEN format('WITH CHECK (%s)', own) WHEN 'UPDATE' THEN format('USING (%s) WITH CHECK (%s)', own, own) ELSE format('USING (%s)', own) END);
  END LOOP;
  IF served THEN
    EXECUTE format('CREATE POLICY operator_all ON %s FOR ALL TO colonnade_operator USING (true) WITH CHECK (true)', tbl);
    EXECUTE format('GRANT SELECT ON %s TO colonnade_app', tbl);
  ELSE
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO colonnade_app', tbl);
  END IF;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO colonnade_operator', tbl);
  EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION colonnade_touch()', tbl);
END $$;

/* Rows of the provider: its operators', and where `readable` every tenant may read them. */
CREATE FUNCTION colonnade_protect_provider(tbl regclass, readable boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tbl);
  EXECUTE format('CREATE POLICY operator_all ON %s FOR ALL TO colonnade_operator USING (true) WITH CHECK (true)', tbl);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO colonnade_operator', tbl);
  IF readable THEN
    EXECUTE format('CREATE POLICY app_select ON %s FOR SELECT TO colonnade_app USING (colonnade_tenant() IS NOT NULL)', tbl);
    EXECUTE format('GRANT SELECT ON %s TO colonnade_app', tbl);
  END IF;
  EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION colonnade_touch()', tbl);
END $$;

/* Rows that `grantee` may see whoever they belong to. */
CREATE FUNCTION colonnade_open(tbl regclass, grantee text, verbs text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY %I ON %s FOR ALL TO %I USING (true) WITH CHECK (true)', grantee || '_all', tbl, grantee);
  EXECUTE format('GRANT %s ON %s TO %I', verbs, tbl, grantee);
END $$;

SELECT colonnade_protect(t::regclass) FROM unnest(ARRAY['tenant_configs', 'users', 'roles', 'user_roles', 'role_permissions', 'user_sessions', 'verification_tokens',
  'api_tokens', 'audit_logs', 'outbox_events', 'jobs', 'saved_views', 'mail_messages', 'stored_files', 'model_call_logs', 'knowledge_bases', 'knowledge_documents',
  'knowledge_chunks', 'rag_query_logs', 'chat_conversations', 'chat_messages']) AS t;
SELECT colonnade_protect(t::regclass, true) FROM unnest(ARRAY['baremetal_group_tenant_quotas', 'virtual_machines']) AS t;
SELECT colonnade_protect('placement_events', true);
SELECT colonnade_protect('tenants', true, 'id');
GRANT UPDATE ON tenants TO colonnade_app;
SELECT colonnade_protect_provider(t::regclass) FROM unnest(ARRAY['racks', 'baremetal_groups', 'baremetals', 'retention_policies']) AS t;
SELECT colonnade_protect_provider(t::regclass, true) FROM unnest(ARRAY['virtual_machine_specifications', 'models', 'permissions']) AS t;

-- The audit log and the outbox only grow, as far as the application can tell.
REVOKE UPDATE, DELETE ON audit_logs FROM colonnade_app, colonnade_operator;
REVOKE UPDATE, DELETE ON outbox_events FROM colonnade_app, colonnade_operator;
-- What an operator does for a tenant shows in that tenant's open windows too.
CREATE POLICY operator_insert ON outbox_events FOR INSERT TO colonnade_operator WITH CHECK (true);
GRANT USAGE ON SEQUENCE outbox_events_sequence_seq TO colonnade_app, colonnade_operator;
CREATE SEQUENCE outbox_position_seq;
GRANT USAGE ON SEQUENCE outbox_position_seq TO colonnade_system;
CREATE INDEX outbox_events_unpublished_idx ON outbox_events ((sequence + 0)) WHERE position IS NULL;

SELECT colonnade_open(t::regclass, 'colonnade_auth', 'SELECT') FROM unnest(ARRAY['tenants', 'users', 'roles', 'user_roles', 'role_permissions', 'permissions',
  'user_sessions', 'verification_tokens', 'api_tokens']) AS t;
GRANT INSERT ON tenants TO colonnade_auth;
SELECT colonnade_open('outbox_events', 'colonnade_system', 'SELECT, UPDATE, DELETE');
SELECT colonnade_open('jobs', 'colonnade_system', 'SELECT, UPDATE, DELETE');
SELECT colonnade_open('tenants', 'colonnade_system', 'SELECT');
SELECT colonnade_open('user_sessions', 'colonnade_system', 'SELECT, DELETE');
SELECT colonnade_open('verification_tokens', 'colonnade_system', 'SELECT, DELETE');
SELECT colonnade_open('mail_messages', 'colonnade_system', 'SELECT, UPDATE');
SELECT colonnade_open('retention_policies', 'colonnade_system', 'SELECT');
SELECT colonnade_open('permissions', 'colonnade_system', 'SELECT, INSERT, UPDATE');

-- Unique names: among what is not deleted, without regard to case.
CREATE UNIQUE INDEX tenants_slug_key ON tenants (lower(slug)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX users_email_key ON users (tenant_id, lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX users_username_key ON users (tenant_id, lower(username)) WHERE deleted_at IS NULL;
CREATE INDEX users_email_idx ON users (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX racks_name_key ON racks (lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX baremetal_groups_name_key ON baremetal_groups (lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX baremetals_serial_number_key ON baremetals (lower(serial_number)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX virtual_machine_specifications_name_key ON virtual_machine_specifications (lower(name), lower(coalesce(generation, ''))) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX virtual_machines_name_key ON virtual_machines (tenant_id, lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX knowledge_bases_name_key ON knowledge_bases (tenant_id, lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX saved_views_name_key ON saved_views (tenant_id, user_id, entity, lower(name));

-- Figures no interleaving may break.
ALTER TABLE racks ADD CONSTRAINT racks_height_units_check CHECK (height_units BETWEEN 1 AND 100);
ALTER TABLE baremetals
  ADD CONSTRAINT baremetals_total_check CHECK (total_cpu >= 0 AND total_memory >= 0 AND total_storage >= 0),
  ADD CONSTRAINT baremetals_available_cpu_check CHECK (available_cpu BETWEEN 0 AND total_cpu),
  ADD CONSTRAINT baremetals_available_memory_check CHECK (available_memory BETWEEN 0 AND total_memory),
  ADD CONSTRAINT baremetals_available_storage_check CHECK (available_storage BETWEEN 0 AND total_storage),
  ADD CONSTRAINT baremetals_unit_check CHECK (height_units BETWEEN 1 AND 100 AND (unit IS NULL OR unit >= 1)),
  ADD CONSTRAINT baremetals_unit_excl EXCLUDE USING gist (rack_id WITH =, int4range(unit, unit + height_units) WITH &&)
    WHERE (deleted_at IS NULL AND rack_id IS NOT NULL AND unit IS NOT NULL);
ALTER TABLE baremetal_groups ADD CONSTRAINT baremetal_groups_available_check
  CHECK (available_cpu BETWEEN 0 AND total_cpu AND available_memory BETWEEN 0 AND total_memory AND available_storage BETWEEN 0 AND total_storage);
ALTER TABLE baremetal_group_tenant_quotas
  ADD CONSTRAINT quotas_percentage_check CHECK (cpu_quota_percentage BETWEEN 0 AND 100),
  ADD CONSTRAINT quotas_used_memory_check CHECK (used_memory BETWEEN 0 AND memory_quota),
  ADD CONSTRAINT quotas_used_storage_check CHECK (used_storage BETWEEN 0 AND storage_quota),
  ADD CONSTRAINT quotas_used_cpu_check CHECK (used_cpu >= 0);
ALTER TABLE virtual_machine_specifications ADD CONSTRAINT specifications_required_check CHECK (required_cpu >= 1 AND required_memory >= 1 AND required_storage >= 0);
ALTER TABLE virtual_machines ADD CONSTRAINT virtual_machines_charge_check CHECK (cpu >= 1 AND memory >= 1 AND storage >= 0);
ALTER TABLE knowledge_bases ADD CONSTRAINT knowledge_bases_counts_check CHECK (document_count >= 0 AND chunk_count >= 0);

-- A virtual machine is booked on its host and on its tenant's quota, whichever statement changed it: charge of the new rows less charge of the old.
CREATE FUNCTION colonnade_book_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE baremetals b SET available_cpu = b.available_cpu - d.cpu, available_memory = b.available_memory - d.memory, available_storage = b.available_storage - d.storage
    FROM (SELECT baremetal_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM new_rows WHERE deleted_at IS NULL GROUP BY 1) d WHERE b.id = d.baremetal_id;
  UPDATE baremetal_group_tenant_quotas q SET used_cpu = q.used_cpu + d.cpu, used_memory = q.used_memory + d.memory, used_storage = q.used_storage + d.storage
    FROM (SELECT group_id, tenant_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM new_rows WHERE deleted_at IS NULL GROUP BY 1, 2) d
    WHERE q.group_id = d.group_id AND q.tenant_id = d.tenant_id;
  RETURN NULL;
END $$;

CREATE FUNCTION colonnade_book_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE baremetals b SET available_cpu = b.available_cpu + d.cpu, available_memory = b.available_memory + d.memory, available_storage = b.available_storage + d.storage
    FROM (SELECT baremetal_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM old_rows WHERE deleted_at IS NULL GROUP BY 1) d WHERE b.id = d.baremetal_id;
  UPDATE baremetal_group_tenant_quotas q SET used_cpu = q.used_cpu - d.cpu, used_memory = q.used_memory - d.memory, used_storage = q.used_storage - d.storage
    FROM (SELECT group_id, tenant_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2) d
    WHERE q.group_id = d.group_id AND q.tenant_id = d.tenant_id;
  RETURN NULL;
END $$;

CREATE FUNCTION colonnade_book_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE baremetals b SET available_cpu = b.available_cpu - d.cpu, available_memory = b.available_memory - d.memory, available_storage = b.available_storage - d.storage
    FROM (SELECT baremetal_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM (
        SELECT baremetal_id, cpu, memory, storage FROM new_rows WHERE deleted_at IS NULL
        UNION ALL SELECT baremetal_id, -cpu, -memory, -storage FROM old_rows WHERE deleted_at IS NULL) x GROUP BY 1
      HAVING (sum(cpu), sum(memory), sum(storage)) <> (0, 0, 0)) d WHERE b.id = d.baremetal_id;
  UPDATE baremetal_group_tenant_quotas q SET used_cpu = q.used_cpu + d.cpu, used_memory = q.used_memory + d.memory, used_storage = q.used_storage + d.storage
    FROM (SELECT group_id, tenant_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM (
        SELECT group_id, tenant_id, cpu, memory, storage FROM new_rows WHERE deleted_at IS NULL
        UNION ALL SELECT group_id, tenant_id, -cpu, -memory, -storage FROM old_rows WHERE deleted_at IS NULL) x GROUP BY 1, 2
      HAVING (sum(cpu), sum(memory), sum(storage)) <> (0, 0, 0)) d WHERE q.group_id = d.group_id AND q.tenant_id = d.tenant_id;
  RETURN NULL;
END $$;

CREATE TRIGGER book_insert AFTER INSERT ON virtual_machines REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_book_insert();
CREATE TRIGGER book_update AFTER UPDATE ON virtual_machines REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_book_update();
CREATE TRIGGER book_delete AFTER DELETE ON virtual_machines REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_book_delete();

/* A group's figures are the sums over its hosts, whichever statement changed a host. */
CREATE FUNCTION colonnade_sum_hosts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE baremetal_groups g SET total_cpu = g.total_cpu + d.tc, total_memory = g.total_memory + d.tm, total_storage = g.total_storage + d.ts,
        available_cpu = g.available_cpu + d.ac, available_memory = g.available_memory + d.am, available_storage = g.available_storage + d.ast
      FROM (SELECT group_id, sum(total_cpu) tc, sum(total_memory) tm, sum(total_storage) ts, sum(available_cpu) ac, sum(available_memory) am, sum(available_storage) ast
            FROM new_rows WHERE deleted_at IS NULL GROUP BY 1) d WHERE g.id = d.group_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE baremetal_groups g SET total_cpu = g.total_cpu - d.tc, total_memory = g.total_memory - d.tm, total_storage = g.total_storage - d.ts,
        available_cpu = g.available_cpu - d.ac, available_memory = g.available_memory - d.am, available_storage = g.available_storage - d.ast
      FROM (SELECT group_id, sum(total_cpu) tc, sum(total_memory) tm, sum(total_storage) ts, sum(available_cpu) ac, sum(available_memory) am, sum(available_storage) ast
            FROM old_rows WHERE deleted_at IS NULL GROUP BY 1) d WHERE g.id = d.group_id;
  ELSE
    UPDATE baremetal_groups g SET total_cpu = g.total_cpu + d.tc, total_memory = g.total_memory + d.tm, total_storage = g.total_storage + d.ts,
        available_cpu = g.available_cpu + d.ac, available_memory = g.available_memory + d.am, available_storage = g.available_storage + d.ast
      FROM (SELECT group_id, sum(total_cpu) tc, sum(total_memory) tm, sum(total_storage) ts, sum(available_cpu) ac, sum(available_memory) am, sum(available_storage) ast FROM (
          SELECT group_id, total_cpu, total_memory, total_storage, available_cpu, available_memory, available_storage FROM new_rows WHERE deleted_at IS NULL
          UNION ALL SELECT group_id, -total_cpu, -total_memory, -total_storage, -available_cpu, -available_memory, -available_storage FROM old_rows WHERE deleted_at IS NULL) x
        GROUP BY 1) d WHERE g.id = d.group_id AND (d.tc, d.tm, d.ts, d.ac, d.am, d.ast) <> (0, 0, 0, 0, 0, 0);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER sum_insert AFTER INSERT ON baremetals REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_sum_hosts();
CREATE TRIGGER sum_update AFTER UPDATE ON baremetals REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_sum_hosts();
CREATE TRIGGER sum_delete AFTER DELETE ON baremetals REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION colonnade_sum_hosts();

/* A host's available figures follow its totals, fit in its rack, and its machines know its rack. */
CREATE FUNCTION colonnade_check_host() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE height int; used int;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.total_cpu, NEW.total_memory, NEW.total_storage) <> (OLD.total_cpu, OLD.total_memory, OLD.total_storage) THEN
    NEW.available_cpu := NEW.available_cpu + NEW.total_cpu - OLD.total_cpu;
    NEW.available_memory := NEW.available_memory + NEW.total_memory - OLD.total_memory;
    NEW.available_storage := NEW.available_storage + NEW.total_storage - OLD.total_storage;
  END IF;
  IF NEW.deleted_at IS NULL AND NEW.rack_id IS NOT NULL AND NEW.unit IS NOT NULL THEN
    SELECT height_units INTO height FROM racks WHERE id = NEW.rack_id;
    IF NEW.unit + NEW.height_units - 1 > height THEN
      RAISE EXCEPTION 'the rack has % units', height USING ERRCODE = 'check_violation', CONSTRAINT = 'baremetals_rack_height_check', TABLE = 'baremetals';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.group_id <> OLD.group_id OR (NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL)) THEN
    SELECT count(*) INTO used FROM virtual_machines WHERE baremetal_id = NEW.id AND deleted_at IS NULL;
    IF used > 0 THEN
      RAISE EXCEPTION '% virtual machines stand on the host', used USING ERRCODE = 'restrict_violation', CONSTRAINT = 'baremetals_in_use', TABLE = 'baremetals';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_host BEFORE INSERT OR UPDATE ON baremetals FOR EACH ROW EXECUTE FUNCTION colonnade_check_host();

CREATE FUNCTION colonnade_follow_rack() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE virtual_machines SET rack_id = NEW.rack_id WHERE baremetal_id = NEW.id AND deleted_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_rack AFTER UPDATE OF rack_id ON baremetals FOR EACH ROW WHEN (OLD.rack_id IS DISTINCT FROM NEW.rack_id) EXECUTE FUNCTION colonnade_follow_rack();

-- Partitions: one HNSW per tenant slice; a default month so that an insert never fails.
DO $$ BEGIN
  FOR i IN 0..31 LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF knowledge_chunks FOR VALUES WITH (MODULUS 32, REMAINDER %s)', 'knowledge_chunks_p' || lpad(i::text, 2, '0'), i);
    EXECUTE format('ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY', 'knowledge_chunks_p' || lpad(i::text, 2, '0'));
  END LOOP;
END $$;
CREATE TABLE audit_logs_default PARTITION OF audit_logs DEFAULT;
CREATE TABLE model_call_logs_default PARTITION OF model_call_logs DEFAULT;
ALTER TABLE audit_logs_default ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_call_logs_default ENABLE ROW LEVEL SECURITY;

/* Makes the partitions of this month and the `ahead` months after it (UTC); returns how many were new. */
CREATE FUNCTION colonnade_make_partitions(ahead int DEFAULT 3) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE parent text; start date; part text; made int := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['audit_logs', 'model_call_logs'] LOOP
    FOR i IN 0..ahead LOOP
      start := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
      part := parent || '_' || to_char(start, 'YYYY_MM');
      IF to_regclass(part) IS NULL THEN
        -- rows already in the default partition would forbid the new one: they move into it
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, parent);
        EXECUTE format('WITH moved AS (DELETE FROM %1$I WHERE created_at >= %2$L AND created_at < %3$L RETURNING *) INSERT INTO %4$I SELECT * FROM moved',
          parent || '_default', start::timestamp AT TIME ZONE 'UTC', (start + interval '1 month')::timestamp AT TIME ZONE 'UTC', part);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part,
          start::timestamp AT TIME ZONE 'UTC', (start + interval '1 month')::timestamp AT TIME ZONE 'UTC');
        EXECUTE format('ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY', part);
        made := made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION colonnade_make_partitions(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_make_partitions(int) TO colonnade_system;
SELECT colonnade_make_partitions(3);

INSERT INTO tenants (id, name, slug, description, tier, max_users, max_workflows, max_knowledge_bases)
  VALUES ('00000000-0000-0000-0000-000000000000', 'Provider', 'provider', 'The operator of this platform', 'enterprise', 1000000, 1000000, 1000000);
