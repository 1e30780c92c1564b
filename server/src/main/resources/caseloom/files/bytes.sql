-- name: put
insert into file_bytes (organization_id, file_id, bytes)
values (?, ?, ?);

-- name: part
select substring(bytes from ?::int for ?::int) as part
  from file_bytes
 where organization_id = ?
   and file_id = ?;

-- name: size
select octet_length(bytes) as size
  from file_bytes
 where organization_id = ?
   and file_id = ?;

-- name: remove
delete from file_bytes
 where organization_id = ?
   and file_id = ?;
