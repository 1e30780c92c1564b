-- name: make
-- Of several nodes that need it first, one makes it.
insert into server_secrets (name, sealed, created_at)
values (?, ?, ?)
on conflict (name) do nothing;

-- name: find
select sealed
  from server_secrets
 where name = ?
   and sealed is not null;

-- name: find_bare
-- As an earlier version left it.
select value
  from server_secrets
 where name = ?
   and value is not null;

-- name: seal
update server_secrets
   set sealed = ?,
       value = null
 where name = ?
   and value is not null;
