-- name: open
-- Opened twice, the later address counts; what was posted already stays.
insert into callbacks (
    case_id, run_id, activation, organization_id, hash, title, secret, opened_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (case_id, run_id, activation) do update
   set hash = excluded.hash,
       secret = excluded.secret;

-- name: address
-- An address of a closed organization is none.
select organization_id, secret, posted_at is null and closed_at is null as is_open
  from callbacks
 where hash = ?
   and not exists (
       select
         from organizations
        where organizations.id = callbacks.organization_id
          and organizations.closed_at is not null);

-- name: post
-- The first post wins; the row count says which one that was.
update callbacks
   set body = ?::json,
       posted_at = ?,
       due_at = ?
 where hash = ?
   and secret is not distinct from ?
   and posted_at is null
   and closed_at is null
   and not exists (
       select
         from organizations
        where organizations.id = callbacks.organization_id
          and organizations.closed_at is not null)
returning case_id, run_id, activation, organization_id;

-- name: post-inside
update callbacks
   set body = ?::json,
       posted_at = ?,
       due_at = ?
 where case_id = ?
   and run_id = ?
   and activation = ?
   and organization_id = ?
   and posted_at is null
   and closed_at is null;

-- name: due
select case_id, run_id, activation, due_at
  from callbacks
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim
-- Compare-and-set on the moment, as for timers.
update callbacks
   set due_at = ?
  from unnest(?::bigint[], ?::bigint[], ?::int[], ?::timestamptz[])
      as c (case_id, run_id, activation, due_at)
 where callbacks.case_id = c.case_id
   and callbacks.run_id = c.run_id
   and callbacks.activation = c.activation
   and callbacks.due_at = c.due_at
returning callbacks.case_id, callbacks.run_id, callbacks.activation, callbacks.organization_id,
       callbacks.body;

-- name: close
update callbacks
   set closed_at = ?,
       due_at = null,
       body = null
  from unnest(?::bigint[], ?::bigint[], ?::int[]) as c (case_id, run_id, activation)
 where callbacks.case_id = c.case_id
   and callbacks.run_id = c.run_id
   and callbacks.activation = c.activation
   and callbacks.closed_at is null;

-- name: forget
-- In small batches, so that no pass holds many locks.
delete from callbacks
 where (case_id, run_id, activation) in (
     select case_id, run_id, activation
       from callbacks
      where closed_at < ?
      order by closed_at
      limit ?);

-- name: hold
-- Whoever waits here sees what the one before did. No row when nobody waits for a post any more.
select case_id
  from callbacks
 where case_id = ?
   and run_id = ?
   and activation = ?
   and organization_id = ?
   and posted_at is null
   and closed_at is null
   for update;

-- name: hold-wish
-- The effect that wants it is there as long as its step waits; whoever drops it waits here, and closes
-- what was opened.
select activation
  from effects
 where case_id = ?
   and run_id = ?
   and activation = ?
   and organization_id = ?
   for share;
