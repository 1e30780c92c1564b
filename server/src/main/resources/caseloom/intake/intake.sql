-- name: numbers
-- The history partition of a number exists before the number is given out.
select ensure_history_partition(n.number),
       n.number
  from (
      select nextval('case_number') as number
        from generate_series(1, ?)
  ) as n
 order by n.number;

-- name: write
-- One text, one round trip, one transaction: everything or nothing of a batch. A run whose first
-- decision was also its end is written with that decision, and nobody needs to hold it; its history
-- is one row, in which what was before the decision has moments of its own.
select require_live_node(?),
       require_destinations(?);
with arrived as materialized (
    select *
      from unnest(
          ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::boolean[],
          ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[],
          ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
          as a (
              id, run_id, organization_id, workflow_id, version, shown,
              subject, status, attributes, at, changed_at, run_status,
              decisions, input, output, state, entries, initiator, metadata)
),
made as (
    insert into cases (
        id, organization_id, workflow_id, version, shown, subject, status, attributes,
        initiator, metadata, created_at, updated_at)
    select id, organization_id, workflow_id, version, shown, subject, status, attributes::json,
           initiator, metadata::json, at, greatest(at, changed_at)
      from arrived
),
begun as (
    insert into runs (
        case_id, id, organization_id, workflow_id, version, status, lease_owner, lease_token,
        decisions, input, output, state, created_at, updated_at)
    select id, run_id, organization_id, workflow_id, version, run_status,
           case when decisions = 0 then ?::bigint end, ?,
           decisions, input::json, output::json, state::json, at, greatest(at, changed_at)
      from arrived
)
insert into history (case_id, run_id, seq, organization_id, at, entries)
select id, run_id, decisions, organization_id, changed_at, entries::json
  from arrived;

-- name: remember
insert into idempotency_keys (
    organization_id, scope, key, body_hash, location, answer, created_at)
select k.organization_id, k.scope, k.key, k.body_hash, k.location, k.answer, k.at
  from unnest(
      ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      as k (organization_id, scope, key, body_hash, location, answer, at);

-- name: cause
-- Only for runs that nobody asked for: under one key one of them starts.
insert into starts (organization_id, key, case_id, run_id, started_at)
select s.organization_id, s.key, s.case_id, s.run_id, s.at
  from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[])
      as s (organization_id, key, case_id, run_id, at);
update runs
   set cause = c.cause::json
  from unnest(?::bigint[], ?::bigint[], ?::text[]) as c (case_id, id, cause)
 where runs.case_id = c.case_id
   and runs.id = c.id;

-- name: started
select case_id, run_id
  from starts
 where organization_id = ?
   and key = ?;
