-- name: hold
select id
  from members
 where organization_id = ?
   and id = ?
   for update;

-- name: list
select id, name, query, created_at
  from saved_views
 where organization_id = ?
   and member_id = ?
 order by name, id;

-- name: change
update saved_views
   set query = ?
 where organization_id = ?
   and member_id = ?
   and name = ?
returning id, name, query, created_at;

-- name: create
insert into saved_views (organization_id, member_id, name, query, created_at)
values (?, ?, ?, ?, ?)
returning id, name, query, created_at;

-- name: delete
delete from saved_views
 where organization_id = ?
   and member_id = ?
   and id = ?;
