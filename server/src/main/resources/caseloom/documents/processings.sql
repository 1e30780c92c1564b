-- name: begin
insert into document_processings (organization_id, file_id, created_at, due_at)
values (?, ?, ?, ?)
returning id;

-- name: newest
select distinct on (file_id) file_id, id, created_at, ended_at, issues
  from document_processings
 where organization_id = ?
   and file_id = any (?)
 order by file_id, id desc;

-- name: claim
-- Read what is due, then compare-and-set its token: of two nodes that read the same row, one misses.
with due as (
    select id, lease_token
      from document_processings
     where ended_at is null
       and due_at <= ?
     order by due_at
     limit ?
)
update document_processings
   set due_at = ?,
       attempts = document_processings.attempts + 1,
       lease_token = document_processings.lease_token + 1
  from due
 where document_processings.id = due.id
   and document_processings.lease_token = due.lease_token
   and document_processings.ended_at is null
returning document_processings.id, document_processings.organization_id,
          document_processings.file_id, document_processings.created_at,
          document_processings.attempts, document_processings.lease_token;

-- name: renew
update document_processings
   set due_at = ?
 where id = ?
   and organization_id = ?
   and lease_token = ?
   and ended_at is null;

-- name: put-back
-- What stopped it was not the document.
update document_processings
   set due_at = ?,
       attempts = attempts - 1,
       lease_token = lease_token + 1
 where id = ?
   and organization_id = ?
   and lease_token = ?
   and ended_at is null;

-- name: end
update document_processings
   set ended_at = ?,
       issues = ?::json
 where id = ?
   and organization_id = ?
   and lease_token = ?
   and ended_at is null;

-- name: waiting
select count(*) as waiting
  from document_processings
 where ended_at is null;
