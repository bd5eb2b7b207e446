-- AlterTable
ALTER TABLE "k8s_clusters" ADD COLUMN     "endpoint_id" UUID;

-- AlterTable
ALTER TABLE "k8s_cluster_plugins" ADD COLUMN     "objects" JSONB;

-- CreateTable
CREATE TABLE "cluster_observations" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "reachable" BOOLEAN NOT NULL DEFAULT false,
    "reason" VARCHAR(50),
    "version" VARCHAR(100),
    "healthy" BOOLEAN NOT NULL DEFAULT false,
    "nodes" JSONB NOT NULL DEFAULT '[]',
    "node_count" INTEGER NOT NULL DEFAULT 0,
    "ready_count" INTEGER NOT NULL DEFAULT 0,
    "observed_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cluster_observations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "cluster_observations_tenant_id_cluster_id_key" ON "cluster_observations"("tenant_id", "cluster_id");

-- CreateIndex
CREATE INDEX "k8s_clusters_endpoint_id_idx" ON "k8s_clusters"("endpoint_id");

-- AddForeignKey
-- An endpoint is not deleted while a cluster names it; what was deleted long ago may still name one that goes for good.
ALTER TABLE "k8s_clusters" ADD CONSTRAINT "k8s_clusters_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cluster_observations" ADD CONSTRAINT "cluster_observations_tenant_id_cluster_id_fkey" FOREIGN KEY ("tenant_id", "cluster_id") REFERENCES "k8s_clusters"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a tenant may know of how its cluster was found: what runs there. Why it could not be asked is the provider's own business.
SELECT colonnade_protect('cluster_observations', true);
REVOKE SELECT ON cluster_observations FROM colonnade_app;
GRANT SELECT (id, tenant_id, cluster_id, reachable, version, healthy, nodes, node_count, ready_count, observed_at) ON cluster_observations TO colonnade_app;

-- One API server is one cluster: two that name it would take each other's plugins and nodes for their own.
CREATE UNIQUE INDEX k8s_clusters_endpoint_key ON k8s_clusters (endpoint_id) WHERE deleted_at IS NULL AND endpoint_id IS NOT NULL;
ALTER TABLE cluster_observations ADD CONSTRAINT cluster_observations_count_check CHECK (ready_count BETWEEN 0 AND node_count);

COMMENT ON COLUMN k8s_clusters.endpoint_id IS 'the API server it is reached through; without one, what is recorded is all there is';
COMMENT ON COLUMN k8s_cluster_plugins.objects IS 'what the last application left in the cluster; null until something was applied';
COMMENT ON COLUMN cluster_observations.nodes IS 'cpu in cores, memory in MB';
COMMENT ON COLUMN cluster_observations.observed_at IS 'when it answered last';
COMMENT ON COLUMN cluster_observations.tried_at IS 'when it was asked last';
