-- name: find
-- The first run of a case has the case's number, and only the others are in the index by number.
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at
  from runs
 where case_id = ?
   and id = ?
   and organization_id = ?
 union all
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at
  from runs
 where id = ?
   and id <> case_id
   and organization_id = ?;

-- name: of-case
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at
  from runs
 where case_id = ?
   and organization_id = ?
 order by id desc
 limit ?;

-- name: lock-run
-- Before its case, as everybody takes them.
select
  from runs
 where case_id = ?
   and id = ?
   and organization_id = ?
   for update;

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
-- Nothing wakes a run that has ended. Taken by number, as the engine's writers take them.
with held as materialized (
    select id
      from timers
     where case_id = ?
       and run_id = ?
     order by id
       for update
)
delete from timers
 using held
 where timers.case_id = ?
   and timers.run_id = ?
   and timers.id = held.id;
with held as materialized (
    select activation
      from effects
     where case_id = ?
       and run_id = ?
     order by activation
       for update
)
delete from effects
 using held
 where effects.case_id = ?
   and effects.run_id = ?
   and effects.activation = held.activation;

-- name: retry
-- The new run starts with the state of the failed one; without a state it starts over.
insert into runs (
    case_id, id, organization_id, workflow_id, version, status, lease_token, decisions,
    input, state, created_at, updated_at)
select case_id, nextval('case_number'), organization_id, workflow_id, version, 'pending', 1, 0,
       input, state, ?, ?
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
