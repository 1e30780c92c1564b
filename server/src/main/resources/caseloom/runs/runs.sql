-- name: find
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at,
       paused_at
  from runs
 where id = ?
   and organization_id = ?;

-- name: of-case
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at,
       paused_at
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
       paused_at = null,
       updated_at = ?
 where case_id = ?
   and id = ?
   and organization_id = ?
   and status in ('pending', 'running')
returning decisions;

-- name: pause
-- Whatever a node is about to decide is dropped. A paused run counts as running (C-129).
update runs
   set status = 'running',
       lease_owner = null,
       lease_token = lease_token + 1,
       decisions = decisions + 1,
       paused_at = ?,
       updated_at = ?
 where case_id = ?
   and id = ?
   and organization_id = ?
   and status in ('pending', 'running')
   and paused_at is null
returning decisions;

-- name: resume
update runs
   set paused_at = null,
       decisions = decisions + 1,
       updated_at = ?
 where case_id = ?
   and id = ?
   and organization_id = ?
   and status in ('pending', 'running')
   and paused_at is not null
returning decisions;

-- name: hold
-- Nothing wakes a paused run, and no pass has to look at it. Rows are taken by number, so that no
-- two who take several wait for each other.
update timers
   set held_due_at = timers.due_at,
       due_at = 'infinity'
  from (
      select case_id, run_id, id
        from timers
       where case_id = ?
         and run_id = ?
       order by id
         for update) as taken
 where timers.case_id = taken.case_id
   and timers.run_id = taken.run_id
   and timers.id = taken.id;
update effects
   set paused = true
  from (
      select case_id, run_id, activation
        from effects
       where case_id = ?
         and run_id = ?
       order by activation
         for update) as taken
 where effects.case_id = taken.case_id
   and effects.run_id = taken.run_id
   and effects.activation = taken.activation;

-- name: release-timers
update timers
   set due_at = held_due_at,
       held_due_at = null
 where case_id = ?
   and run_id = ?
   and held_due_at is not null;

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
-- Nothing wakes a run that has ended.
delete from timers
 where case_id = ?
   and run_id = ?;
delete from effects
 where case_id = ?
   and run_id = ?;

-- name: retry
-- The new run starts with the state of the failed one; without a state it starts over.
insert into runs (
    case_id, id, organization_id, workflow_id, version, status, lease_token, decisions,
    input, state, created_at, updated_at)
select case_id, nextval('run_number'), organization_id, workflow_id, version, 'pending', 1, 0,
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

-- name: restart
-- The new run knows nothing of the one before it.
insert into runs (
    case_id, id, organization_id, workflow_id, version, status, lease_token, decisions,
    input, created_at, updated_at)
select case_id, nextval('run_number'), organization_id, workflow_id, version, 'pending', 1, 0,
       input, ?, ?
  from runs
 where case_id = ?
   and id = ?
   and organization_id = ?
   and status in ('completed', 'failed', 'cancelled')
   and not exists (
       select
         from runs as other
        where other.case_id = runs.case_id
          and other.id > runs.id)
returning id;

-- name: wake
insert into timers (case_id, run_id, id, organization_id, due_at)
values (?, ?, ?, ?, ?)
    on conflict (case_id, run_id, id) do update
   set due_at = excluded.due_at;
