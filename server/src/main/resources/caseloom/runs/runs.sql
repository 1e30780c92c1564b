-- name: find
-- The first run of a case has the case's number, and only the others are in the index by number.
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at,
       paused_at
  from runs
 where case_id = ?
   and id = ?
   and organization_id = ?
 union all
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at,
       paused_at
  from runs
 where id = ?
   and id <> case_id
   and organization_id = ?;

-- name: of-case
select id, case_id, workflow_id, version, status, input, output, created_at, updated_at,
       paused_at
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
-- Nothing wakes a paused run, and no pass has to look at it. Taken by number, as the engine's
-- writers take them.
with held as materialized (
    select id
      from timers
     where case_id = ?
       and run_id = ?
     order by id
       for update
)
update timers
   set held_due_at = timers.due_at,
       due_at = 'infinity'
  from held
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
update effects
   set paused = true
  from held
 where effects.case_id = ?
   and effects.run_id = ?
   and effects.activation = held.activation;

-- name: release-timers
-- Taken by number, all that there are: the one that wakes the run is among them, or new.
with held as materialized (
    select id
      from timers
     where case_id = ?
       and run_id = ?
     order by id
       for update
)
update timers
   set due_at = coalesce(timers.held_due_at, timers.due_at),
       held_due_at = null
  from held
 where timers.case_id = ?
   and timers.run_id = ?
   and timers.id = held.id;

-- name: release-mail
-- What was brought to it meanwhile comes again at once; what somebody takes just now comes anyway.
with held as materialized (
    select event
      from inbox
     where case_id = ?
       and run_id = ?
     order by event
       for update skip locked
)
update inbox
   set due_at = ?
  from held
 where inbox.case_id = ?
   and inbox.run_id = ?
   and inbox.event = held.event;
with held as materialized (
    select activation
      from callbacks
     where case_id = ?
       and run_id = ?
       and due_at is not null
     order by activation
       for update skip locked
)
update callbacks
   set due_at = ?
  from held
 where callbacks.case_id = ?
   and callbacks.run_id = ?
   and callbacks.activation = held.activation;

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
-- Nothing wakes a run that has ended; timers and effects are taken by number, as the engine's writers
-- take them. The run that waits for it is told, and the runs that it waits for are.
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
),
dropped as (
    delete from effects
     using held
     where effects.case_id = ?
       and effects.run_id = ?
       and effects.activation = held.activation
    returning effects.case_id, effects.run_id, effects.activation, effects.organization_id,
           effects.child_case_id, effects.child_run_id
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
select case_id, nextval('case_number'), organization_id, workflow_id, version, 'pending', 1, 0,
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

-- name: restart
-- The new run knows nothing of the one before it.
insert into runs (
    case_id, id, organization_id, workflow_id, version, status, lease_token, decisions,
    input, cause, created_at, updated_at)
select case_id, nextval('case_number'), organization_id, workflow_id, version, 'pending', 1, 0,
       input, cause, ?, ?
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
