-- name: make
insert into links (case_id, hash, organization_id, purpose, subject, email, made_at)
values (?, ?, ?, ?, ?, ?, ?);

-- name: end-of-person
update links
   set ended_at = ?
 where case_id = ?
   and organization_id = ?
   and purpose = ?
   and subject = ?
   and email = ?
   and ended_at is null;

-- name: end
update links
   set ended_at = ?
 where case_id = ?
   and organization_id = ?
   and purpose = ?
   and subject = ?
   and ended_at is null;

-- name: find
-- A link of a closed organization is none.
select case_id, hash, organization_id, purpose, subject, email, ended_at is not null as has_ended
  from links
 where hash = ?
   and not exists (
       select
         from organizations
        where organizations.id = links.organization_id
          and organizations.closed_at is not null);
