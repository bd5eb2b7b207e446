-- Clusters, their plugins and meshes carry notes, maintainers and alerts like everything else.
SELECT colonnade_attachable('k8s_cluster', 'k8s_clusters');
SELECT colonnade_attachable('k8s_cluster_plugin', 'k8s_cluster_plugins', $l$ SELECT x.name || ' · ' || c.name FROM k8s_clusters c WHERE c.tenant_id = x.tenant_id AND c.id = x.cluster_id $l$);
SELECT colonnade_attachable('service_mesh', 'service_meshes');
