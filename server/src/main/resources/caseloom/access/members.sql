-- name: create
insert into members (organization_id, email, folded_email, role, created_at)
values (?, ?, ?, ?, ?)
on conflict (organization_id, folded_email) do nothing
returning id, email, name, role, state, account_id, created_at;

-- name: list
select id, email, name, role, state, account_id, created_at
  from members
 where organization_id = ?
   and id > ?
 order by id
 limit ?;

-- name: find
select id, email, name, role, state, account_id, created_at
  from members
 where organization_id = ?
   and id = ?;

-- name: find_by_email
select id, email, name, role, state, account_id, created_at
  from members
 where organization_id = ?
   and folded_email = ?;

-- name: change
update members
   set role = coalesce(?::text, role),
       state = coalesce(?::text, state)
 where organization_id = ?
   and id = ?
returning id, email, name, role, state, account_id, created_at;

-- name: active
select id, email
  from members
 where organization_id = ?
   and folded_email = ?
   and state = 'active';

-- name: active_by_id
select id, email
  from members
 where organization_id = ?
   and id = any (?)
   and state = 'active';

-- name: first_administrator
select id, email
  from members
 where organization_id = ?
   and role = 'admin'
   and state = 'active'
 order by id
 limit 1;

-- name: held_administrators
-- Whoever waits here sees afterwards only those who still are administrators. New rows that refer to
-- them, such as sessions, do not wait for this.
select id, email
  from members
 where organization_id = ?
   and role = 'admin'
   and state = 'active'
 order by id
   for no key update;

-- name: end_sessions
delete from sessions
 where organization_id = ?
   and member_id = ?;
