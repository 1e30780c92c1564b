-- name: listen
-- A listener and what was stored since it counts, by value along the index, or all of the correlation for a
-- listener without one. Gives a row without an event for each listener whose correlation is known, and a
-- row for each event that was put into an inbox.
with begun as (
    insert into listeners (case_id, run_id, id, organization_id, correlation_id, value, since)
    select l.case_id, l.run_id, l.id, l.organization_id, correlations.id,
           decode(l.value, 'hex'), l.since
      from unnest(
          ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::text[],
          ?::timestamptz[])
          as l (case_id, run_id, id, organization_id, fingerprint, value, since)
      join correlations
        on correlations.organization_id = l.organization_id
       and correlations.fingerprint = decode(l.fingerprint, 'hex')
    returning case_id, run_id, id, organization_id, correlation_id, value, since
),
found as (
    select begun.case_id, begun.run_id, begun.organization_id, e.number, e.received_at
      from begun
     cross join lateral (
         select number, received_at
           from event_values
          where event_values.correlation_id = begun.correlation_id
            and event_values.value = begun.value
            and event_values.received_at >= begun.since - ? * interval '1 millisecond'
            and event_values.received_at >= ?
          order by number
          limit ?) as e
     where begun.value <> ''::bytea
     union
    select begun.case_id, begun.run_id, begun.organization_id, e.number, e.received_at
      from begun
     cross join lateral (
         select number, received_at
           from event_values
          where event_values.correlation_id = begun.correlation_id
            and event_values.received_at >= begun.since - ? * interval '1 millisecond'
            and event_values.received_at >= ?
          order by number
          limit ?) as e
     where begun.value = ''::bytea
),
put as (
    insert into inbox (case_id, run_id, event, organization_id, received_at, due_at)
    select case_id, run_id, number, organization_id, received_at, ?
      from found
        on conflict do nothing
    returning case_id, run_id, event, received_at
)
select case_id, run_id, id as listener, null as event, null as received_at, null as envelope
  from begun
 union all
select put.case_id, put.run_id, null, put.event, put.received_at, events.envelope
  from put
  join events
    on events.number = put.event
   and events.received_at = put.received_at
 order by event;

-- name: deafen
delete from listeners
 using unnest(?::bigint[], ?::bigint[], ?::bigint[]) as l (case_id, run_id, id)
 where listeners.case_id = l.case_id
   and listeners.run_id = l.run_id
   and listeners.id = l.id;

-- name: used
delete from inbox
 using unnest(?::bigint[], ?::bigint[], ?::bigint[]) as i (case_id, run_id, event)
 where inbox.case_id = i.case_id
   and inbox.run_id = i.run_id
   and inbox.event = i.event;

-- name: put
-- The next so many listeners of each event, in the order of their runs. A listener without a value has
-- the empty one and hears all. Those that a transaction before the given one stored were told already.
-- What finds an inbox full is not put into it, and said.
with found as materialized (
    select distinct e.number, e.organization_id, e.received_at, next.case_id, next.run_id
      from unnest(
          ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[],
          ?::bigint[], ?::bigint[])
          as e (
              number, correlation_id, value, organization_id, received_at, told_before,
              past_case, past_run)
     cross join lateral (values (decode(e.value, 'hex')), (''::bytea)) as v (value)
     cross join lateral (
         select distinct on (case_id, run_id) case_id, run_id
           from listeners
          where listeners.correlation_id = e.correlation_id
            and listeners.value = v.value
            and (listeners.case_id, listeners.run_id) > (e.past_case, e.past_run)
            and listeners.stored_by >= e.told_before::text::xid8
          order by case_id, run_id
          limit ?) as next
),
heard as materialized (
    select *
      from (
          select found.*,
                 row_number() over (
                     partition by number
                         order by case_id, run_id) as part
            from found
      ) as ordered
     where part <= ?
),
placed as (
    select heard.*,
           (select count(*)
              from inbox
             where inbox.case_id = heard.case_id
               and inbox.run_id = heard.run_id)
               + row_number() over (
                   partition by heard.case_id, heard.run_id
                       order by heard.number) as place
      from heard
),
put as (
    insert into inbox (case_id, run_id, event, organization_id, received_at, due_at)
    select case_id, run_id, number, organization_id, received_at, ?
      from placed
     where place <= ?
        on conflict do nothing
)
select case_id, run_id, number as event, place <= ? as put
  from placed
 order by number, case_id, run_id;

-- name: due-inbox
select case_id, run_id, event, due_at
  from inbox
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim-inbox
-- Compare-and-set on the moment, as for timers. A row whose event is past its term goes.
with due as materialized (
    select inbox.case_id, inbox.run_id, inbox.event, inbox.received_at, inbox.due_at,
           events.envelope
      from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
          as i (case_id, run_id, event, due_at)
      join inbox
        on inbox.case_id = i.case_id
       and inbox.run_id = i.run_id
       and inbox.event = i.event
       and inbox.due_at = i.due_at
      left join events
        on events.number = inbox.event
       and events.received_at = inbox.received_at
),
gone as (
    delete from inbox
     using due
     where inbox.case_id = due.case_id
       and inbox.run_id = due.run_id
       and inbox.event = due.event
       and due.envelope is null
),
claimed as (
    update inbox
       set due_at = ?
      from due
     where inbox.case_id = due.case_id
       and inbox.run_id = due.run_id
       and inbox.event = due.event
       and inbox.due_at = due.due_at
       and due.envelope is not null
    returning inbox.case_id, inbox.run_id, inbox.event, inbox.received_at, due.envelope
)
select case_id, run_id, event, received_at, envelope
  from claimed
 order by event;
