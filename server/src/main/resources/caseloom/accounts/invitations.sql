-- name: make
-- An earlier one for the address ends: the number and the hash are others.
insert into member_invitations (
    organization_id, email, folded_email, role, hash, invited_by, created_at, expires_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (organization_id, folded_email) do update
   set id = default,
       email = excluded.email,
       role = excluded.role,
       hash = excluded.hash,
       invited_by = excluded.invited_by,
       created_at = excluded.created_at,
       expires_at = excluded.expires_at
returning id;

-- name: count
select count(*)
  from member_invitations
 where organization_id = ?;

-- name: list
select i.id, i.email, i.role, i.created_at, i.expires_at, m.email as inviter
  from member_invitations i
  join members m
    on m.id = i.invited_by
 where i.organization_id = ?
   and i.id > ?
   and i.expires_at > ?
 order by i.id
 limit ?;

-- name: organization
select name
  from organizations
 where id = ?;

-- name: end
delete from member_invitations
 where organization_id = ?
   and id = ?;

-- name: find
select i.id, i.organization_id, i.email, i.folded_email, i.role, i.expires_at,
       o.name as organization,
       exists (
       select
         from accounts
        where accounts.folded_email = i.folded_email) as has_account
  from member_invitations i
  join organizations o
    on o.id = i.organization_id
   and o.closed_at is null
 where i.hash = ?
   and i.expires_at > ?;

-- name: use
delete from member_invitations
 where hash = ?
returning id;

-- name: forget
delete from member_invitations
 where expires_at <= ?;
