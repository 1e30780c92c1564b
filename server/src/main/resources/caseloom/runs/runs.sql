-- name: find
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at
  from runs
 where id = ?
   and organization_id = ?;

-- name: of-case
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at
  from runs
 where case_id = ?
   and organization_id = ?
 order by id desc
 limit ?;

-- name: lock-case
-- One wish about a case at a time.
select status, shown
  from cases
 where id = ?
   and organization_id = ?
   for update;

-- name: cancel
update runs
   set status = 'cancelled',
       lease_owner = null,
       lease_token = lease_token + 1,
       decisions = decisions + 1,
       state = null,
       updated_at = ?
 where case_id = ?
   and id = ?
   and organization_id = ?
   and status in ('pending', 'running')
returning decisions;

-- name: move-case
update cases
   set status = ?,
       updated_at = greatest(updated_at, ?)
 where id = ?
   and organization_id = ?
   and status <> ?;

-- name: tell
insert into history (case_id, run_id, seq, organization_id, at, entries)
values (?, ?, ?, ?, ?, ?::json);

-- name: unhook
-- Nothing wakes a run that has ended. The run that waits for it is told, and the runs that it waits
-- for are.
delete from timers
 where case_id = ?
   and run_id = ?;
with dropped as (
    delete from effects
     where case_id = ?
       and run_id = ?
    returning case_id, run_id, activation, organization_id, child_case_id, child_run_id
)
insert into letters (
    case_id, run_id, activation, word, organization_id, to_case_id, to_run_id, due_at)
select case_id, run_id, activation, 'cancel', organization_id, child_case_id, child_run_id, ?
  from dropped
 where child_case_id is not null
    on conflict do nothing;
insert into letters (
    case_id, run_id, activation, word, organization_id, to_case_id, to_run_id, body, due_at)
select case_id, id, (cause -> 'parent' ->> 'activation')::int, 'ended', organization_id,
       (cause -> 'parent' ->> 'case')::bigint, (cause -> 'parent' ->> 'run')::bigint,
       '{"cancelled":true}', ?
  from runs
 where case_id = ?
   and id = ?
   and (cause -> 'parent' ->> 'awaits')::boolean
    on conflict do nothing;
delete from listeners
 where case_id = ?
   and run_id = ?;
delete from inbox
 where case_id = ?
   and run_id = ?;
update callbacks
   set closed_at = ?,
       due_at = null,
       body = null
 where case_id = ?
   and run_id = ?
   and closed_at is null;

-- name: retry
-- The new run starts with the state of the failed one; without a state it starts over.
insert into runs (
    case_id, id, organization_id, workflow_id, version, status, lease_token, decisions,
    input, state, cause, created_at, updated_at)
select case_id, nextval('run_number'), organization_id, workflow_id, version, 'pending', 1, 0,
       input, state, cause, ?, ?
  from runs
 where case_id = ?
   and id = ?
   and organization_id = ?
   and status = 'failed'
   and not exists (
       select
         from runs as other
        where other.case_id = runs.case_id
          and other.id > runs.id)
returning id;

-- name: wake
insert into timers (case_id, run_id, id, organization_id, due_at)
values (?, ?, ?, ?, ?);
