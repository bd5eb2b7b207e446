-- A group that clusters take their nodes from is not deleted either: scaling them would find no group, and its row could never be purged.
CREATE OR REPLACE FUNCTION colonnade_check_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL THEN
    IF EXISTS (SELECT 1 FROM baremetals WHERE group_id = NEW.id AND deleted_at IS NULL) THEN
      RAISE EXCEPTION 'hosts belong to the group: constraint "baremetal_groups_in_use"' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM k8s_clusters WHERE group_id = NEW.id AND deleted_at IS NULL) THEN
      RAISE EXCEPTION 'clusters take their nodes from the group: constraint "baremetal_groups_has_clusters"' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF NEW.total_cpu < OLD.total_cpu AND EXISTS (SELECT 1 FROM baremetal_group_tenant_quotas q WHERE q.group_id = NEW.id AND q.used_cpu > floor(NEW.total_cpu * q.cpu_quota_percentage / 100)) THEN
    RAISE EXCEPTION 'a quota would be less than its use: constraint "baremetal_groups_quota_check"' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.cpu_overcommit_ratio < OLD.cpu_overcommit_ratio AND EXISTS (SELECT 1 FROM baremetal_group_tenant_quotas q WHERE q.group_id = NEW.id AND q.cpu_quota_percentage > 100 * NEW.cpu_overcommit_ratio) THEN
    RAISE EXCEPTION 'a quota would be more than the group offers: constraint "baremetal_groups_share_check"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
