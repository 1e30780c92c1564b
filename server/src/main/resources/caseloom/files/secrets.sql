-- name: make
-- Of several nodes that need it first, one makes it.
insert into server_secrets (name, value, created_at)
values (?, ?, ?)
on conflict (name) do nothing;

-- name: find
select value
  from server_secrets
 where name = ?;
