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

-- name: keep
-- One statement for a batch: who is new, the events, what their correlations give, and which of them
-- have to be routed. The hashes are taken in one order, so that two batches with the same events do not
-- wait for each other; the numbers follow the order of arrival.
with arrived as materialized (
    select *
      from unnest(
          ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::timestamptz[])
          as a (ordinal, organization_id, fingerprint, type, source, id, envelope, received_at)
),
valued as materialized (
    select *
      from unnest(?::int[], ?::bigint[], ?::text[]) as v (ordinal, correlation_id, value)
),
fresh as (
    insert into event_ids (organization_id, fingerprint, received_at)
    select organization_id, decode(fingerprint, 'hex'), received_at
      from arrived
     order by fingerprint
        on conflict do nothing
    returning organization_id, fingerprint
),
numbered as materialized (
    select nextval('event_number') as number, found.*
      from (
          select arrived.*
            from arrived
            join fresh
              on fresh.organization_id = arrived.organization_id
             and fresh.fingerprint = decode(arrived.fingerprint, 'hex')
           order by arrived.ordinal
      ) as found
),
kept as (
    insert into events (number, received_at, organization_id, type, source, id, envelope)
    select number, received_at, organization_id, type, source, id, envelope::json
      from numbered
),
taken as (
    insert into event_values (correlation_id, value, number, received_at, organization_id)
    select valued.correlation_id, decode(valued.value, 'hex'), numbered.number,
           numbered.received_at, numbered.organization_id
      from valued
      join numbered on numbered.ordinal = valued.ordinal
),
waiting as (
    insert into unrouted (number, organization_id, received_at, due_at)
    select number, organization_id, received_at, ?
      from numbered
     where ordinal in (select ordinal from valued)
)
select ordinal, number, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest
  from numbered;

-- name: horizon
-- The oldest transaction that is under way, and the one that will come next.
select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest,
       pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next;

-- name: routed
delete from unrouted
 where number = any (?);

-- name: due-unrouted
select number, due_at
  from unrouted
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim-unrouted
-- Compare-and-set on the moment, as for timers. An event whose partition is gone has no envelope.
with claimed as (
    update unrouted
       set due_at = ?
      from unnest(?::bigint[], ?::timestamptz[]) as u (number, due_at)
     where unrouted.number = u.number
       and unrouted.due_at = u.due_at
    returning unrouted.number, unrouted.organization_id, unrouted.received_at
)
select claimed.number, claimed.organization_id, claimed.received_at, events.envelope
  from claimed
  left join events
    on events.number = claimed.number
   and events.received_at = claimed.received_at
 order by claimed.number;
