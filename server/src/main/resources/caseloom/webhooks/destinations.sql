-- name: epoch
select value
  from destination_epoch;

-- name: active
select id, organization_id, kind, events
  from destinations
 where state = 'active';

-- name: hold
select pg_advisory_xact_lock_shared(7047, 0);

-- name: active-of
select id, organization_id, kind, events
  from destinations
 where organization_id = ?
   and state = 'active';

-- name: alone
-- Waits for the writers of the moment, and they for this: so it gives up soon.
select set_config('lock_timeout', '2s', true);
select pg_advisory_xact_lock(7047, 0);
update destination_epoch
   set value = value + 1;

-- name: next-number
select nextval('destination_number') as id;

-- name: count
select count(*) as number
  from destinations
 where organization_id = ?
   and state <> 'deleted';

-- name: create
insert into destinations (
    id, organization_id, kind, connection_id, path, url, events, secret_number, secret,
    secret_since, created_by, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?::text[], 1, ?, ?, ?, ?, ?);

-- name: find
select id, kind, connection_id, path, url, events, state, paused_because, secret_number, secret_since,
       former_secret is not null as rotated, failing_since, failed_at, created_at, updated_at
  from destinations
 where organization_id = ?
   and id = ?
   and state <> 'deleted';

-- name: held
-- One change of a destination at a time.
select id, kind, connection_id, path, url, events, state, paused_because, secret_number, secret_since,
       former_secret is not null as rotated, failing_since, failed_at, created_at, updated_at
  from destinations
 where organization_id = ?
   and id = ?
   and state <> 'deleted'
   for update;

-- name: list
select id, kind, connection_id, path, url, events, state, paused_because, secret_number, secret_since,
       former_secret is not null as rotated, failing_since, failed_at, created_at, updated_at
  from destinations
 where organization_id = ?
   and id > ?
   and state <> 'deleted'
 order by id
 limit ?;

-- name: pause
update destinations
   set state = 'paused',
       paused_because = ?,
       updated_at = ?
 where organization_id = ?
   and id = ?
   and state = 'active';

-- name: resume
update destinations
   set state = 'active',
       paused_because = null,
       failing_since = null,
       failed_at = null,
       updated_at = ?
 where organization_id = ?
   and id = ?
   and state = 'paused';

-- name: change
update destinations
   set url = coalesce(?, url),
       events = coalesce(?::text[], events),
       updated_at = ?
 where organization_id = ?
   and id = ?
   and state <> 'deleted';

-- name: rotate
update destinations
   set former_secret = secret,
       secret = ?,
       secret_number = secret_number + 1,
       secret_since = ?,
       updated_at = ?
 where organization_id = ?
   and id = ?
   and secret_number = ?;

-- name: delete
update destinations
   set state = 'deleted',
       updated_at = ?
 where organization_id = ?
   and id = ?
   and state <> 'deleted';

-- name: drop-waiting
-- What waits is over: its deliveries count as failed. Taken by number, as the sender takes them.
with held as materialized (
    select case_id, id, created_at
      from waiting_deliveries
     where destination_id = ?
       and organization_id = ?
     order by case_id, id
       for update
),
dropped as (
    delete from waiting_deliveries
     using held
     where waiting_deliveries.case_id = held.case_id
       and waiting_deliveries.id = held.id
)
update deliveries
   set failed_at = ?
  from held
 where deliveries.case_id = held.case_id
   and deliveries.id = held.id
   and deliveries.created_at = held.created_at;

-- name: failing
-- Of several attempts the first counts for since when, the last for until when.
update destinations
   set failing_since = coalesce(destinations.failing_since, f.at),
       failed_at = greatest(destinations.failed_at, f.at)
  from unnest(?::bigint[], ?::timestamptz[]) as f (id, at)
 where destinations.id = f.id;

-- name: well
update destinations
   set failing_since = null,
       failed_at = null
  from unnest(?::bigint[]) as w (id)
 where destinations.id = w.id
   and destinations.failing_since is not null;

-- name: failed-for-long
select id, organization_id
  from destinations
 where state = 'active'
   and failing_since is not null
   and failed_at - failing_since >= ? * interval '1 millisecond'
 order by id
 limit ?;

-- name: users
select id
  from destinations
 where organization_id = ?
   and connection_id = ?
   and state <> 'deleted'
 order by id
 limit ?;

-- name: connection
-- It stays until the transaction ends.
select id
  from connections
 where organization_id = ?
   and id = ?
   for key share;
