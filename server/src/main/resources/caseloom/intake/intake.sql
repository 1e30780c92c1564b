-- name: numbers
-- The history partition of a number exists before the number is given out.
select ensure_history_partition(n.case_number),
       n.case_number,
       n.run_number
  from (
      select nextval('case_number') as case_number,
             nextval('run_number') as run_number
        from generate_series(1, ?)
  ) as n
 order by n.case_number;

-- name: write
-- One text, one round trip, one transaction: everything or nothing of a batch.
select require_live_node(?);
insert into cases (
    id, organization_id, workflow_id, version, shown, subject, status, attributes,
    created_at, updated_at)
select a.id, a.organization_id, a.workflow_id, a.version, a.shown, a.subject, 'Open',
       a.attributes::json, a.at, a.at
  from unnest(
      ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::boolean[], ?::text[], ?::text[],
      ?::timestamptz[])
      as a (id, organization_id, workflow_id, version, shown, subject, attributes, at);
insert into runs (
    case_id, id, organization_id, workflow_id, version, status, lease_owner, lease_token,
    decisions, input, created_at, updated_at)
select a.case_id, a.id, a.organization_id, a.workflow_id, a.version, 'pending', ?, ?,
       0, a.input::json, a.at, a.at
  from unnest(
      ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[],
      ?::timestamptz[])
      as a (case_id, id, organization_id, workflow_id, version, input, at);
insert into history (case_id, run_id, seq, organization_id, at, entries)
select a.case_id, a.run_id, 0, a.organization_id, a.at, a.entries::json
  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[])
      as a (case_id, run_id, organization_id, at, entries);

-- name: remember
insert into idempotency_keys (
    organization_id, scope, key, body_hash, location, answer, created_at)
select k.organization_id, k.scope, k.key, k.body_hash, k.location, k.answer, k.at
  from unnest(
      ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      as k (organization_id, scope, key, body_hash, location, answer, at);

-- name: recall
select body_hash, location, answer
  from idempotency_keys
 where organization_id = ?
   and scope = ?
   and key = ?
   and created_at > ?;

-- name: forget-one
-- An expired key makes room for the new request that brings it again.
delete from idempotency_keys
 where organization_id = ?
   and scope = ?
   and key = ?
   and created_at <= ?;

-- name: forget-expired
-- In small batches, so that no pass holds many locks.
delete from idempotency_keys
 where (organization_id, scope, key) in (
     select organization_id, scope, key
       from idempotency_keys
      where created_at <= ?
      order by created_at
      limit ?);
