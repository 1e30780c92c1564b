-- name: take
-- Whoever takes a run moves its token: every decision made of an older sight is dropped. From then on
-- the run is found by its timers and effects; nobody holds it since its creation any more. A run whose
-- state a newer release wrote is left to nodes of that release. The state is text and begins with its
-- version, so nothing is parsed for that.
update runs
   set lease_token = runs.lease_token + 1,
       lease_owner = null
  from unnest(?::bigint[], ?::bigint[]) as w (case_id, id)
 where runs.case_id = w.case_id
   and runs.id = w.id
   and runs.status in ('pending', 'running')
   and runs.paused_at is null
   and coalesce(substring(runs.state::text from '^\{"v":([0-9]+)')::int, 0) <= ?
returning runs.case_id, runs.id, runs.workflow_id, runs.version, runs.lease_token,
       runs.decisions, runs.status, runs.state, runs.cause;

-- name: adopt
-- As take, for runs of a dead node that never had a decision. Should one be stored at this moment,
-- the row is seen again after that commit and does not fit any more.
update runs
   set lease_token = runs.lease_token + 1,
       lease_owner = null
  from unnest(?::bigint[], ?::bigint[]) as w (case_id, id)
 where runs.case_id = w.case_id
   and runs.id = w.id
   and runs.status in ('pending', 'running')
   and runs.decisions = 0
   and runs.lease_owner = ?
returning runs.case_id, runs.id, runs.workflow_id, runs.version, runs.lease_token,
       runs.decisions, runs.status, runs.state, runs.cause;

-- name: cases-of
-- Read after their runs were taken, so that the case is the one that the run's state belongs to.
select id, shown, subject, status, attributes, metadata, created_at
  from cases
 where id = any (?);

-- name: orphans
-- Runs that a dead node held since their creation and never decided anything about.
select case_id, id
  from runs
 where case_id >= ?
   and lease_owner = ?
   and status in ('pending', 'running')
 order by case_id
 limit ?;

-- name: present
-- Which of these runs are on disk and have not ended; some may be paused, or of a newer release.
select runs.case_id, runs.id
  from runs,
       unnest(?::bigint[], ?::bigint[]) as w (case_id, id)
 where runs.case_id = w.case_id
   and runs.id = w.id
   and runs.status in ('pending', 'running');

-- name: due-timers
select case_id, run_id, id, due_at
  from timers
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim-timers
-- Compare-and-set on the moment: of two nodes that read the same timer, one misses. The timer comes
-- back by itself when the claiming node dies before the run's decision is stored.
update timers
   set due_at = ?
  from unnest(?::bigint[], ?::bigint[], ?::int[], ?::timestamptz[])
      as t (case_id, run_id, id, due_at)
 where timers.case_id = t.case_id
   and timers.run_id = t.run_id
   and timers.id = t.id
   and timers.due_at = t.due_at
returning timers.case_id, timers.run_id, timers.id;

-- name: next-timer
select min(due_at) as due_at
  from timers
 where due_at < 'infinity';

-- name: effects-of
-- Those of paused runs wait until somebody resumes the run.
select case_id, run_id, activation, organization_id, request, answer, created_at
  from effects
 where node = ?
   and not paused
   and (case_id, run_id, activation) > (?, ?, ?)
 order by case_id, run_id, activation
 limit ?;

-- name: claim-effects
update effects
   set node = ?
  from unnest(?::bigint[], ?::bigint[], ?::int[]) as e (case_id, run_id, activation)
 where effects.case_id = e.case_id
   and effects.run_id = e.run_id
   and effects.activation = e.activation
   and effects.node = ?
returning effects.case_id, effects.run_id, effects.activation;

-- name: other-case
-- What get-case reads: a case of the same organization.
select id, shown, workflow_id, version, subject, status, attributes, metadata, created_at
  from cases
 where id = ?
   and organization_id = ?
   and shown;

-- name: initiator
select initiator
  from cases
 where id = ?;

-- name: forget-timer
-- The run stays locked, so that nobody moves it on and sets the timer anew before it is gone.
with seen as materialized (
    select case_id, id
      from runs
     where case_id = ?
       and id = ?
       and lease_token = ?
       and decisions = ?
       for update
)
delete from timers
 using seen
 where timers.case_id = seen.case_id
   and timers.run_id = seen.id
   and timers.id = ?;

-- name: sweep
-- Of a run that has ended nothing waits any more; one that is paused has not ended. Taken by number,
-- as everybody takes them.
with held as materialized (
    select id
      from timers
     where case_id = ?
       and run_id = ?
       and not exists (
           select
             from runs
            where runs.case_id = timers.case_id
              and runs.id = timers.run_id
              and runs.status in ('pending', 'running'))
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
       and not exists (
           select
             from runs
            where runs.case_id = effects.case_id
              and runs.id = effects.run_id
              and runs.status in ('pending', 'running'))
     order by activation
       for update
)
delete from effects
 using held
 where effects.case_id = ?
   and effects.run_id = ?
   and effects.activation = held.activation;
delete from listeners
 where case_id = ?
   and run_id = ?
   and not exists (
       select
         from runs
        where runs.case_id = listeners.case_id
          and runs.id = listeners.run_id
          and runs.status in ('pending', 'running'));
delete from inbox
 where case_id = ?
   and run_id = ?
   and not exists (
       select
         from runs
        where runs.case_id = inbox.case_id
          and runs.id = inbox.run_id
          and runs.status in ('pending', 'running'));
update callbacks
   set closed_at = now(),
       due_at = null,
       body = null
 where case_id = ?
   and run_id = ?
   and closed_at is null
   and not exists (
       select
         from runs
        where runs.case_id = callbacks.case_id
          and runs.id = callbacks.run_id
          and runs.status in ('pending', 'running'));

-- name: keep-answer
-- An answer that came while its run was paused.
update effects
   set answer = ?::json
 where case_id = ?
   and run_id = ?
   and activation = ?;

-- name: release-effects
-- What is answered, or was in the hand of a node that is gone, is taken up by this one. The rest
-- stays with the node that may be at it, or with none (0). A node whose row is held by a rescuer is
-- as good as gone: that one passed over what was paused. Nobody waits here, since the run is held.
with held as materialized (
    select activation
      from effects
     where case_id = ?
       and run_id = ?
       and paused
     order by activation
       for update
)
update effects
   set paused = false,
       node =
           case
               when effects.answer is not null
                 or (effects.node > 0
                     and not exists (
                         select
                           from nodes
                          where nodes.id = effects.node
                            for key share skip locked))
               then ?::bigint
               else effects.node
           end
  from held
 where effects.case_id = ?
   and effects.run_id = ?
   and effects.activation = held.activation;
