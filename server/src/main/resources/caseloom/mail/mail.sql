-- name: has
select true
  from mails
 where case_id = ?
   and key = ?
   and organization_id = ?;

-- name: put
-- Queued twice, it is one mail.
insert into mails (case_id, key, organization_id, recipient, sealed, queued_at, due_at)
values (?, ?, ?, ?, ?, ?, ?)
    on conflict do nothing;

-- name: due
select case_id, key, due_at
  from mails
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim
-- Compare-and-set on the moment, as for timers.
update mails
   set due_at = ?,
       attempts = attempts + 1
 where case_id = ?
   and key = ?
   and due_at = ?
returning case_id, key, organization_id, recipient, sealed, attempts, due_at,
       exists (
       select
         from organizations
        where organizations.id = mails.organization_id
          and organizations.closed_at is not null) as is_closed;

-- name: sent
-- What was written is kept by nobody here.
update mails
   set sent_at = ?,
       due_at = null,
       sealed = null,
       error = null
 where case_id = ?
   and key = ?
   and due_at = ?;

-- name: gave-up
update mails
   set error = ?,
       due_at = null,
       sealed = null
 where case_id = ?
   and key = ?
   and due_at = ?;

-- name: again
update mails
   set due_at = ?,
       error = ?
 where case_id = ?
   and key = ?
   and due_at = ?;

-- name: forget
delete from mails
 where case_id = 0
   and due_at is null
   and queued_at < ?;
