-- name: open
-- Asked twice, it is one request.
insert into approvals (case_id, run_id, activation, organization_id, step, request, opened_at)
values (?, ?, ?, ?, ?, ?::json, ?)
    on conflict do nothing;

-- name: belonging
select id, initiator, coalesce(owner, initiator) as owner
  from cases
 where id = any (?)
   and organization_id = ?;

-- name: people
-- The active members that the words of requests may mean, and whoever handed a seat over.
select id, email, folded_email, role, state = 'active' as is_active
  from members
 where organization_id = ?
   and (state = 'active' and (folded_email = any (?) or role = any (?) or id = any (?))
     or folded_email = any (?))
 order by id
 limit ?;

-- name: open-of-cases
select approvals.case_id, approvals.run_id, approvals.activation, approvals.step, approvals.request,
       approvals.opened_at, runs.workflow_id, runs.version, true as open
  from approvals
  join callbacks
 using (case_id, run_id, activation)
  join runs
    on runs.case_id = approvals.case_id
   and runs.id = approvals.run_id
 where approvals.case_id = any (?)
   and approvals.organization_id = ?
   and callbacks.posted_at is null
   and callbacks.closed_at is null
 order by approvals.opened_at, approvals.case_id, approvals.run_id, approvals.activation
 limit ?;

-- name: of-case
select approvals.case_id, approvals.run_id, approvals.activation, approvals.step, approvals.request,
       approvals.opened_at, runs.workflow_id, runs.version,
       coalesce(callbacks.posted_at is null and callbacks.closed_at is null
                    and callbacks.case_id is not null, false) as open
  from approvals
  join runs
    on runs.case_id = approvals.case_id
   and runs.id = approvals.run_id
  left join callbacks
    on callbacks.case_id = approvals.case_id
   and callbacks.run_id = approvals.run_id
   and callbacks.activation = approvals.activation
 where approvals.case_id = ?
   and approvals.organization_id = ?
 order by approvals.run_id, approvals.activation
 limit ?;

-- name: find
select approvals.case_id, approvals.run_id, approvals.activation, approvals.step, approvals.request,
       approvals.opened_at, runs.workflow_id, runs.version,
       coalesce(callbacks.posted_at is null and callbacks.closed_at is null
                    and callbacks.case_id is not null, false) as open
  from approvals
  join runs
    on runs.case_id = approvals.case_id
   and runs.id = approvals.run_id
  left join callbacks
    on callbacks.case_id = approvals.case_id
   and callbacks.run_id = approvals.run_id
   and callbacks.activation = approvals.activation
 where approvals.case_id = ?
   and approvals.run_id = ?
   and approvals.activation = ?
   and approvals.organization_id = ?;

-- name: open-of-organization
-- The oldest first.
select approvals.case_id, approvals.run_id, approvals.activation, approvals.step, approvals.request,
       approvals.opened_at, runs.workflow_id, runs.version, true as open
  from callbacks
  join approvals
 using (case_id, run_id, activation)
  join runs
    on runs.case_id = approvals.case_id
   and runs.id = approvals.run_id
 where callbacks.organization_id = ?
   and callbacks.posted_at is null
   and callbacks.closed_at is null
   and (callbacks.opened_at, callbacks.case_id, callbacks.run_id, callbacks.activation)
           > (?, ?, ?, ?)
 order by callbacks.opened_at, callbacks.case_id, callbacks.run_id, callbacks.activation
 limit ?;

-- name: decisions
select case_id, run_id, activation, email, folded_email, approved, comment, filled, decided_at
  from approval_decisions
 where case_id = any (?)
   and organization_id = ?
 order by decided_at, folded_email;

-- name: decide
insert into approval_decisions
    (case_id, run_id, activation, folded_email, organization_id, email, approved, comment, filled,
     decided_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?);

-- name: delegations
select case_id, run_id, activation, folded_from, from_email, to_email, folded_to, comment,
       delegated_at
  from approval_delegations
 where case_id = any (?)
   and organization_id = ?
 order by delegated_at, folded_from;

-- name: delegate
insert into approval_delegations
    (case_id, run_id, activation, folded_from, organization_id, from_email, to_email, folded_to,
     comment, delegated_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: subject
select subject
  from cases
 where id = ?
   and organization_id = ?;
