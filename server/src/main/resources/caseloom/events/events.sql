-- name: ensure-partitions
select ensure_event_partitions(?);

-- name: drop-partitions
-- Needs the parent table for itself for a moment; whoever holds it longer makes this wait for another
-- pass rather than everybody wait for this.
select set_config('lock_timeout', '2s', true);
select drop_event_partitions(?);

-- name: forget-ids
-- In small batches, so that no pass holds many locks.
delete from event_ids
 where (organization_id, fingerprint) in (
     select organization_id, fingerprint
       from event_ids
      where received_at < ?
      order by received_at
      limit ?);

-- name: take-ids
-- Who is new of a batch. The hashes are taken in one order, so that two batches with the same events do
-- not wait for each other.
insert into event_ids (organization_id, fingerprint, received_at)
select organization_id, decode(fingerprint, 'hex'), received_at
  from unnest(?::bigint[], ?::text[], ?::timestamptz[]) as a (organization_id, fingerprint, received_at)
 order by fingerprint
    on conflict do nothing
returning organization_id, encode(fingerprint, 'hex') as fingerprint,
          nextval('event_number') as number,
          pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest;

-- name: keep
-- The events, which of them have to be routed, and what their correlations give, which comes in lists of
-- its own: a join of two lists would cost the square of their length.
with fresh as materialized (
    select *
      from unnest(
          ?::bigint[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::boolean[])
          as e (number, received_at, organization_id, type, source, id, envelope, wanted)
),
kept as (
    insert into events (number, received_at, organization_id, type, source, id, envelope)
    select number, received_at, organization_id, type, source, id, envelope::json
      from fresh
),
waiting as (
    insert into unrouted (number, organization_id, received_at, told_before, due_at)
    select number, organization_id, received_at, ?, ?
      from fresh
     where wanted
)
insert into event_values (number, received_at, organization_id, correlation_id, value)
select number, received_at, organization_id, correlation_id, decode(value, 'hex')
  from unnest(?::bigint[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::text[])
      as v (number, received_at, organization_id, correlation_id, value);

-- name: horizon
-- The oldest transaction that is under way, and this one, which is the newest: the end of a snapshot
-- would not do, for it passes over transactions that are under way beyond the last that ended.
select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest,
       pg_current_xact_id()::text::bigint as newest;

-- name: routed
delete from unrouted
 where number in (
     select number
       from unrouted
      where number = any (?)
      order by number
        for update);

-- name: gather
-- Two nodes may route the same event; the second finds it gathered.
with fresh as materialized (
    select number
      from unrouted
     where number = any (?)
       and not gathered
     order by number
       for update
)
update unrouted
   set gathered = true
  from fresh
 where unrouted.number = fresh.number
returning unrouted.number;

-- name: under-way
-- How far events came that have more listeners than were served at once.
with legs as materialized (
    select l.number, l.past_case, l.past_run
      from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as l (number, past_case, past_run)
      join unrouted
        on unrouted.number = l.number
     order by l.number
       for update of unrouted
)
update unrouted
   set past_case = legs.past_case,
       past_run = legs.past_run,
       due_at = ?
  from legs
 where unrouted.number = legs.number;

-- name: due-unrouted
select number, due_at
  from unrouted
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim-unrouted
-- Compare-and-set on the moment, as for timers. An event whose partition is gone has no envelope.
with due as materialized (
    select unrouted.number
      from unnest(?::bigint[], ?::timestamptz[]) as u (number, due_at)
      join unrouted
        on unrouted.number = u.number
       and unrouted.due_at = u.due_at
     order by unrouted.number
       for update of unrouted
),
claimed as (
    update unrouted
       set due_at = ?
      from due
     where unrouted.number = due.number
    returning unrouted.number, unrouted.organization_id, unrouted.received_at,
           unrouted.told_before, unrouted.past_case, unrouted.past_run
)
select claimed.number, claimed.organization_id, claimed.received_at, claimed.told_before,
       claimed.past_case, claimed.past_run, events.envelope
  from claimed
  left join events
    on events.number = claimed.number
   and events.received_at = claimed.received_at
 order by claimed.number;
