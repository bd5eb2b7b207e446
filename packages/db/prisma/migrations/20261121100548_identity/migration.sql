-- AlterTable
ALTER TABLE "mail_messages" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "locale" VARCHAR(10) NOT NULL DEFAULT 'en',
ADD COLUMN     "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "template" VARCHAR(50) NOT NULL DEFAULT 'text',
ADD COLUMN     "transport" VARCHAR(20);

-- AlterTable
ALTER TABLE "users" ALTER COLUMN "username" SET DATA TYPE VARCHAR(255);

-- AddForeignKey
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification_tokens" ADD CONSTRAINT "verification_tokens_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What a tenant may change of its own row; status, tier and quotas are the provider's.
REVOKE UPDATE ON tenants FROM colonnade_app;
GRANT UPDATE (name, description, industry, region, contact_email, contact_phone, version) ON tenants TO colonnade_app;

CREATE UNIQUE INDEX roles_name_key ON roles (tenant_id, lower(name));

-- The console shows the outbox of every tenant: without an SMTP server it is the only way a link reaches anybody.
CREATE POLICY operator_select ON mail_messages FOR SELECT TO colonnade_operator USING (true);
CREATE POLICY operator_update ON mail_messages FOR UPDATE TO colonnade_operator USING (true) WITH CHECK (true);
CREATE INDEX mail_messages_waiting_idx ON mail_messages (next_attempt_at) WHERE sent_at IS NULL;
GRANT DELETE ON mail_messages TO colonnade_system;

-- Counting a tenant's use needs ids and nothing else.
CREATE POLICY system_count ON users FOR SELECT TO colonnade_system USING (true);
CREATE POLICY system_count ON knowledge_bases FOR SELECT TO colonnade_system USING (true);
GRANT SELECT (id, tenant_id, deleted_at) ON users, knowledge_bases TO colonnade_system;

/* Lets retention remove rows of a table that were marked deleted, and no others. */
CREATE FUNCTION colonnade_purgeable(tbl regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY system_purge_select ON %s FOR SELECT TO colonnade_system USING (deleted_at IS NOT NULL)', tbl);
  EXECUTE format('CREATE POLICY system_purge ON %s FOR DELETE TO colonnade_system USING (deleted_at IS NOT NULL)', tbl);
  EXECUTE format('GRANT SELECT (id, deleted_at), DELETE ON %s TO colonnade_system', tbl);
END $$;
SELECT colonnade_purgeable(t::regclass) FROM unnest(ARRAY['users', 'racks', 'baremetal_groups', 'baremetals', 'virtual_machine_specifications', 'virtual_machines',
  'knowledge_bases', 'knowledge_documents', 'chat_conversations']) AS t;

/* Drops the months of a partitioned log that ended before `keep_days` ago; returns how many. */
CREATE FUNCTION colonnade_drop_partitions(parent text, keep_days int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE part record; dropped int := 0;
BEGIN
  IF parent NOT IN ('audit_logs', 'model_call_logs') OR keep_days < 30 THEN RAISE EXCEPTION 'no such log, or too short a time'; END IF;
  FOR part IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = parent::regclass AND c.relname ~ ('^' || parent || '_\d{4}_\d{2}$')
      AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= now() - make_interval(days => keep_days)
  LOOP
    EXECUTE format('DROP TABLE %I', part.relname);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;
REVOKE ALL ON FUNCTION colonnade_drop_partitions(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_drop_partitions(text, int) TO colonnade_system;

ALTER TABLE retention_policies ADD CONSTRAINT retention_policies_keep_days_check CHECK (keep_days BETWEEN 1 AND 36500);
INSERT INTO retention_policies (id, table_name, keep_days, description) VALUES
  (gen_random_uuid(), 'user_sessions', 7, 'Sessions, after they expired'),
  (gen_random_uuid(), 'verification_tokens', 30, 'Links of verification, reset and invitation, after they expired'),
  (gen_random_uuid(), 'outbox_events', 7, 'Events a window that was away can still catch up with'),
  (gen_random_uuid(), 'jobs', 90, 'Jobs, after they ended'),
  (gen_random_uuid(), 'mail_messages', 90, 'Mail, after it was sent'),
  (gen_random_uuid(), 'audit_logs', 1095, 'Months of the audit log'),
  (gen_random_uuid(), 'model_call_logs', 400, 'Months of the log of model calls'),
  (gen_random_uuid(), 'users', 90, 'Users, after they were removed'),
  (gen_random_uuid(), 'racks', 90, 'Racks, after they were removed'),
  (gen_random_uuid(), 'baremetals', 90, 'Hosts, after they were removed'),
  (gen_random_uuid(), 'baremetal_groups', 90, 'Host groups, after they were removed'),
  (gen_random_uuid(), 'virtual_machine_specifications', 90, 'Specifications, after they were removed'),
  (gen_random_uuid(), 'virtual_machines', 90, 'Virtual machines, after they were removed'),
  (gen_random_uuid(), 'knowledge_bases', 30, 'Knowledge bases, after they were removed'),
  (gen_random_uuid(), 'knowledge_documents', 30, 'Documents, after they were removed'),
  (gen_random_uuid(), 'chat_conversations', 30, 'Conversations, after they were removed');
