-- name: settle
-- Of several nodes that start first, one says which key it is.
insert into master_key (id, since)
values (?, ?)
on conflict (only_row) do nothing;

-- name: current
select id
  from master_key;

-- name: current_shared
-- Nobody changes the key while a data key is sealed with it.
select id
  from master_key
   for share;

-- name: current_alone
select id
  from master_key
   for update;

-- name: find
select owner, master_key, sealed
  from data_keys
 where owner = ?;

-- name: make
-- Of several nodes that need it first, one makes it.
insert into data_keys (owner, master_key, sealed, created_at)
values (?, ?, ?, ?)
on conflict (owner) do nothing;

-- name: sealed_otherwise
select owner, master_key, sealed
  from data_keys
 where master_key <> ?
 order by owner
 limit ?;

-- name: reseal
update data_keys
   set master_key = ?,
       sealed = ?
 where owner = ?
   and master_key = ?;

-- name: change
update master_key
   set id = ?,
       since = ?
 where id = ?;

-- name: nodes_without
select id, name
  from nodes
 where lease_until > clock_timestamp()
   and not ? = any(master_keys)
 order by id
 limit ?;
