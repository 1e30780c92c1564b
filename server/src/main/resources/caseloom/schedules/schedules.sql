-- name: remove
delete from schedules
 where organization_id = ?
   and workflow_id = ?;
delete from subscriptions
 where organization_id = ?
   and workflow_id = ?;

-- name: begin
insert into schedules (workflow_id, organization_id, version, began_at, moment, due_at)
values (?, ?, ?, ?, ?, ?);

-- name: subscribe
insert into subscriptions (workflow_id, organization_id, version, correlation_id)
select ?, ?, ?, correlation_id
  from unnest(?::bigint[]) as c (correlation_id);

-- name: subscriptions
-- In a closed organization nothing starts by itself.
select subscriptions.workflow_id, subscriptions.version, subscriptions.correlation_id,
       workflow_versions.published_by
  from subscriptions
  join workflow_versions
    on workflow_versions.workflow_id = subscriptions.workflow_id
   and workflow_versions.version = subscriptions.version
  join organizations
    on organizations.id = subscriptions.organization_id
   and organizations.closed_at is null
 where subscriptions.correlation_id = any (?);

-- name: due
select workflow_id, due_at
  from schedules
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim
-- Compare-and-set on when it is due: of two nodes that read the same schedule, one misses. It comes due
-- again by itself when the node dies before the schedule was moved on.
update schedules
   set due_at = ?
  from unnest(?::bigint[], ?::timestamptz[]) as s (workflow_id, due_at),
       workflow_versions,
       organizations
 where schedules.workflow_id = s.workflow_id
   and schedules.due_at = s.due_at
   and workflow_versions.workflow_id = schedules.workflow_id
   and workflow_versions.version = schedules.version
   and organizations.id = schedules.organization_id
returning schedules.workflow_id, schedules.version, schedules.began_at, schedules.moment,
       schedules.case_id, schedules.run_id, workflow_versions.published_by,
       organizations.closed_at is not null as closed;

-- name: move
update schedules
   set moment = ?,
       due_at = ?,
       case_id = ?,
       run_id = ?
 where workflow_id = ?
   and version = ?
   and moment is not distinct from ?::timestamptz;

-- name: end
delete from schedules
 where workflow_id = ?
   and version = ?
   and moment is not distinct from ?::timestamptz;

-- name: ended
select updated_at
  from runs
 where case_id = ?
   and id = ?
   and status in ('completed', 'failed', 'cancelled');
