-- name: create
insert into keys (
    organization_id, owner_id, name, first_characters, hash, rate_limit, created_at, expires_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
returning id;

-- name: grant
-- Everything about a key except whether it has expired, which the clock says.
select k.id, k.organization_id, o.name as organization_name, k.owner_id, m.email, k.rate_limit,
       k.active, k.revoked_at is not null as revoked, k.expires_at,
       o.closed_at is not null as closed
  from keys k
  join organizations o
    on o.id = k.organization_id
  join members m
    on m.id = k.owner_id
 where k.hash = ?;

-- name: list
select k.id, k.name, k.first_characters, k.owner_id, m.email, k.active, k.rate_limit,
       k.created_at, k.expires_at, k.last_used_at, k.revoked_at
  from keys k
  join members m
    on m.id = k.owner_id
 where k.organization_id = ?
   and k.id > ?
 order by k.id
 limit ?;

-- name: find
select k.id, k.name, k.first_characters, k.owner_id, m.email, k.active, k.rate_limit,
       k.created_at, k.expires_at, k.last_used_at, k.revoked_at
  from keys k
  join members m
    on m.id = k.owner_id
 where k.organization_id = ?
   and k.id = ?;

-- name: change
update keys
   set active = coalesce(?::boolean, active),
       rate_limit = coalesce(?::int, rate_limit),
       owner_id = coalesce(?::bigint, owner_id),
       expires_at = case when ? then ?::timestamptz else expires_at end
 where organization_id = ?
   and id = ?
   and revoked_at is null;

-- name: revoke
update keys
   set revoked_at = ?
 where organization_id = ?
   and id = ?
   and revoked_at is null;

-- name: delete
delete from keys
 where organization_id = ?
   and id = ?;

-- name: used
-- One statement for all keys that were used since the last one.
update keys
   set last_used_at = used.at
  from unnest(?::bigint[], ?::timestamptz[]) as used (id, at)
 where keys.id = used.id
   and (keys.last_used_at is null or keys.last_used_at < used.at);
