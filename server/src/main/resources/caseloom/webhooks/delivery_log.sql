-- name: list
-- The newest first.
select d.case_id, d.id, d.created_at, d.destination_id, d.event, d.message_id, d.body, d.delivered_at,
       d.failed_at, destinations.kind, waiting.claimed_at, waiting.due_at
  from deliveries as d
  join destinations on destinations.id = d.destination_id
  left join waiting_deliveries as waiting
    on waiting.case_id = d.case_id
   and waiting.id = d.id
 where d.organization_id = ?
   and (?::bigint is null or d.id < ?)
   and (?::bigint is null or d.destination_id = ?)
   and (?::bigint is null or d.case_id = ?)
   and (?::text is null or d.event = ?)
   and (?::text is null or d.message_id = ?)
   and (?::text is null or ? = case
           when d.delivered_at is not null then 'delivered'
           when d.failed_at is not null then 'failed'
           when waiting.claimed_at is not null then 'in_progress'
           else 'pending'
       end)
 order by d.id desc
 limit ?;

-- name: find
select d.case_id, d.id, d.created_at, d.destination_id, d.event, d.message_id, d.body, d.delivered_at,
       d.failed_at, destinations.kind, waiting.claimed_at, waiting.due_at
  from deliveries as d
  join destinations on destinations.id = d.destination_id
  left join waiting_deliveries as waiting
    on waiting.case_id = d.case_id
   and waiting.id = d.id
 where d.organization_id = ?
   and d.id = ?;

-- name: attempts
select number, at, ended_at, outcome, url, headers, status, response, error
  from attempts
 where case_id = ?
   and delivery_id = ?
   and organization_id = ?
 order by number
 limit ?;

-- name: failed
-- What did not arrive, the oldest first.
select id
  from deliveries
 where organization_id = ?
   and destination_id = ?
   and failed_at is not null
   and (?::text is null or event = ?)
   and (?::timestamptz is null or created_at >= ?)
   and (?::timestamptz is null or created_at < ?)
 order by id
 limit ?;

-- name: replay
-- A new series of attempts for what has ended; attempts are counted on.
with chosen as materialized (
    select d.case_id, d.id, d.created_at, d.organization_id, d.destination_id
      from deliveries as d
      join destinations on destinations.id = d.destination_id
     where d.organization_id = ?
       and d.id = any (?)
       and num_nonnulls(d.delivered_at, d.failed_at) > 0
       and destinations.state <> 'deleted'
     order by d.case_id, d.id
       for update of d
),
put as (
    insert into waiting_deliveries (
        case_id, id, organization_id, destination_id, created_at, due_at, attempts)
    select chosen.case_id, chosen.id, chosen.organization_id, chosen.destination_id,
           chosen.created_at, ?,
           coalesce((
               select max(number)
                 from attempts
                where attempts.case_id = chosen.case_id
                  and attempts.delivery_id = chosen.id), 0)
      from chosen
        on conflict do nothing
    returning case_id, id, created_at
)
update deliveries
   set delivered_at = null,
       failed_at = null
  from put
 where deliveries.case_id = put.case_id
   and deliveries.id = put.id
   and deliveries.created_at = put.created_at
returning deliveries.id;
