-- name: count
select count(*)
  from connection_queries
 where organization_id = ?
   and connection_id = ?;

-- name: create
insert into connection_queries (
    organization_id, connection_id, name, description, method, path, parameters, result, created_at,
    updated_at)
values (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?)
on conflict (connection_id, name) do nothing
returning id;

-- name: list
select id, connection_id, name, description, method, path, parameters, result, created_at,
       updated_at
  from connection_queries
 where organization_id = ?
   and connection_id = ?
   and id > ?
 order by id
 limit ?;

-- name: find
select id, connection_id, name, description, method, path, parameters, result, created_at,
       updated_at
  from connection_queries
 where organization_id = ?
   and connection_id = ?
   and id = ?;

-- name: find-by-name
select query.id, query.connection_id, query.name, query.description, query.method, query.path,
       query.parameters, query.result, query.created_at, query.updated_at
  from connections connection
  join connection_queries query
    on query.organization_id = connection.organization_id
   and query.connection_id = connection.id
 where connection.organization_id = ?
   and connection.name = ?
   and query.name = ?;

-- name: name-is-taken
select exists (
           select
             from connection_queries
            where organization_id = ?
              and connection_id = ?
              and name = ?
              and id <> ?) as taken;

-- name: change
update connection_queries
   set name = ?,
       description = ?,
       method = ?,
       path = ?,
       parameters = ?::json,
       result = ?::json,
       updated_at = ?
 where organization_id = ?
   and connection_id = ?
   and id = ?;

-- name: delete
delete from connection_queries
 where organization_id = ?
   and connection_id = ?
   and id = ?;
