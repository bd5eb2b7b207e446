-- CreateEnum
CREATE TYPE "k8s_cluster_status" AS ENUM ('pending', 'active', 'maintenance', 'offline', 'error', 'deleting');

-- CreateEnum
CREATE TYPE "k8s_cluster_plugin_status" AS ENUM ('pending', 'active', 'inactive', 'error');

-- CreateEnum
CREATE TYPE "k8s_cluster_plugin_action" AS ENUM ('install', 'upgrade', 'remove');

-- CreateEnum
CREATE TYPE "service_mesh_type" AS ENUM ('cilium', 'istio', 'other');

-- CreateEnum
CREATE TYPE "service_mesh_status" AS ENUM ('active', 'inactive', 'error');

-- CreateEnum
CREATE TYPE "service_mesh_role" AS ENUM ('primary', 'secondary');

-- AlterTable
ALTER TABLE "virtual_machines" ADD COLUMN     "k8s_cluster_id" UUID,
ADD COLUMN     "kubernetes_version" VARCHAR(20);

-- CreateTable
CREATE TABLE "k8s_clusters" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "name" VARCHAR(63) NOT NULL,
    "kubernetes_version" VARCHAR(20) NOT NULL,
    "target_version" VARCHAR(20),
    "scheduling_mode" "scheduling_mode" NOT NULL DEFAULT 'spread',
    "description" TEXT,
    "status" "k8s_cluster_status" NOT NULL DEFAULT 'active',
    "status_reason" TEXT,
    "job_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "k8s_clusters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "k8s_cluster_plugins" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "plugin_version" VARCHAR(50) NOT NULL,
    "target_version" VARCHAR(50),
    "status" "k8s_cluster_plugin_status" NOT NULL DEFAULT 'pending',
    "status_reason" TEXT,
    "pending_action" "k8s_cluster_plugin_action",
    "manifest" TEXT,
    "target_manifest" TEXT,
    "additional_info" JSONB,
    "job_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "k8s_cluster_plugins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bastion_cluster_associations" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "bastion_id" UUID NOT NULL,
    "k8s_cluster_id" UUID NOT NULL,
    "note" VARCHAR(500),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "bastion_cluster_associations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_meshes" (
    "id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "type" "service_mesh_type" NOT NULL DEFAULT 'istio',
    "description" TEXT,
    "status" "service_mesh_status" NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_meshes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "k8s_cluster_service_meshes" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "service_mesh_id" UUID NOT NULL,
    "role" "service_mesh_role" NOT NULL DEFAULT 'secondary',
    "note" VARCHAR(500),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "k8s_cluster_service_meshes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintenance_windows" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "maintenance_windows_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "k8s_clusters_group_id_idx" ON "k8s_clusters"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "k8s_clusters_tenant_id_id_key" ON "k8s_clusters"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "k8s_cluster_plugins_cluster_id_idx" ON "k8s_cluster_plugins"("cluster_id");

-- CreateIndex
CREATE UNIQUE INDEX "k8s_cluster_plugins_tenant_id_id_key" ON "k8s_cluster_plugins"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "bastion_cluster_associations_bastion_id_idx" ON "bastion_cluster_associations"("bastion_id");

-- CreateIndex
CREATE UNIQUE INDEX "bastion_cluster_associations_tenant_id_id_key" ON "bastion_cluster_associations"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "k8s_cluster_service_meshes_service_mesh_id_idx" ON "k8s_cluster_service_meshes"("service_mesh_id");

-- CreateIndex
CREATE UNIQUE INDEX "k8s_cluster_service_meshes_tenant_id_id_key" ON "k8s_cluster_service_meshes"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "maintenance_windows_cluster_id_starts_at_idx" ON "maintenance_windows"("cluster_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "maintenance_windows_tenant_id_id_key" ON "maintenance_windows"("tenant_id", "id");

-- CreateIndex
-- Most machines are nodes of nothing: they cost no entry.
CREATE INDEX "virtual_machines_k8s_cluster_id_idx" ON "virtual_machines"("k8s_cluster_id") WHERE "k8s_cluster_id" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "k8s_clusters" ADD CONSTRAINT "k8s_clusters_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "k8s_clusters" ADD CONSTRAINT "k8s_clusters_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "baremetal_groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "k8s_cluster_plugins" ADD CONSTRAINT "k8s_cluster_plugins_tenant_id_cluster_id_fkey" FOREIGN KEY ("tenant_id", "cluster_id") REFERENCES "k8s_clusters"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bastion_cluster_associations" ADD CONSTRAINT "bastion_cluster_associations_tenant_id_bastion_id_fkey" FOREIGN KEY ("tenant_id", "bastion_id") REFERENCES "virtual_machines"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bastion_cluster_associations" ADD CONSTRAINT "bastion_cluster_associations_tenant_id_k8s_cluster_id_fkey" FOREIGN KEY ("tenant_id", "k8s_cluster_id") REFERENCES "k8s_clusters"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "k8s_cluster_service_meshes" ADD CONSTRAINT "k8s_cluster_service_meshes_tenant_id_cluster_id_fkey" FOREIGN KEY ("tenant_id", "cluster_id") REFERENCES "k8s_clusters"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "k8s_cluster_service_meshes" ADD CONSTRAINT "k8s_cluster_service_meshes_service_mesh_id_fkey" FOREIGN KEY ("service_mesh_id") REFERENCES "service_meshes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintenance_windows" ADD CONSTRAINT "maintenance_windows_tenant_id_cluster_id_fkey" FOREIGN KEY ("tenant_id", "cluster_id") REFERENCES "k8s_clusters"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "virtual_machines" ADD CONSTRAINT "virtual_machines_tenant_id_k8s_cluster_id_fkey" FOREIGN KEY ("tenant_id", "k8s_cluster_id") REFERENCES "k8s_clusters"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- The operators' for the tenant, which reads its own; meshes are the provider's, and so is who else is in one.
SELECT colonnade_protect(t::regclass, true) FROM unnest(ARRAY['k8s_clusters', 'k8s_cluster_plugins', 'bastion_cluster_associations', 'k8s_cluster_service_meshes', 'maintenance_windows']) AS t;
REVOKE SELECT ON k8s_cluster_service_meshes FROM colonnade_app;
SELECT colonnade_protect_provider('service_meshes');

CREATE UNIQUE INDEX k8s_clusters_name_key ON k8s_clusters (tenant_id, lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX k8s_cluster_plugins_name_key ON k8s_cluster_plugins (cluster_id, lower(name));
CREATE UNIQUE INDEX service_meshes_name_key ON service_meshes (lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX bastions_attached_key ON bastion_cluster_associations (k8s_cluster_id, bastion_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX mesh_members_joined_key ON k8s_cluster_service_meshes (cluster_id, service_mesh_id) WHERE deleted_at IS NULL;
-- One primary per mesh.
CREATE UNIQUE INDEX mesh_members_primary_key ON k8s_cluster_service_meshes (service_mesh_id) WHERE role = 'primary' AND deleted_at IS NULL;
ALTER TABLE maintenance_windows
  ADD CONSTRAINT windows_order_check CHECK (ends_at >= starts_at),
  ADD CONSTRAINT windows_overlap_excl EXCLUDE USING gist (cluster_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (deleted_at IS NULL);

/*
 * A node comes and goes with its cluster: whoever changes that says so in its transaction (colonnade.cluster is the cluster's id). A machine through
 * which one reaches a cluster stays, and stays of its type, until it is detached.
 */
CREATE FUNCTION colonnade_guard_node() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changing text := coalesce(current_setting('colonnade.cluster', true), '');
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM k8s_clusters WHERE id = NEW.k8s_cluster_id AND deleted_at IS NOT NULL) THEN
      RAISE EXCEPTION 'the cluster was deleted: constraint "virtual_machines_cluster_gone"' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.k8s_cluster_id IS NOT NULL AND OLD.k8s_cluster_id::text <> changing) OR (NEW.k8s_cluster_id IS DISTINCT FROM OLD.k8s_cluster_id AND coalesce(NEW.k8s_cluster_id::text, changing) <> changing) THEN
    RAISE EXCEPTION 'the machine is a node: constraint "virtual_machines_is_node"' USING ERRCODE = 'restrict_violation';
  END IF;
  IF ((NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL) OR NEW.type <> OLD.type)
     AND EXISTS (SELECT 1 FROM bastion_cluster_associations WHERE bastion_id = OLD.id AND deleted_at IS NULL) THEN
    RAISE EXCEPTION 'clusters are reached through the machine: constraint "virtual_machines_is_bastion"' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_new_node BEFORE INSERT ON virtual_machines FOR EACH ROW WHEN (NEW.k8s_cluster_id IS NOT NULL) EXECUTE FUNCTION colonnade_guard_node();
CREATE TRIGGER guard_node BEFORE UPDATE OF deleted_at, type, k8s_cluster_id ON virtual_machines FOR EACH ROW
  WHEN ((OLD.deleted_at IS NULL, OLD.type, OLD.k8s_cluster_id) IS DISTINCT FROM (NEW.deleted_at IS NULL, NEW.type, NEW.k8s_cluster_id)) EXECUTE FUNCTION colonnade_guard_node();

COMMENT ON COLUMN k8s_clusters.kubernetes_version IS 'Kubernetes version of the control plane, such as 1.33.2; version counts edits';
COMMENT ON COLUMN k8s_clusters.target_version IS 'what an unfinished upgrade brings';
COMMENT ON COLUMN virtual_machines.kubernetes_version IS 'Kubernetes version a node runs';
