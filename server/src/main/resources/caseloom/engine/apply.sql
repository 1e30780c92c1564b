-- name: advance
-- The guard of every decision: nobody took the run since, and nobody stored another decision.
update runs
   set status = d.status,
       lease_owner = null,
       decisions = runs.decisions + 1,
       output = d.output::json,
       state = d.state::json,
       updated_at = d.at
  from unnest(
      ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[],
      ?::timestamptz[])
      as d (case_id, id, lease_token, decisions, status, output, state, at)
 where runs.case_id = d.case_id
   and runs.id = d.id
   and runs.lease_token = d.lease_token
   and runs.decisions = d.decisions
   and runs.status in ('pending', 'running')
returning runs.case_id, runs.id;

-- name: tell
insert into history (case_id, run_id, seq, organization_id, at, entries)
select d.case_id, d.run_id, d.seq, d.organization_id, d.at, d.entries::json
  from unnest(?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[])
      as d (case_id, run_id, seq, organization_id, at, entries);

-- name: change
-- updated_at never goes back (C-80).
update cases
   set status = d.status,
       subject = d.subject,
       attributes = d.attributes::json,
       updated_at = greatest(cases.updated_at, d.at)
  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      as d (id, status, subject, attributes, at)
 where cases.id = d.id;

-- name: set-timers
insert into timers (case_id, run_id, id, organization_id, due_at)
select t.case_id, t.run_id, t.id, t.organization_id, t.due_at
  from unnest(?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::timestamptz[])
      as t (case_id, run_id, id, organization_id, due_at)
    on conflict (case_id, run_id, id) do update
   set due_at = excluded.due_at;

-- name: clear-timers
delete from timers
 using unnest(?::bigint[], ?::bigint[], ?::int[]) as t (case_id, run_id, id)
 where timers.case_id = t.case_id
   and timers.run_id = t.run_id
   and timers.id = t.id;

-- name: start-effects
insert into effects (case_id, run_id, activation, organization_id, node, request, created_at)
select e.case_id, e.run_id, e.activation, e.organization_id, ?, e.request::json, e.at
  from unnest(
      ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::timestamptz[])
      as e (case_id, run_id, activation, organization_id, request, at);

-- name: drop-effects
delete from effects
 using unnest(?::bigint[], ?::bigint[], ?::int[]) as e (case_id, run_id, activation)
 where effects.case_id = e.case_id
   and effects.run_id = e.run_id
   and effects.activation = e.activation;
