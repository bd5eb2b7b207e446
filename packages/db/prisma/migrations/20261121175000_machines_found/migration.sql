-- AlterEnum
ALTER TYPE "operation_kind" ADD VALUE 'vm_resize';
ALTER TYPE "operation_kind" ADD VALUE 'vm_adopt';

-- AlterTable
ALTER TABLE "endpoints" ADD COLUMN     "machine_storage" VARCHAR(100),
ADD COLUMN     "machine_bridge" VARCHAR(50),
ADD COLUMN     "machine_template" INTEGER,
ADD COLUMN     "machine_image" VARCHAR(300),
ADD COLUMN     "machine_pool" VARCHAR(100),
ADD COLUMN     "machine_tags" VARCHAR(200);

-- AlterTable
ALTER TABLE "operations" ADD COLUMN     "claimed_by" UUID;

-- AlterTable
ALTER TABLE "virtual_machines" ADD COLUMN     "adopted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "machine_observations" ADD COLUMN     "name" VARCHAR(200),
ADD COLUMN     "cpu" INTEGER,
ADD COLUMN     "memory" INTEGER,
ADD COLUMN     "storage" INTEGER,
ADD COLUMN     "next_cpu" INTEGER,
ADD COLUMN     "next_memory" INTEGER,
ADD COLUMN     "listed" VARCHAR(300),
ADD COLUMN     "marked" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "size_due" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "found_machines" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "reference" VARCHAR(100) NOT NULL,
    "node" VARCHAR(100) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "state" "machine_state" NOT NULL DEFAULT 'unknown',
    "cpu" INTEGER,
    "memory" INTEGER,
    "storage" INTEGER,
    "listed" VARCHAR(300),
    "marked" BOOLEAN NOT NULL DEFAULT false,
    "observed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "found_machines_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "found_machines_endpoint_id_reference_key" ON "found_machines"("endpoint_id", "reference");

-- AddForeignKey
ALTER TABLE "found_machines" ADD CONSTRAINT "found_machines_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT colonnade_protect_provider('found_machines');

-- What a hypervisor is told of new machines; a Proxmox number begins at 100.
ALTER TABLE endpoints ADD CONSTRAINT endpoints_machine_template_check CHECK (machine_template >= 100);
-- The machines whose size has still to be brought to the hypervisor are few.
CREATE INDEX machine_observations_size_due_idx ON machine_observations (endpoint_id) WHERE size_due;
-- The operations some process has in hand, of which there are few as well.
CREATE INDEX operations_claimed_idx ON operations (claimed_by) WHERE claimed_until IS NOT NULL;

COMMENT ON COLUMN machine_observations.cpu IS 'cores';
COMMENT ON COLUMN machine_observations.memory IS 'MB';
COMMENT ON COLUMN machine_observations.storage IS 'GB, all its disks';
COMMENT ON COLUMN machine_observations.next_cpu IS 'cores once it was restarted; null: nothing waits for that';
COMMENT ON COLUMN machine_observations.next_memory IS 'MB once it was restarted; null: nothing waits for that';
COMMENT ON COLUMN found_machines.cpu IS 'cores';
COMMENT ON COLUMN found_machines.memory IS 'MB';
COMMENT ON COLUMN found_machines.storage IS 'GB, all its disks once it was looked into';
