-- Lists of a hundred thousand hosts and several hundred thousand machines: found, filtered and sorted without reading them all.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What the search box looks into, as one text: a word has no blanks, so it never matches across two of the parts.
ALTER TABLE baremetals ADD COLUMN search_text text GENERATED ALWAYS AS (lower(name || ' ' || serial_number || ' ' || coalesce(region, '') || ' ' || coalesce(dc, '') || ' ' || coalesce(room, '') || ' ' || coalesce(external_system_id, ''))) STORED;
ALTER TABLE virtual_machines ADD COLUMN search_text text GENERATED ALWAYS AS (lower(name || ' ' || coalesce(affinity_group, ''))) STORED;
-- Machines only: hosts change with every placement and are few enough to be read through.
CREATE INDEX virtual_machines_search_idx ON virtual_machines USING gin (search_text gin_trgm_ops);

-- An order the index has is read from its end; without one all rows are sorted for the first fifty.
CREATE INDEX virtual_machines_name_idx ON virtual_machines (name, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_status_idx ON virtual_machines (status, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_type_idx ON virtual_machines (type, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_cpu_idx ON virtual_machines (cpu, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_memory_idx ON virtual_machines (memory, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_storage_idx ON virtual_machines (storage, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_created_at_idx ON virtual_machines (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_updated_at_idx ON virtual_machines (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX virtual_machines_rack_id_idx ON virtual_machines (rack_id) WHERE deleted_at IS NULL;
DROP INDEX virtual_machines_group_id_tenant_id_idx;
CREATE INDEX virtual_machines_standing_idx ON virtual_machines (group_id, tenant_id) WHERE deleted_at IS NULL;
CREATE INDEX baremetals_name_idx ON baremetals (name, id) WHERE deleted_at IS NULL;
CREATE INDEX baremetals_standing_idx ON baremetals (group_id) WHERE deleted_at IS NULL;
CREATE INDEX baremetals_out_idx ON baremetals (updated_at) WHERE status <> 'active' AND deleted_at IS NULL;
CREATE INDEX virtual_machines_error_idx ON virtual_machines (updated_at) WHERE status = 'error' AND deleted_at IS NULL;
