/* What happens to attachments when their record goes. Marked deleted: its alerts are resolved, which is told like any change; the rest stays, unseen, for the day it is restored. Removed: all of it goes too. */
CREATE OR REPLACE FUNCTION colonnade_attached_goes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  provider constant uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM alerts WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    DELETE FROM resource_maintainers WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    DELETE FROM resource_tags WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    DELETE FROM journal_entries WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    RETURN NULL;
  END IF;
  WITH standing AS (
    SELECT id, status FROM alerts WHERE resource_type = TG_ARGV[0] AND resource_id = NEW.id AND status <> 'resolved' FOR UPDATE
  ), over AS (
    UPDATE alerts a SET status = 'resolved', resolved_at = clock_timestamp(), version = version + 1 FROM standing s WHERE a.id = s.id RETURNING a.id, s.status AS was
  ), trail AS (
    INSERT INTO audit_logs (id, tenant_id, action, resource_type, resource_id, old_values, new_values, details)
    SELECT gen_random_uuid(), provider, 'resolve', 'alert', id, jsonb_build_object('status', was), '{"status": "resolved"}', '{"because": "its record was deleted"}' FROM over
  )
  INSERT INTO outbox_events (id, tenant_id, topic, resource_type, resource_id, payload) SELECT gen_random_uuid(), provider, 'alert.resolve', 'alert', id, '{}' FROM over;
  RETURN NULL;
END $$;
