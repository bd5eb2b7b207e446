-- CreateTable
CREATE TABLE "capacity_snapshots" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "whole" BOOLEAN NOT NULL DEFAULT false,
    "group_id" UUID,
    "region" VARCHAR(100),
    "dc" VARCHAR(100),
    "room" VARCHAR(100),
    "capacity_cpu" BIGINT NOT NULL,
    "capacity_memory" BIGINT NOT NULL,
    "capacity_storage" BIGINT NOT NULL,
    "used_cpu" BIGINT NOT NULL,
    "used_memory" BIGINT NOT NULL,
    "used_storage" BIGINT NOT NULL,
    "hosts_active" INTEGER NOT NULL,
    "hosts_out" INTEGER NOT NULL,
    "vms" INTEGER NOT NULL,
    "vms_in_error" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "capacity_snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "capacity_snapshots_group_id_day_idx" ON "capacity_snapshots"("group_id", "day");

-- One row for each place of a day, whatever of the place is unknown.
CREATE UNIQUE INDEX capacity_snapshots_place_key ON capacity_snapshots (day, whole, group_id, region, dc, room) NULLS NOT DISTINCT;
CREATE INDEX capacity_snapshots_place_idx ON capacity_snapshots (region, dc, room, day);
SELECT colonnade_protect_provider('capacity_snapshots');
SELECT colonnade_open('capacity_snapshots', 'colonnade_system', 'SELECT, DELETE');
INSERT INTO retention_policies (id, table_name, keep_days, description) VALUES (gen_random_uuid(), 'capacity_snapshots', 800, 'How full the rooms were, day by day');
COMMENT ON COLUMN capacity_snapshots.day IS 'of the calendar in UTC';
COMMENT ON COLUMN capacity_snapshots.capacity_cpu IS 'cores offered';
COMMENT ON COLUMN capacity_snapshots.capacity_memory IS 'MB offered';
COMMENT ON COLUMN capacity_snapshots.capacity_storage IS 'GB offered';
COMMENT ON COLUMN capacity_snapshots.used_cpu IS 'cores';
COMMENT ON COLUMN capacity_snapshots.used_memory IS 'MB';
COMMENT ON COLUMN capacity_snapshots.used_storage IS 'GB';
