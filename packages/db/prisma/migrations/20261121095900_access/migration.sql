-- Whatever decides who may come in says so when it changes: processes that remember callers forget them at that word (kernel/access-cache).
CREATE FUNCTION colonnade_access_changed() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN PERFORM pg_notify('colonnade_access', ''); RETURN NULL; END $$;

CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF expires_at, user_id, token_hash ON user_sessions FOR EACH STATEMENT EXECUTE FUNCTION colonnade_access_changed();
CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF revoked_at, expires_at, permissions, token_hash ON api_tokens FOR EACH STATEMENT EXECUTE FUNCTION colonnade_access_changed();
CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF status, deleted_at, email, full_name ON users FOR EACH STATEMENT EXECUTE FUNCTION colonnade_access_changed();
CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF status, deleted_at ON tenants FOR EACH STATEMENT EXECUTE FUNCTION colonnade_access_changed();
CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE ON user_roles FOR EACH STATEMENT EXECUTE FUNCTION colonnade_access_changed();
CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE ON role_permissions FOR EACH STATEMENT EXECUTE FUNCTION colonnade_access_changed();
