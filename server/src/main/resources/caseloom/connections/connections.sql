-- name: alone
-- Of two that make one at once, the second counts what the first made.
select pg_advisory_xact_lock(7043, (? % 2147483647)::int);

-- name: count
select count(*)
  from connections
 where organization_id = ?;

-- name: next-number
-- What is sealed is bound to the number, so that is drawn first.
select nextval(pg_get_serial_sequence('connections', 'id'));

-- name: create
insert into connections (
    id, organization_id, name, base_url, docs_url, authentication, sealed, headers, rate_requests,
    rate_minutes, timeout_seconds, ca_certificates, created_at, updated_at)
overriding system value
values (?, ?, ?, ?, ?, ?::json, ?, ?::json, ?, ?, ?, ?, ?, ?)
on conflict (organization_id, name) do nothing;

-- name: list
select id, organization_id, name, base_url, docs_url, authentication, sealed, headers,
       rate_requests, rate_minutes, timeout_seconds, ca_certificates, created_at, updated_at
  from connections
 where organization_id = ?
   and id > ?
 order by id
 limit ?;

-- name: find
select id, organization_id, name, base_url, docs_url, authentication, sealed, headers,
       rate_requests, rate_minutes, timeout_seconds, ca_certificates, created_at, updated_at
  from connections
 where organization_id = ?
   and id = ?;

-- name: find-by-name
select id, organization_id, name, base_url, docs_url, authentication, sealed, headers,
       rate_requests, rate_minutes, timeout_seconds, ca_certificates, created_at, updated_at
  from connections
 where organization_id = ?
   and name = ?;

-- name: held
select id, organization_id, name, base_url, docs_url, authentication, sealed, headers,
       rate_requests, rate_minutes, timeout_seconds, ca_certificates, created_at, updated_at
  from connections
 where organization_id = ?
   and id = ?
   for update;

-- name: name-is-taken
select exists (
           select
             from connections
            where organization_id = ?
              and name = ?
              and id <> ?) as taken;

-- name: change
update connections
   set name = ?,
       base_url = ?,
       docs_url = ?,
       authentication = ?::json,
       sealed = ?,
       headers = ?::json,
       rate_requests = ?,
       rate_minutes = ?,
       timeout_seconds = ?,
       ca_certificates = ?,
       updated_at = ?
 where organization_id = ?
   and id = ?;

-- name: delete
delete from connections
 where organization_id = ?
   and id = ?;
