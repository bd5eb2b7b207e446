-- What was removed of clusters goes for good after its time, as with every table that marks what it deletes.
SELECT colonnade_purgeable(t::regclass) FROM unnest(ARRAY['k8s_clusters', 'bastion_cluster_associations', 'service_meshes', 'k8s_cluster_service_meshes', 'maintenance_windows']) AS t;
INSERT INTO retention_policies (id, table_name, keep_days, description) VALUES
  (gen_random_uuid(), 'k8s_clusters', 90, 'Clusters, after they were removed'),
  (gen_random_uuid(), 'bastion_cluster_associations', 90, 'Bastions, after they were detached'),
  (gen_random_uuid(), 'service_meshes', 90, 'Service meshes, after they were removed'),
  (gen_random_uuid(), 'k8s_cluster_service_meshes', 90, 'Mesh members, after they left'),
  (gen_random_uuid(), 'maintenance_windows', 90, 'Maintenance windows, after they were removed');
