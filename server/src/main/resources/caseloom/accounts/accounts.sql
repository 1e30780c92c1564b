-- name: find_by_email
select id, email, name, time_zone, password_hash, password_changed_at, last_organization_id,
       created_at
  from accounts
 where folded_email = ?;

-- name: find
select id, email, name, time_zone, password_hash, password_changed_at, last_organization_id,
       created_at
  from accounts
 where id = ?;

-- name: any
select exists (select from accounts);

-- name: create
insert into accounts (
    email, folded_email, name, password_hash, password_changed_at, created_at)
values (?, ?, ?, ?, ?, ?)
    on conflict (folded_email) do nothing
returning id;

-- name: set_password
update accounts
   set password_hash = ?,
       password_changed_at = ?
 where id = ?;

-- name: strengthen
-- The same password, hashed with more effort; unless it was changed meanwhile.
update accounts
   set password_hash = ?
 where id = ?
   and password_hash = ?;

-- name: change
update accounts
   set name = coalesce(?, name),
       time_zone = case when ? then ? else time_zone end
 where id = ?
returning id, email, name, time_zone, password_hash, password_changed_at, last_organization_id,
          created_at;

-- name: name_members
update members
   set name = ?
 where account_id = ?;

-- name: went_to
update accounts
   set last_organization_id = ?
 where id = ?;

-- name: memberships
-- Where an account may go.
select m.id, m.organization_id, o.name as organization, m.email, m.role
  from members m
  join organizations o
    on o.id = m.organization_id
   and o.closed_at is null
 where m.account_id = ?
   and m.state = 'active'
 order by o.name, o.id;

-- name: link
-- Lets an account reach an organization as a member who had none.
update members
   set account_id = ?,
       name = ?
 where organization_id = ?
   and id = ?
   and state = 'active'
   and (account_id is null or account_id = ?);

-- name: member
-- Held, so that of two who use a link at once the second sees what the first did.
select id, role, state, account_id
  from members
 where organization_id = ?
   and folded_email = ?
   for no key update;

-- name: add_member
insert into members (organization_id, email, folded_email, role, account_id, name, created_at)
values (?, ?, ?, ?, ?, ?, ?)
    on conflict (organization_id, folded_email) do nothing
returning id;
