-- name: begin
insert into sessions (
    organization_id, account_id, member_id, hash, rotated_at, confirmed_at, csrf_token, created_at,
    last_used_at, address, agent)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
returning id;

-- name: end_oldest
-- All but the newest of an account.
delete from sessions
 where account_id = ?
   and id <= (
       select id
         from sessions
        where account_id = ?
        order by id desc
       offset ?
        limit 1);

-- name: find
-- Only while its member takes part with that account in an open organization.
select s.id, s.account_id, s.organization_id, s.member_id, s.hash = ? as is_current, s.csrf_token,
       s.created_at, s.last_used_at, s.rotated_at, s.confirmed_at, m.email, m.role
  from sessions s
  join members m
    on m.id = s.member_id
   and m.account_id = s.account_id
   and m.state = 'active'
  join organizations o
    on o.id = s.organization_id
   and o.closed_at is null
 where s.hash = ?
    or s.previous_hash = ?;

-- name: confirm
update sessions
   set confirmed_at = ?
 where id = ?
   and hash = ?
   and confirmed_at is null;

-- name: used
update sessions
   set last_used_at = ?
 where id = ?
   and last_used_at < ?;

-- name: renew
-- Compare-and-set on the moment of the last one.
update sessions
   set previous_hash = case when ? then hash else previous_hash end,
       hash = ?,
       rotated_at = ?,
       confirmed_at = null
 where id = ?
   and rotated_at = ?;

-- name: list
select s.id, s.organization_id, o.name as organization, s.created_at, s.last_used_at, s.address,
       s.agent
  from sessions s
  join organizations o
    on o.id = s.organization_id
 where s.account_id = ?
   and s.last_used_at > ?
   and s.created_at > ?
 order by s.id desc;

-- name: end
delete from sessions
 where account_id = ?
   and id = ?
returning id;

-- name: end_others
delete from sessions
 where account_id = ?
   and id <> ?
returning id;

-- name: forget
delete from sessions
 where last_used_at <= ?
    or created_at <= ?;

-- name: email
select email
  from members
 where id = ?;
