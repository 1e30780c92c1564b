-- name: known
-- The names of the connections that there are, of those asked for.
select name
  from connections
 where organization_id = ?
   and name = any (?);

-- name: names
select name
  from connections
 where organization_id = ?
 order by name
 limit ?;

-- name: use
-- A connection that is being deleted is waited for, and then not found.
with named as (
    select id
      from connections
     where organization_id = ?
       and name = any (?)
     order by id
       for key share
)
insert into connection_uses (workflow_id, version, connection_id, organization_id)
select ?, ?, id, ?
  from named
on conflict do nothing;

-- name: users
-- The workflows whose newest version names the connection.
select w.name
  from connection_uses u
  join workflows w
    on w.id = u.workflow_id
   and w.newest = u.version
   and w.deleted_at is null
 where u.organization_id = ?
   and u.connection_id = ?
 order by w.name
 limit ?;
