-- name: due
-- Destinations take turns: of each at most what it has room for, which comes as an object, since a list
-- would be joined. A delivery that waits behind an earlier one of its case is left out until that had an
-- attempt.
with recursive waiting (destination_id) as (
    (
        select destination_id
          from waiting_deliveries
         order by destination_id
         limit 1
    )
    union all
    select (
        select further.destination_id
          from waiting_deliveries as further
         where further.destination_id > waiting.destination_id
         order by further.destination_id
         limit 1)
      from waiting
     where waiting.destination_id is not null
),
rooms as materialized (
    select ?::jsonb as of_destination
)
select due.case_id, due.id, due.due_at
  from waiting
  join destinations
    on destinations.id = waiting.destination_id
   and destinations.state = 'active'
 cross join lateral (
           select w.case_id, w.id, w.due_at
             from waiting_deliveries as w
            where w.destination_id = destinations.id
              and w.due_at <= ?
              and w.claimed_at is null
              and not exists (
                      select
                        from waiting_deliveries as earlier
                       where w.case_id > 0
                         and earlier.case_id = w.case_id
                         and earlier.id < w.id
                         and earlier.destination_id = w.destination_id
                         and earlier.attempts = 0)
            order by w.due_at, w.id
            limit coalesce((select (of_destination ->> destinations.id::text)::int from rooms), ?)
       ) as due
 limit ?;

-- name: oldest-due
-- The first of every active destination that waits.
with recursive waiting (destination_id) as (
    (
        select destination_id
          from waiting_deliveries
         order by destination_id
         limit 1
    )
    union all
    select (
        select further.destination_id
          from waiting_deliveries as further
         where further.destination_id > waiting.destination_id
         order by further.destination_id
         limit 1)
      from waiting
     where waiting.destination_id is not null
)
select first.due_at
  from waiting
  join destinations
    on destinations.id = waiting.destination_id
   and destinations.state = 'active'
 cross join lateral (
           select w.due_at
             from waiting_deliveries as w
            where w.destination_id = destinations.id
              and w.claimed_at is null
            order by w.due_at
            limit 1
       ) as first
 order by first.due_at
 limit 1;

-- name: claim
-- Compare-and-set on the moment: of two nodes that read the same row, one misses. One whose partition
-- was dropped has no event.
with claimed as (
    update waiting_deliveries
       set claimed_at = ?,
           due_at = ?
      from unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) as c (case_id, id, due_at)
     where waiting_deliveries.case_id = c.case_id
       and waiting_deliveries.id = c.id
       and waiting_deliveries.due_at = c.due_at
       and waiting_deliveries.claimed_at is null
    returning waiting_deliveries.*, c.due_at as was_due_at
)
select claimed.case_id, claimed.id, claimed.organization_id, claimed.destination_id,
       claimed.created_at, claimed.attempts, claimed.failed, claimed.was_due_at, claimed.claimed_at,
       deliveries.event, deliveries.message_id, deliveries.body,
       destinations.kind, destinations.connection_id, destinations.path, destinations.url,
       destinations.secret_number, destinations.secret, destinations.secret_since,
       destinations.former_secret, destinations.failing_since
  from claimed
  join destinations on destinations.id = claimed.destination_id
  left join deliveries
    on deliveries.case_id = claimed.case_id
   and deliveries.id = claimed.id
   and deliveries.created_at = claimed.created_at
 order by claimed.id;

-- name: lapsed
-- Attempts that nobody recorded in time.
select waiting_deliveries.case_id, waiting_deliveries.id, waiting_deliveries.organization_id,
       waiting_deliveries.destination_id, waiting_deliveries.created_at,
       waiting_deliveries.attempts, waiting_deliveries.failed, waiting_deliveries.claimed_at,
       destinations.kind
  from waiting_deliveries
  join destinations on destinations.id = waiting_deliveries.destination_id
 where waiting_deliveries.claimed_at is not null
   and waiting_deliveries.due_at <= ?
 order by waiting_deliveries.due_at
 limit ?;

-- name: record
-- What came of attempts. Only whoever has the claim moves the delivery on; the attempt itself is told
-- in any case, and a late answer is truer than that there was none.
with told as materialized (
    select *
      from unnest(
          ?::bigint[], ?::bigint[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::bigint[],
          ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::timestamptz[])
          as t (
              case_id, delivery_id, number, at, ended_at, organization_id,
              outcome, url, headers, status, response, error, next_at)
),
ended as (
    delete from waiting_deliveries
     using told
     where waiting_deliveries.case_id = told.case_id
       and waiting_deliveries.id = told.delivery_id
       and waiting_deliveries.attempts = told.number - 1
       and waiting_deliveries.claimed_at is not null
       and told.next_at is null
    returning waiting_deliveries.case_id, waiting_deliveries.id, waiting_deliveries.created_at,
           told.outcome, told.ended_at
),
put_back as (
    update waiting_deliveries
       set attempts = told.number,
           failed = waiting_deliveries.failed + 1,
           due_at = told.next_at,
           claimed_at = null
      from told
     where waiting_deliveries.case_id = told.case_id
       and waiting_deliveries.id = told.delivery_id
       and waiting_deliveries.attempts = told.number - 1
       and waiting_deliveries.claimed_at is not null
       and told.next_at is not null
),
settled as (
    update deliveries
       set delivered_at = case when ended.outcome = 'succeeded' then ended.ended_at end,
           failed_at = case when ended.outcome <> 'succeeded' then ended.ended_at end
      from ended
     where deliveries.case_id = ended.case_id
       and deliveries.id = ended.id
       and deliveries.created_at = ended.created_at
)
insert into attempts (
    case_id, delivery_id, number, at, ended_at, organization_id,
    outcome, url, headers, status, response, error)
select case_id, delivery_id, number, at, ended_at, organization_id,
       outcome, url, headers::json, nullif(status, 0), response, error
  from told
    on conflict (case_id, delivery_id, number, at) do update
   set ended_at = excluded.ended_at,
       outcome = excluded.outcome,
       url = excluded.url,
       headers = excluded.headers,
       status = excluded.status,
       response = excluded.response,
       error = excluded.error
 where excluded.outcome <> 'interrupted';

-- name: put-back
-- No attempt was made: the row is due as it was, before all that came later. Whoever no longer has the claim
-- leaves it alone.
update waiting_deliveries
   set due_at = b.due_at,
       claimed_at = null
  from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
      as b (case_id, id, claimed_at, due_at)
 where waiting_deliveries.case_id = b.case_id
   and waiting_deliveries.id = b.id
   and waiting_deliveries.claimed_at = b.claimed_at;

-- name: forget
-- Past its term: there is nothing left to send.
delete from waiting_deliveries
 using unnest(?::bigint[], ?::bigint[]) as f (case_id, id)
 where waiting_deliveries.case_id = f.case_id
   and waiting_deliveries.id = f.id;
