-- name: alone
-- Of two that make one at once, the second counts what the first made.
select pg_advisory_xact_lock(7005, (? % 2147483647)::int);

-- name: count
select count(*)
  from legal_entities
 where organization_id = ?;

-- name: create
insert into legal_entities (organization_id, name, entity_type, jurisdiction)
values (?, ?, ?, ?)
returning id, name, entity_type, jurisdiction;

-- name: list
select id, name, entity_type, jurisdiction
  from legal_entities
 where organization_id = ?
   and id > ?
 order by id
 limit ?;

-- name: find
select id, name, entity_type, jurisdiction
  from legal_entities
 where organization_id = ?
   and id = ?;

-- name: change
update legal_entities
   set name = coalesce(?::text, name),
       entity_type = coalesce(?::text, entity_type),
       jurisdiction = coalesce(?::text, jurisdiction)
 where organization_id = ?
   and id = ?
returning id, name, entity_type, jurisdiction;

-- name: delete
delete from legal_entities
 where organization_id = ?
   and id = ?;
