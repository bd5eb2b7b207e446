-- CreateEnum
CREATE TYPE "alert_severity" AS ENUM ('warning', 'critical');

-- CreateEnum
CREATE TYPE "alert_status" AS ENUM ('open', 'acknowledged', 'resolved');

-- AlterTable
ALTER TABLE "baremetal_groups" ADD COLUMN     "alert_threshold_percentage" INTEGER NOT NULL DEFAULT 90;

-- CreateTable
CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "resource_type" VARCHAR(50) NOT NULL,
    "resource_id" UUID NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "severity" "alert_severity" NOT NULL,
    "status" "alert_status" NOT NULL DEFAULT 'open',
    "title" VARCHAR(300) NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "served_tenant_id" UUID,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "count" INTEGER NOT NULL DEFAULT 1,
    "resolved_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alerts_status_severity_last_seen_at_idx" ON "alerts"("status", "severity", "last_seen_at" DESC);

-- CreateIndex
CREATE INDEX "alerts_resource_type_resource_id_idx" ON "alerts"("resource_type", "resource_id");

COMMENT ON COLUMN baremetal_groups.alert_threshold_percentage IS 'percent of cpu, memory or storage in use from which on an alert is raised';
ALTER TABLE baremetal_groups ADD CONSTRAINT baremetal_groups_alert_threshold_check CHECK (alert_threshold_percentage BETWEEN 1 AND 100);

SELECT colonnade_protect_provider('alerts');
SELECT colonnade_open('alerts', 'colonnade_system', 'SELECT, DELETE');
ALTER TABLE alerts
  ADD CONSTRAINT alerts_count_check CHECK (count >= 1),
  ADD CONSTRAINT alerts_resolved_check CHECK ((status = 'resolved') = (resolved_at IS NOT NULL));
-- Raising what stands already only counts.
CREATE UNIQUE INDEX alerts_standing_key ON alerts (resource_type, resource_id, kind) WHERE status <> 'resolved';
INSERT INTO retention_policies (id, table_name, keep_days, description) VALUES (gen_random_uuid(), 'alerts', 180, 'Alerts, after they were resolved');

-- What notes, tags, maintainers and alerts can be attached to: one row per record, whatever its kind. Each kind is added by colonnade_attachable;
-- the contract's `attachables` names the same kinds (a test compares). Seen through with the caller's own rights.
CREATE VIEW attachable_resources WITH (security_invoker = true) AS
  SELECT 'rack'::text AS resource_type, id AS resource_id, name::text AS name, deleted_at, NULL::uuid AS served_tenant_id FROM racks;
GRANT SELECT ON attachable_resources TO colonnade_operator, colonnade_system;

/* What happens to attachments when their record goes. Marked deleted: its alerts are resolved, the rest stays, unseen, for the day it is restored. Removed: all of it goes too. */
CREATE FUNCTION colonnade_attached_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM alerts WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    RETURN NULL;
  END IF;
  UPDATE alerts SET status = 'resolved', resolved_at = clock_timestamp(), version = version + 1 WHERE resource_type = TG_ARGV[0] AND resource_id = NEW.id AND status <> 'resolved';
  RETURN NULL;
END $$;

/* Lets things be attached to the rows of a table: SELECT colonnade_attachable('cluster', 'clusters'). `label` is SQL over the table `x` that names a row for people. */
CREATE FUNCTION colonnade_attachable(kind text, tbl regclass, label text DEFAULT 'x.name') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  has_deleted boolean := EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = tbl AND attname = 'deleted_at' AND NOT attisdropped);
  has_tenant boolean := EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = tbl AND attname = 'tenant_id' AND NOT attisdropped);
BEGIN
  IF kind <> 'rack' THEN
    EXECUTE format('CREATE OR REPLACE VIEW attachable_resources WITH (security_invoker = true) AS %s UNION ALL SELECT %L::text, x.id, (%s)::text, %s, %s FROM %s x',
      rtrim(pg_get_viewdef('attachable_resources'::regclass), '; '), kind, label,
      CASE WHEN has_deleted THEN 'x.deleted_at' ELSE 'NULL::timestamptz(3)' END, CASE WHEN has_tenant THEN 'x.tenant_id' ELSE 'NULL::uuid' END, tbl);
  END IF;
  EXECUTE format('CREATE TRIGGER attached_removed AFTER DELETE ON %s FOR EACH ROW EXECUTE FUNCTION colonnade_attached_goes(%L)', tbl, kind);
  IF has_deleted THEN
    EXECUTE format('CREATE TRIGGER attached_deleted AFTER UPDATE OF deleted_at ON %s FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION colonnade_attached_goes(%L)', tbl, kind);
  END IF;
END $$;

SELECT colonnade_attachable('rack', 'racks');
SELECT colonnade_attachable('baremetal_group', 'baremetal_groups');
SELECT colonnade_attachable('baremetal', 'baremetals');
SELECT colonnade_attachable('virtual_machine', 'virtual_machines');
SELECT colonnade_attachable('specification', 'virtual_machine_specifications');
SELECT colonnade_attachable('quota', 'baremetal_group_tenant_quotas', $l$ SELECT n.name || ' · ' || g.name FROM tenants n, baremetal_groups g WHERE n.id = x.tenant_id AND g.id = x.group_id $l$);
