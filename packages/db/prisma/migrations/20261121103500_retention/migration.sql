-- Removing a row fires the triggers that keep count. What retention removes was marked deleted long ago and is counted nowhere, so they change nothing;
-- still the statement has to be allowed. Without a policy for UPDATE colonnade_system reaches no row with it.
GRANT SELECT (id, total_cpu, total_memory, total_storage, available_cpu, available_memory, available_storage),
  UPDATE (total_cpu, total_memory, total_storage, available_cpu, available_memory, available_storage) ON baremetal_groups TO colonnade_system;
GRANT SELECT (id, available_cpu, available_memory, available_storage), UPDATE (available_cpu, available_memory, available_storage) ON baremetals TO colonnade_system;
GRANT SELECT (group_id, tenant_id, used_cpu, used_memory, used_storage), UPDATE (used_cpu, used_memory, used_storage) ON baremetal_group_tenant_quotas TO colonnade_system;
GRANT SELECT (id, tenant_id, document_count, chunk_count), UPDATE (document_count, chunk_count) ON knowledge_bases TO colonnade_system;
GRANT SELECT (id, tenant_id, knowledge_base_id, chunk_count), UPDATE (chunk_count) ON knowledge_documents TO colonnade_system;
