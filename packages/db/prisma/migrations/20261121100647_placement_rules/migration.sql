-- What placement promises, said where no interleaving gets past it. Whoever writes here locks in this order: group, rack, quota, host, virtual machine.

ALTER TYPE "virtual_machine_type" RENAME VALUE 'control-plane' TO 'control_plane';

-- A tenant knows by name, and by the cores its percentage is of, the groups it has a quota in; nothing else of the provider's rooms.
GRANT SELECT (id, name, total_cpu) ON baremetal_groups TO colonnade_app;
CREATE POLICY app_select ON baremetal_groups FOR SELECT TO colonnade_app
  USING (EXISTS (SELECT 1 FROM baremetal_group_tenant_quotas q WHERE q.group_id = baremetal_groups.id AND q.tenant_id = colonnade_tenant()));
-- Placement events name hosts and racks.
REVOKE SELECT ON placement_events FROM colonnade_app;

-- Two machines of one affinity group never share a host.
CREATE UNIQUE INDEX virtual_machines_affinity_key ON virtual_machines (tenant_id, affinity_group, baremetal_id) WHERE deleted_at IS NULL AND affinity_group IS NOT NULL;
-- The highest number behind a prefix: by length first, so that web-10 comes after web-9.
CREATE INDEX virtual_machines_numbered_idx ON virtual_machines (tenant_id, length(name), lower(name) text_pattern_ops) WHERE deleted_at IS NULL;

/* A host's available figures follow its totals; it fits in its rack; it leaves no machine behind. Looks only at what changed: bookings pass quickly. */
CREATE OR REPLACE FUNCTION colonnade_check_host() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE height int; gone boolean; fresh boolean := TG_OP = 'INSERT';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    fresh := OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL;
    IF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NOT NULL AND (NEW.available_cpu, NEW.available_memory, NEW.available_storage) <> (OLD.available_cpu, OLD.available_memory, OLD.available_storage) THEN
      RAISE EXCEPTION 'a deleted host takes no machine: constraint "baremetals_gone"' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.total_cpu, NEW.total_memory, NEW.total_storage) <> (OLD.total_cpu, OLD.total_memory, OLD.total_storage) THEN
      NEW.available_cpu := NEW.available_cpu + NEW.total_cpu - OLD.total_cpu;
      NEW.available_memory := NEW.available_memory + NEW.total_memory - OLD.total_memory;
      NEW.available_storage := NEW.available_storage + NEW.total_storage - OLD.total_storage;
    END IF;
    IF (NEW.group_id <> OLD.group_id OR (NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL))
       AND EXISTS (SELECT 1 FROM virtual_machines WHERE baremetal_id = NEW.id AND deleted_at IS NULL) THEN
      RAISE EXCEPTION 'virtual machines stand on the host: constraint "baremetals_in_use"' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF NEW.deleted_at IS NULL AND (fresh OR NEW.group_id <> OLD.group_id) THEN
    SELECT deleted_at IS NOT NULL INTO gone FROM baremetal_groups WHERE id = NEW.group_id FOR NO KEY UPDATE;
    IF gone THEN RAISE EXCEPTION 'the group was deleted: constraint "baremetals_group_gone"' USING ERRCODE = 'foreign_key_violation'; END IF;
  END IF;
  IF NEW.deleted_at IS NULL AND NEW.rack_id IS NOT NULL AND (fresh OR (NEW.rack_id, NEW.unit, NEW.height_units) IS DISTINCT FROM (OLD.rack_id, OLD.unit, OLD.height_units)) THEN
    SELECT height_units, deleted_at IS NOT NULL INTO height, gone FROM racks WHERE id = NEW.rack_id FOR SHARE;
    IF gone THEN RAISE EXCEPTION 'the rack was deleted: constraint "baremetals_rack_gone"' USING ERRCODE = 'foreign_key_violation'; END IF;
    IF NEW.unit + NEW.height_units - 1 > height THEN
      RAISE EXCEPTION 'the rack has % units: constraint "baremetals_rack_height_check"', height USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

/* A rack stays as high as what stands in it, and stays while something does. */
CREATE FUNCTION colonnade_check_rack() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL AND EXISTS (SELECT 1 FROM baremetals WHERE rack_id = NEW.id AND deleted_at IS NULL) THEN
    RAISE EXCEPTION 'hosts stand in the rack: constraint "racks_in_use"' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.height_units < OLD.height_units AND EXISTS (SELECT 1 FROM baremetals WHERE rack_id = NEW.id AND deleted_at IS NULL AND unit + height_units - 1 > NEW.height_units) THEN
    RAISE EXCEPTION 'a host stands above: constraint "racks_height_in_use"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_rack BEFORE UPDATE OF deleted_at, height_units ON racks FOR EACH ROW EXECUTE FUNCTION colonnade_check_rack();

/* A group stays while it has hosts, and does not shrink under what its tenants use of their percentage. */
CREATE FUNCTION colonnade_check_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL AND EXISTS (SELECT 1 FROM baremetals WHERE group_id = NEW.id AND deleted_at IS NULL) THEN
    RAISE EXCEPTION 'hosts belong to the group: constraint "baremetal_groups_in_use"' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.total_cpu < OLD.total_cpu AND EXISTS (SELECT 1 FROM baremetal_group_tenant_quotas q WHERE q.group_id = NEW.id AND q.used_cpu > floor(NEW.total_cpu * q.cpu_quota_percentage / 100)) THEN
    RAISE EXCEPTION 'a quota would be less than its use: constraint "baremetal_groups_quota_check"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_group BEFORE UPDATE OF deleted_at, total_cpu ON baremetal_groups FOR EACH ROW EXECUTE FUNCTION colonnade_check_group();

/* A quota of cores is a share of the group, so no CHECK can hold it. It counts what stands already when it is made, and is never less than its use. */
CREATE FUNCTION colonnade_check_quota() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE cores int;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.used_cpu <= OLD.used_cpu AND NEW.cpu_quota_percentage >= OLD.cpu_quota_percentage THEN RETURN NEW; END IF;
  -- whoever books has the group's row already; locked here too, neither share nor total can change under the comparison
  SELECT total_cpu INTO cores FROM baremetal_groups WHERE id = NEW.group_id FOR NO KEY UPDATE;
  IF TG_OP = 'INSERT' THEN
    SELECT coalesce(sum(cpu), 0), coalesce(sum(memory), 0), coalesce(sum(storage), 0) INTO NEW.used_cpu, NEW.used_memory, NEW.used_storage
      FROM virtual_machines WHERE group_id = NEW.group_id AND tenant_id = NEW.tenant_id AND deleted_at IS NULL;
  END IF;
  IF NEW.used_cpu > floor(cores * NEW.cpu_quota_percentage / 100) THEN
    RAISE EXCEPTION 'the share is less than its use: constraint "quotas_used_cpu_limit"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_quota BEFORE INSERT OR UPDATE OF used_cpu, cpu_quota_percentage ON baremetal_group_tenant_quotas FOR EACH ROW EXECUTE FUNCTION colonnade_check_quota();
