-- name: alone
-- Of two that set one at once, the second counts what the first made.
select pg_advisory_xact_lock(7041, (? % 2147483647)::int);

-- name: count
select count(*)
  from secrets
 where organization_id = ?;

-- name: change
update secrets
   set sealed = ?,
       set_by = ?,
       set_at = ?
 where organization_id = ?
   and name = ?
returning id, name, set_by, created_at, set_at;

-- name: create
insert into secrets (organization_id, name, sealed, set_by, created_at, set_at)
values (?, ?, ?, ?, ?, ?)
returning id, name, set_by, created_at, set_at;

-- name: delete
delete from secrets
 where organization_id = ?
   and name = ?
returning id;

-- name: list
select id, name, set_by, created_at, set_at
  from secrets
 where organization_id = ?
   and name > ?
 order by name
 limit ?;

-- name: missing
select wanted.name
  from unnest(?::text[]) as wanted (name)
 where not exists (
           select 1
             from secrets
            where organization_id = ?
              and secrets.name = wanted.name)
 order by wanted.name;

-- name: sealed
select name, sealed
  from secrets
 where organization_id = ?
   and name = any(?);
