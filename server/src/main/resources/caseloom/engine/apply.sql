-- name: store
-- The guard of every decision stands in the update of the run: nobody took the run since, and nobody
-- stored another decision. What it lets through is told in the history and changes the case, in the
-- same statement; updated_at never goes back (C-80). Before anything else the destinations must be as
-- the writer knows them. Attributes that stay as they are remain where they lie, which for large ones is
-- apart from the row.
with stored as (
    update runs
       set status = d.status,
           lease_owner = null,
           decisions = runs.decisions + 1,
           output = d.output::json,
           state = d.state::json,
           updated_at = d.at
      from unnest(
          ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[],
          ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
          as d (
              case_id, id, organization_id, lease_token, decisions, status, output,
              state, at, entries, case_status, subject, attributes)
     where runs.case_id = d.case_id
       and runs.id = d.id
       and runs.lease_token = d.lease_token
       and runs.decisions = d.decisions
       and runs.status in ('pending', 'running')
       and (select require_destinations(?))
    returning d.*
),
told as (
    insert into history (case_id, run_id, seq, organization_id, at, entries)
    select case_id, id, decisions + 1, organization_id, at, entries::json
      from stored
),
changed as (
    update cases
       set status = stored.case_status,
           subject = stored.subject,
           attributes = coalesce(stored.attributes::json, cases.attributes),
           updated_at = greatest(cases.updated_at, stored.at)
      from stored
     where cases.id = stored.case_id
       and stored.case_status is not null
)
select case_id, id
  from stored;

-- name: change-timers
-- One statement, so that all timers of a batch are taken in one order; without a moment a timer is
-- cleared.
merge into timers
using unnest(?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::timestamptz[])
      as t (case_id, run_id, id, organization_id, due_at)
   on timers.case_id = t.case_id
  and timers.run_id = t.run_id
  and timers.id = t.id
 when matched and t.due_at is null then
      delete
 when matched then
      update
         set due_at = t.due_at
 when not matched and t.due_at is not null then
      insert (case_id, run_id, id, organization_id, due_at)
      values (t.case_id, t.run_id, t.id, t.organization_id, t.due_at);

-- name: start-effects
insert into effects (case_id, run_id, activation, organization_id, node, request, created_at)
select e.case_id, e.run_id, e.activation, e.organization_id, ?, e.request::json, e.at
  from unnest(
      ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::timestamptz[])
      as e (case_id, run_id, activation, organization_id, request, at);

-- name: drop-effects
-- A run for whose end nobody waits any more is told so by a letter; when it told its end itself there
-- is no need.
with dropped as (
    delete from effects
     using unnest(?::bigint[], ?::bigint[], ?::int[], ?::boolean[])
           as e (case_id, run_id, activation, answered)
     where effects.case_id = e.case_id
       and effects.run_id = e.run_id
       and effects.activation = e.activation
    returning effects.case_id, effects.run_id, effects.activation, effects.organization_id,
           effects.child_case_id, effects.child_run_id, e.answered
)
insert into letters (
    case_id, run_id, activation, word, organization_id, to_case_id, to_run_id, due_at)
select case_id, run_id, activation, 'cancel', organization_id, child_case_id, child_run_id, ?
  from dropped
 where child_case_id is not null
   and not answered
    on conflict do nothing;
