-- AlterEnum
ALTER TYPE "host_status" ADD VALUE 'draining';

-- AlterEnum
ALTER TYPE "placement_outcome" ADD VALUE 'resized';

-- AlterTable
DROP TRIGGER check_quota ON baremetal_group_tenant_quotas;
ALTER TABLE "baremetal_group_tenant_quotas" ALTER COLUMN "cpu_quota_percentage" SET DATA TYPE DECIMAL(8,3);

-- AlterTable
ALTER TABLE "baremetal_groups" ADD COLUMN     "capacity_cpu" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "capacity_memory" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "capacity_storage" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "cpu_overcommit_ratio" DECIMAL(5,2) NOT NULL DEFAULT 1,
ADD COLUMN     "cpu_reserve_percentage" DECIMAL(5,2) NOT NULL DEFAULT 0,
ADD COLUMN     "memory_overcommit_ratio" DECIMAL(5,2) NOT NULL DEFAULT 1,
ADD COLUMN     "memory_reserve_percentage" DECIMAL(5,2) NOT NULL DEFAULT 0,
ADD COLUMN     "placement_generation" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "storage_overcommit_ratio" DECIMAL(5,2) NOT NULL DEFAULT 1,
ADD COLUMN     "storage_reserve_percentage" DECIMAL(5,2) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "baremetals" ADD COLUMN     "capacity_cpu" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "capacity_memory" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "capacity_storage" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "placement_epoch" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "baremetals_group_id_placement_epoch_idx" ON "baremetals"("group_id", "placement_epoch");

-- What a host offers is its total times the group's ratio; what is available is that less what is placed. With a ratio of 1 all is as it was.
UPDATE baremetals SET capacity_cpu = total_cpu, capacity_memory = total_memory, capacity_storage = total_storage;
UPDATE baremetal_groups SET capacity_cpu = total_cpu, capacity_memory = total_memory, capacity_storage = total_storage;

ALTER TABLE baremetals
  DROP CONSTRAINT baremetals_available_cpu_check, DROP CONSTRAINT baremetals_available_memory_check, DROP CONSTRAINT baremetals_available_storage_check,
  ADD CONSTRAINT baremetals_available_cpu_check CHECK (available_cpu BETWEEN 0 AND capacity_cpu),
  ADD CONSTRAINT baremetals_available_memory_check CHECK (available_memory BETWEEN 0 AND capacity_memory),
  ADD CONSTRAINT baremetals_available_storage_check CHECK (available_storage BETWEEN 0 AND capacity_storage);
ALTER TABLE baremetal_groups
  DROP CONSTRAINT baremetal_groups_available_check,
  ADD CONSTRAINT baremetal_groups_available_check CHECK (available_cpu BETWEEN 0 AND capacity_cpu AND available_memory BETWEEN 0 AND capacity_memory AND available_storage BETWEEN 0 AND capacity_storage),
  ADD CONSTRAINT baremetal_groups_overcommit_check CHECK (cpu_overcommit_ratio BETWEEN 1 AND 100 AND memory_overcommit_ratio BETWEEN 1 AND 100 AND storage_overcommit_ratio BETWEEN 1 AND 100),
  ADD CONSTRAINT baremetal_groups_reserve_check CHECK (cpu_reserve_percentage BETWEEN 0 AND 100 AND memory_reserve_percentage BETWEEN 0 AND 100 AND storage_reserve_percentage BETWEEN 0 AND 100);
ALTER TABLE baremetal_group_tenant_quotas
  DROP CONSTRAINT quotas_percentage_check, ADD CONSTRAINT quotas_percentage_check CHECK (cpu_quota_percentage BETWEEN 0 AND 10000);

COMMENT ON COLUMN baremetal_groups.cpu_overcommit_ratio IS 'cores offered per core built in';
COMMENT ON COLUMN baremetal_groups.memory_overcommit_ratio IS 'MB offered per MB built in';
COMMENT ON COLUMN baremetal_groups.storage_overcommit_ratio IS 'GB offered per GB built in';
COMMENT ON COLUMN baremetal_groups.cpu_reserve_percentage IS 'percentage of each host''s cores that placement leaves free';
COMMENT ON COLUMN baremetal_groups.memory_reserve_percentage IS 'percentage of each host''s MB that placement leaves free';
COMMENT ON COLUMN baremetal_groups.storage_reserve_percentage IS 'percentage of each host''s GB that placement leaves free';
COMMENT ON COLUMN baremetals.capacity_cpu IS 'cores offered: floor(total_cpu x the group''s cpu_overcommit_ratio)';
COMMENT ON COLUMN baremetals.capacity_memory IS 'MB offered';
COMMENT ON COLUMN baremetals.capacity_storage IS 'GB offered';

CREATE SEQUENCE baremetals_placement_epoch_seq OWNED BY baremetals.placement_epoch;
GRANT USAGE ON SEQUENCE baremetals_placement_epoch_seq TO colonnade_operator, colonnade_system;
GRANT SELECT (cpu_overcommit_ratio, memory_overcommit_ratio, storage_overcommit_ratio, capacity_cpu, capacity_memory, capacity_storage, placement_generation, deleted_at),
  UPDATE (capacity_cpu, capacity_memory, capacity_storage, placement_generation) ON baremetal_groups TO colonnade_system;
-- A tenant's share is of the group's cores; the ratio says how far beyond them it may reach.
GRANT SELECT (cpu_overcommit_ratio) ON baremetal_groups TO colonnade_app;

/*
 * A host's available figures follow its totals and its group's ratio; it fits in its rack; it leaves no machine behind. Looks only at what changed: bookings pass quickly.
 * The group's row is held before the epoch is drawn and until the end, so within a group epochs become visible in their order: who has seen one has seen all before it.
 */
CREATE OR REPLACE FUNCTION colonnade_check_host() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE height int; gone boolean; ratio_cpu numeric; ratio_memory numeric; ratio_storage numeric; fresh boolean := TG_OP = 'INSERT'; resized boolean := TG_OP = 'INSERT';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    fresh := OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL;
    resized := fresh OR NEW.group_id <> OLD.group_id OR (NEW.total_cpu, NEW.total_memory, NEW.total_storage) <> (OLD.total_cpu, OLD.total_memory, OLD.total_storage);
    IF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NOT NULL AND (NEW.available_cpu, NEW.available_memory, NEW.available_storage) <> (OLD.available_cpu, OLD.available_memory, OLD.available_storage) THEN
      RAISE EXCEPTION 'a deleted host takes no machine: constraint "baremetals_gone"' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.group_id <> OLD.group_id OR (NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL))
       AND EXISTS (SELECT 1 FROM virtual_machines WHERE baremetal_id = NEW.id AND deleted_at IS NULL) THEN
      RAISE EXCEPTION 'virtual machines stand on the host: constraint "baremetals_in_use"' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.group_id <> OLD.group_id THEN
      UPDATE baremetal_groups SET placement_generation = placement_generation + 1 WHERE id = OLD.group_id;
    END IF;
  END IF;
  SELECT deleted_at IS NOT NULL, cpu_overcommit_ratio, memory_overcommit_ratio, storage_overcommit_ratio INTO gone, ratio_cpu, ratio_memory, ratio_storage
    FROM baremetal_groups WHERE id = NEW.group_id FOR NO KEY UPDATE;
  IF gone AND NEW.deleted_at IS NULL AND (fresh OR NEW.group_id <> OLD.group_id) THEN
    RAISE EXCEPTION 'the group was deleted: constraint "baremetals_group_gone"' USING ERRCODE = 'foreign_key_violation';
  END IF;
  -- without a group the foreign key refuses the row
  IF resized AND ratio_cpu IS NOT NULL THEN
    IF greatest(NEW.total_cpu * ratio_cpu, NEW.total_memory * ratio_memory, NEW.total_storage * ratio_storage) >= 2147483648 THEN
      RAISE EXCEPTION 'more than a host can offer: constraint "baremetals_capacity_check"' USING ERRCODE = 'check_violation';
    END IF;
    -- a new host comes with what is available of its totals; one that changes, with what is available of what it offered
    IF TG_OP = 'INSERT' THEN
      NEW.capacity_cpu := NEW.total_cpu; NEW.capacity_memory := NEW.total_memory; NEW.capacity_storage := NEW.total_storage;
    ELSE
      NEW.capacity_cpu := OLD.capacity_cpu; NEW.capacity_memory := OLD.capacity_memory; NEW.capacity_storage := OLD.capacity_storage;
    END IF;
    NEW.available_cpu := NEW.available_cpu + floor(NEW.total_cpu * ratio_cpu) - NEW.capacity_cpu;
    NEW.available_memory := NEW.available_memory + floor(NEW.total_memory * ratio_memory) - NEW.capacity_memory;
    NEW.available_storage := NEW.available_storage + floor(NEW.total_storage * ratio_storage) - NEW.capacity_storage;
    NEW.capacity_cpu := floor(NEW.total_cpu * ratio_cpu);
    NEW.capacity_memory := floor(NEW.total_memory * ratio_memory);
    NEW.capacity_storage := floor(NEW.total_storage * ratio_storage);
  END IF;
  IF NEW.deleted_at IS NULL AND NEW.rack_id IS NOT NULL AND (fresh OR (NEW.rack_id, NEW.unit, NEW.height_units) IS DISTINCT FROM (OLD.rack_id, OLD.unit, OLD.height_units)) THEN
    SELECT height_units, deleted_at IS NOT NULL INTO height, gone FROM racks WHERE id = NEW.rack_id FOR SHARE;
    IF gone THEN RAISE EXCEPTION 'the rack was deleted: constraint "baremetals_rack_gone"' USING ERRCODE = 'foreign_key_violation'; END IF;
    IF NEW.unit + NEW.height_units - 1 > height THEN
      RAISE EXCEPTION 'the rack has % units: constraint "baremetals_rack_height_check"', height USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  NEW.placement_epoch := nextval('baremetals_placement_epoch_seq');
  RETURN NEW;
END $$;

/* A group's figures are the sums over its hosts, whichever statement changed a host. */
CREATE OR REPLACE FUNCTION colonnade_sum_hosts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE baremetal_groups g SET total_cpu = g.total_cpu + d.tc, total_memory = g.total_memory + d.tm, total_storage = g.total_storage + d.ts,
        capacity_cpu = g.capacity_cpu + d.cc, capacity_memory = g.capacity_memory + d.cm, capacity_storage = g.capacity_storage + d.cs,
        available_cpu = g.available_cpu + d.ac, available_memory = g.available_memory + d.am, available_storage = g.available_storage + d.ast
      FROM (SELECT group_id, sum(total_cpu) tc, sum(total_memory) tm, sum(total_storage) ts, sum(capacity_cpu) cc, sum(capacity_memory) cm, sum(capacity_storage) cs,
              sum(available_cpu) ac, sum(available_memory) am, sum(available_storage) ast
            FROM new_rows WHERE deleted_at IS NULL GROUP BY 1) d WHERE g.id = d.group_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE baremetal_groups g SET total_cpu = g.total_cpu - d.tc, total_memory = g.total_memory - d.tm, total_storage = g.total_storage - d.ts,
        capacity_cpu = g.capacity_cpu - d.cc, capacity_memory = g.capacity_memory - d.cm, capacity_storage = g.capacity_storage - d.cs,
        available_cpu = g.available_cpu - d.ac, available_memory = g.available_memory - d.am, available_storage = g.available_storage - d.ast, placement_generation = g.placement_generation + 1
      FROM (SELECT group_id, sum(total_cpu) tc, sum(total_memory) tm, sum(total_storage) ts, sum(capacity_cpu) cc, sum(capacity_memory) cm, sum(capacity_storage) cs,
              sum(available_cpu) ac, sum(available_memory) am, sum(available_storage) ast
            FROM old_rows WHERE deleted_at IS NULL GROUP BY 1) d WHERE g.id = d.group_id;
  ELSE
    UPDATE baremetal_groups g SET total_cpu = g.total_cpu + d.tc, total_memory = g.total_memory + d.tm, total_storage = g.total_storage + d.ts,
        capacity_cpu = g.capacity_cpu + d.cc, capacity_memory = g.capacity_memory + d.cm, capacity_storage = g.capacity_storage + d.cs,
        available_cpu = g.available_cpu + d.ac, available_memory = g.available_memory + d.am, available_storage = g.available_storage + d.ast
      FROM (SELECT group_id, sum(total_cpu) tc, sum(total_memory) tm, sum(total_storage) ts, sum(capacity_cpu) cc, sum(capacity_memory) cm, sum(capacity_storage) cs,
              sum(available_cpu) ac, sum(available_memory) am, sum(available_storage) ast FROM (
          SELECT group_id, total_cpu, total_memory, total_storage, capacity_cpu, capacity_memory, capacity_storage, available_cpu, available_memory, available_storage FROM new_rows WHERE deleted_at IS NULL
          UNION ALL SELECT group_id, -total_cpu, -total_memory, -total_storage, -capacity_cpu, -capacity_memory, -capacity_storage, -available_cpu, -available_memory, -available_storage FROM old_rows WHERE deleted_at IS NULL) x
        GROUP BY 1) d WHERE g.id = d.group_id AND (d.tc, d.tm, d.ts, d.cc, d.cm, d.cs, d.ac, d.am, d.ast) <> (0, 0, 0, 0, 0, 0, 0, 0, 0);
  END IF;
  RETURN NULL;
END $$;

/* A group stays while it has hosts, and neither shrinks nor gives up overcommit under what its tenants use, or may use, of their percentage. */
CREATE OR REPLACE FUNCTION colonnade_check_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL AND EXISTS (SELECT 1 FROM baremetals WHERE group_id = NEW.id AND deleted_at IS NULL) THEN
    RAISE EXCEPTION 'hosts belong to the group: constraint "baremetal_groups_in_use"' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.total_cpu < OLD.total_cpu AND EXISTS (SELECT 1 FROM baremetal_group_tenant_quotas q WHERE q.group_id = NEW.id AND q.used_cpu > floor(NEW.total_cpu * q.cpu_quota_percentage / 100)) THEN
    RAISE EXCEPTION 'a quota would be less than its use: constraint "baremetal_groups_quota_check"' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.cpu_overcommit_ratio < OLD.cpu_overcommit_ratio AND EXISTS (SELECT 1 FROM baremetal_group_tenant_quotas q WHERE q.group_id = NEW.id AND q.cpu_quota_percentage > 100 * NEW.cpu_overcommit_ratio) THEN
    RAISE EXCEPTION 'a quota would be more than the group offers: constraint "baremetal_groups_share_check"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER check_group ON baremetal_groups;
CREATE TRIGGER check_group BEFORE UPDATE OF deleted_at, total_cpu, cpu_overcommit_ratio ON baremetal_groups FOR EACH ROW EXECUTE FUNCTION colonnade_check_group();

/* A group's new ratio reaches all its hosts in one statement; where more is placed than a host would offer, the CHECK on its row refuses the lot. */
CREATE FUNCTION colonnade_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM baremetals WHERE group_id = NEW.id AND deleted_at IS NULL
      AND greatest(total_cpu * NEW.cpu_overcommit_ratio, total_memory * NEW.memory_overcommit_ratio, total_storage * NEW.storage_overcommit_ratio) >= 2147483648) THEN
    RAISE EXCEPTION 'more than a host can offer: constraint "baremetals_capacity_check"' USING ERRCODE = 'check_violation';
  END IF;
  UPDATE baremetals SET
      available_cpu = available_cpu + floor(total_cpu * NEW.cpu_overcommit_ratio) - capacity_cpu, capacity_cpu = floor(total_cpu * NEW.cpu_overcommit_ratio),
      available_memory = available_memory + floor(total_memory * NEW.memory_overcommit_ratio) - capacity_memory, capacity_memory = floor(total_memory * NEW.memory_overcommit_ratio),
      available_storage = available_storage + floor(total_storage * NEW.storage_overcommit_ratio) - capacity_storage, capacity_storage = floor(total_storage * NEW.storage_overcommit_ratio)
    WHERE group_id = NEW.id AND deleted_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER offer AFTER UPDATE OF cpu_overcommit_ratio, memory_overcommit_ratio, storage_overcommit_ratio ON baremetal_groups FOR EACH ROW
  WHEN ((OLD.cpu_overcommit_ratio, OLD.memory_overcommit_ratio, OLD.storage_overcommit_ratio) IS DISTINCT FROM (NEW.cpu_overcommit_ratio, NEW.memory_overcommit_ratio, NEW.storage_overcommit_ratio))
  EXECUTE FUNCTION colonnade_offer();

/* A quota of cores is a share of the group, so no CHECK can hold it. It counts what stands already when it is made, is never less than its use, nor more than the group offers. */
CREATE OR REPLACE FUNCTION colonnade_check_quota() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE cores int; ratio numeric;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.used_cpu <= OLD.used_cpu AND NEW.cpu_quota_percentage = OLD.cpu_quota_percentage THEN RETURN NEW; END IF;
  -- whoever books has the group's row already; locked here too, neither share nor total can change under the comparison
  SELECT total_cpu, cpu_overcommit_ratio INTO cores, ratio FROM baremetal_groups WHERE id = NEW.group_id FOR NO KEY UPDATE;
  IF NEW.cpu_quota_percentage > 100 * ratio AND (TG_OP = 'INSERT' OR NEW.cpu_quota_percentage > OLD.cpu_quota_percentage) THEN
    RAISE EXCEPTION 'the share is more than the group offers: constraint "quotas_share_check"' USING ERRCODE = 'check_violation';
  END IF;
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
