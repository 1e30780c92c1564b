-- name: make
insert into setup_links (hash, organization_id, member_id, created_at, expires_at)
values (?, ?, ?, ?, ?);

-- name: member
-- Whom a new link can be for: the one with that address, else the first administrator.
select id, email
  from members
 where organization_id = ?
   and state = 'active'
   and case when ?::text is null then role = 'admin' else folded_email = ? end
 order by id
 limit 1;

-- name: find
select l.organization_id, l.member_id, l.expires_at, m.email, m.account_id, o.name as organization
  from setup_links l
  join members m
    on m.id = l.member_id
   and m.state = 'active'
  join organizations o
    on o.id = l.organization_id
   and o.closed_at is null
 where l.hash = ?
   and l.expires_at > ?;

-- name: use
-- All links of the member, which one use ends; nothing when another was first.
with used as (
    select member_id
      from setup_links
     where hash = ?
       for update
)
delete from setup_links
 using used
 where setup_links.member_id = used.member_id
returning setup_links.member_id;

-- name: forget
delete from setup_links
 where expires_at <= ?;
