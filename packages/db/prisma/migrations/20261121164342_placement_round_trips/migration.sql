-- What a placement and the relay ask the database for, in as few questions as can be: each is one more wait for both sides.

/*
 * A tenant's names as a placement needs them: `existing`, the machines of an affinity group (`except` left out) as [{hostId, rackId}] or null, and `last`, the highest
 * number behind `start` (a prefix in lower case that ends in "-") or null. The settings hold for this call alone: a plan made while the table was small would read all of it.
 * A number is looked up by its length, so that each is one step into the index; the order names the length too, since under row-level security the planner does not
 * take from `length(name) = n` that it is the same for all, and would sort every name.
 */
CREATE FUNCTION colonnade_placement_names(tenant uuid, affinity text, except_id uuid, start text) RETURNS json
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE existing json; last bigint; number bigint;
BEGIN
  IF affinity IS NOT NULL THEN
    SELECT json_agg(json_build_object('hostId', v.baremetal_id, 'rackId', v.rack_id)) INTO existing FROM virtual_machines v
    WHERE v.tenant_id = tenant AND v.affinity_group = affinity AND v.deleted_at IS NULL AND v.id IS DISTINCT FROM except_id;
  END IF;
  FOR digits IN 1..9 LOOP
    SELECT substring(lower(v.name) FROM length(start) + 1)::bigint INTO number FROM virtual_machines v
    WHERE v.tenant_id = tenant AND v.deleted_at IS NULL AND length(v.name) = length(start) + digits AND lower(v.name) ~>=~ start AND lower(v.name) ~<~ (start || ':')
      AND substring(lower(v.name) FROM length(start) + 1) ~ '^[0-9]+$'
    ORDER BY length(v.name) DESC, lower(v.name) USING ~>~ LIMIT 1;
    last := greatest(last, number);
  END LOOP;
  RETURN json_build_object('existing', existing, 'last', last);
END $$;
REVOKE ALL ON FUNCTION colonnade_placement_names(uuid, text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_placement_names(uuid, text, uuid, text) TO colonnade_app, colonnade_operator;

/*
 * Gives at most `most` committed events their position, one process at a time, so that position order is commit order, and tells the other processes on `channel`
 * (`sender` as payload: who sent it need not listen). Each statement of a function sees what was committed before it, so the lock comes first.
 */
CREATE FUNCTION colonnade_relay(most int, channel text, sender text)
RETURNS TABLE ("rowId" uuid, "tenantId" uuid, id text, topic text, "resourceType" text, "resourceId" uuid, payload jsonb, "requestId" text, "createdAt" timestamptz)
LANGUAGE plpgsql SET search_path FROM CURRENT SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(727001);
  RETURN QUERY
    WITH todo AS MATERIALIZED (SELECT o.id FROM outbox_events o WHERE o.position IS NULL ORDER BY o.sequence + 0 LIMIT most),
      ordered AS MATERIALIZED (SELECT o.id FROM outbox_events o JOIN todo USING (id) ORDER BY o.sequence + 0),
      numbered AS MATERIALIZED (SELECT n.id, nextval('outbox_position_seq') AS p FROM ordered n)
    UPDATE outbox_events e SET position = n.p FROM numbered n WHERE e.id = n.id
    RETURNING e.id, e.tenant_id, e.position::text, e.topic::text, e.resource_type::text, e.resource_id, e.payload, e.request_id::text, e.created_at::timestamptz;
  IF FOUND THEN PERFORM pg_notify(channel, sender); END IF;
END $$;
REVOKE ALL ON FUNCTION colonnade_relay(int, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_relay(int, text, text) TO colonnade_system;

-- Events after a position, oldest first. The settings hold for this call alone: a plan made while the table was small would read and sort all of it.
CREATE FUNCTION colonnade_events_after(after bigint, most int)
RETURNS TABLE ("rowId" uuid, "tenantId" uuid, id text, topic text, "resourceType" text, "resourceId" uuid, payload jsonb, "requestId" text, "createdAt" timestamptz)
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT e.id, e.tenant_id, e.position::text, e.topic::text, e.resource_type::text, e.resource_id, e.payload, e.request_id::text, e.created_at::timestamptz
    FROM outbox_events e WHERE e.position > after ORDER BY e.position LIMIT most;
END $$;
REVOKE ALL ON FUNCTION colonnade_events_after(bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colonnade_events_after(bigint, int) TO colonnade_system;
