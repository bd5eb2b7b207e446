-- CreateEnum
CREATE TYPE "endpoint_kind" AS ENUM ('redfish', 'proxmox', 'kubernetes');

-- CreateEnum
CREATE TYPE "endpoint_status" AS ENUM ('unknown', 'reachable', 'unreachable', 'unauthorised');

-- CreateTable
CREATE TABLE "endpoints" (
    "id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "kind" "endpoint_kind" NOT NULL,
    "url" VARCHAR(500) NOT NULL,
    "username" VARCHAR(200),
    "secret_envelope" TEXT,
    "secret_hint" VARCHAR(8),
    "ca_pem" TEXT,
    "fingerprint" VARCHAR(95),
    "status" "endpoint_status" NOT NULL DEFAULT 'unknown',
    "last_reason" VARCHAR(50),
    "last_error" TEXT,
    "last_seen_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "product" VARCHAR(200),
    "product_version" VARCHAR(100),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "endpoints_pkey" PRIMARY KEY ("id")
);

SELECT colonnade_protect_provider('endpoints');
CREATE UNIQUE INDEX endpoints_name_key ON endpoints (lower(name)) WHERE deleted_at IS NULL;
ALTER TABLE endpoints ADD CONSTRAINT endpoints_failures_check CHECK (failures >= 0);
COMMENT ON COLUMN endpoints.secret_envelope IS 'AES-256-GCM envelope of password, token or kubeconfig; never returned';
COMMENT ON COLUMN endpoints.failures IS 'failures in a row';
INSERT INTO retention_policies (id, table_name, keep_days, description) VALUES (gen_random_uuid(), 'endpoints', 30, 'Deleted endpoints, with their credentials, after they were deleted');
SELECT colonnade_open('endpoints', 'colonnade_system', 'SELECT, DELETE');
