-- A plugin is gone with its cluster: nothing is attached to it while the cluster is deleted, and all of it is back when the cluster is restored.
DO $$
DECLARE
  was text := pg_get_viewdef('attachable_resources'::regclass);
  now text := regexp_replace(was, '(''k8s_cluster_plugin''::text.*?)NULL::timestamp\(3\) with time zone',
    '\1(SELECT c.deleted_at FROM k8s_clusters c WHERE c.tenant_id = x.tenant_id AND c.id = x.cluster_id)');
BEGIN
  IF now = was THEN RAISE EXCEPTION 'attachable_resources does not have the plugins as expected'; END IF;
  EXECUTE 'CREATE OR REPLACE VIEW attachable_resources WITH (security_invoker = true) AS ' || now;
END $$;
