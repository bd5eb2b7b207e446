-- CreateEnum
CREATE TYPE "operation_kind" AS ENUM ('vm_create', 'vm_delete', 'vm_start', 'vm_stop', 'vm_migrate', 'host_power');

-- CreateEnum
CREATE TYPE "operation_status" AS ENUM ('pending', 'running', 'waiting', 'unknown', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "machine_state" AS ENUM ('running', 'stopped', 'paused', 'absent', 'unknown');

-- CreateEnum
CREATE TYPE "desired_power" AS ENUM ('on', 'off');

-- AlterTable
ALTER TABLE "baremetals" ADD COLUMN     "bmc_endpoint_id" UUID,
ADD COLUMN     "bmc_system" VARCHAR(100),
ADD COLUMN     "hypervisor_endpoint_id" UUID,
ADD COLUMN     "hypervisor_node" VARCHAR(100);

-- AlterTable
ALTER TABLE "virtual_machines" ADD COLUMN     "desired_power" "desired_power" NOT NULL DEFAULT 'on';

-- CreateTable
CREATE TABLE "operations" (
    "id" UUID NOT NULL,
    "kind" "operation_kind" NOT NULL,
    "status" "operation_status" NOT NULL DEFAULT 'pending',
    "endpoint_id" UUID NOT NULL,
    "resource_type" VARCHAR(50) NOT NULL,
    "resource_id" UUID NOT NULL,
    "resource_name" VARCHAR(200) NOT NULL,
    "idempotency_key" VARCHAR(200) NOT NULL,
    "request" JSONB NOT NULL DEFAULT '{}',
    "state" JSONB NOT NULL DEFAULT '{}',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" VARCHAR(50),
    "message" TEXT,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "user_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_observations" (
    "id" UUID NOT NULL,
    "baremetal_id" UUID NOT NULL,
    "power" VARCHAR(20) NOT NULL DEFAULT 'unknown',
    "health" VARCHAR(20) NOT NULL DEFAULT 'unknown',
    "inventory" JSONB NOT NULL DEFAULT '{}',
    "actions" JSONB NOT NULL DEFAULT '[]',
    "node_online" BOOLEAN,
    "observed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "host_observations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "machine_observations" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "virtual_machine_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "reference" VARCHAR(100) NOT NULL,
    "node" VARCHAR(100) NOT NULL,
    "state" "machine_state" NOT NULL DEFAULT 'unknown',
    "observed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "machine_observations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "operations_idempotency_key_key" ON "operations"("idempotency_key");

-- CreateIndex
CREATE INDEX "operations_resource_id_created_at_idx" ON "operations"("resource_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "operations_endpoint_id_idx" ON "operations"("endpoint_id");

-- CreateIndex
CREATE INDEX "operations_created_at_idx" ON "operations"("created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "host_observations_baremetal_id_key" ON "host_observations"("baremetal_id");

-- CreateIndex
CREATE INDEX "machine_observations_endpoint_id_reference_idx" ON "machine_observations"("endpoint_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "machine_observations_tenant_id_virtual_machine_id_key" ON "machine_observations"("tenant_id", "virtual_machine_id");

-- CreateIndex
CREATE INDEX "baremetals_bmc_endpoint_id_idx" ON "baremetals"("bmc_endpoint_id");

-- CreateIndex
CREATE INDEX "baremetals_hypervisor_endpoint_id_idx" ON "baremetals"("hypervisor_endpoint_id");

-- AddForeignKey
ALTER TABLE "baremetals" ADD CONSTRAINT "baremetals_bmc_endpoint_id_fkey" FOREIGN KEY ("bmc_endpoint_id") REFERENCES "endpoints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "baremetals" ADD CONSTRAINT "baremetals_hypervisor_endpoint_id_fkey" FOREIGN KEY ("hypervisor_endpoint_id") REFERENCES "endpoints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operations" ADD CONSTRAINT "operations_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_observations" ADD CONSTRAINT "host_observations_baremetal_id_fkey" FOREIGN KEY ("baremetal_id") REFERENCES "baremetals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "machine_observations" ADD CONSTRAINT "machine_observations_tenant_id_virtual_machine_id_fkey" FOREIGN KEY ("tenant_id", "virtual_machine_id") REFERENCES "virtual_machines"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "machine_observations" ADD CONSTRAINT "machine_observations_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "machine_observations" ADD CONSTRAINT "machine_observations_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT colonnade_protect_provider(t::regclass) FROM unnest(ARRAY['operations', 'host_observations']) AS t;
-- What a tenant may know of how its machine was found is whether it runs; where it stands is the provider's own business.
SELECT colonnade_protect('machine_observations', true);
REVOKE SELECT ON machine_observations FROM colonnade_app;
GRANT SELECT (id, tenant_id, virtual_machine_id, state, observed_at) ON machine_observations TO colonnade_app;

-- One thing at a time is done to a resource, whoever asks for it.
CREATE UNIQUE INDEX operations_open_key ON operations (resource_id) WHERE status IN ('pending', 'running', 'waiting', 'unknown');
-- What waits to be made.
CREATE INDEX virtual_machines_pending_idx ON virtual_machines (baremetal_id) WHERE status = 'pending' AND deleted_at IS NULL;

INSERT INTO retention_policies (id, table_name, keep_days, description) VALUES (gen_random_uuid(), 'operations', 90, 'Operations outside, after they ended');
SELECT colonnade_open('operations', 'colonnade_system', 'SELECT, DELETE');
