-- name: newest-run
select id
  from runs
 where case_id = ?
   and organization_id = ?
 order by id desc
 limit 1;

-- name: hold-run
-- Before its case, as everybody takes them.
select
  from runs
 where case_id = ?
   and id = ?
   and organization_id = ?
   for update;

-- name: hold-case
select cases.workflow_id, cases.version, cases.subject, cases.attributes, cases.updated_at,
       coalesce(cases.owner, cases.initiator) as owner, coalesce(members.email, '') as owned_by
  from cases
  left join members on members.id = coalesce(cases.owner, cases.initiator)
 where cases.id = ?
   and cases.organization_id = ?
   and cases.shown
   for update of cases;

-- name: count
-- Whatever a node is about to decide of an older sight is dropped, and decided again. The moment of
-- the run stays: of one that ended it says when (L-122).
update runs
   set decisions = decisions + 1,
       lease_owner = null
 where case_id = ?
   and id = ?
   and organization_id = ?
returning decisions,
       status in ('pending', 'running') and state is null and paused_at is null as unbegun;

-- name: wake
insert into timers (case_id, run_id, id, organization_id, due_at)
values (?, ?, ?, ?, ?)
    on conflict (case_id, run_id, id) do update
   set due_at = excluded.due_at;

-- name: tell
insert into history (case_id, run_id, seq, organization_id, at, entries)
values (?, ?, ?, ?, ?, ?::json);

-- name: amend
-- It moves even when the clock did not, so that whoever saw the case before learns of it.
update cases
   set subject = ?,
       attributes = ?::json,
       updated_at = greatest(updated_at + interval '1 microsecond', ?)
 where id = ?
   and organization_id = ?;

-- name: own
update cases
   set owner = ?
 where id = ?
   and organization_id = ?;
