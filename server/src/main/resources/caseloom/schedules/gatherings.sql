-- name: begin
insert into gatherers (workflow_id, organization_id, version)
values (?, ?, ?);

-- name: remove
-- The row that is held comes first. What is complete starts its run all the same.
delete from gatherers
 where organization_id = ?
   and workflow_id = ?;
delete from gathered
 using gatherings
 where gatherings.organization_id = ?
   and gatherings.workflow_id = ?
   and not gatherings.complete
   and gathered.workflow_id = gatherings.workflow_id
   and gathered.gathering = gatherings.id;
delete from gatherings
 where organization_id = ?
   and workflow_id = ?
   and not complete;

-- name: hold
-- In one order, so that two nodes do not wait for each other crosswise.
select workflow_id, version
  from gatherers
 where workflow_id = any (?)
 order by workflow_id
   for update;

-- name: open
select gatherings.workflow_id, gatherings.id, gatherings.organization_id, gatherings.version,
       encode(gatherings.key, 'hex') as key, gatherings.tally, gatherings.events,
       gatherings.bytes, gatherings.due_at
  from unnest(?::bigint[], ?::text[]) as k (workflow_id, key)
  join gatherings
    on gatherings.workflow_id = k.workflow_id
   and gatherings.key = decode(k.key, 'hex')
   and not gatherings.complete
 order by gatherings.workflow_id, gatherings.id;

-- name: envelopes
select envelope
  from gathered
 where workflow_id = ?
   and gathering = ?
 order by event;

-- name: save
insert into gatherings (
    workflow_id, id, organization_id, version, key, tally, events, bytes, complete, due_at)
select workflow_id, id, organization_id, version, decode(key, 'hex'), tally::json, events, bytes,
       complete, due_at
  from unnest(
      ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::int[], ?::bigint[],
      ?::boolean[], ?::timestamptz[])
      as g (
          workflow_id, id, organization_id, version, key, tally, events, bytes, complete, due_at)
    on conflict (workflow_id, id) do update
   set tally = excluded.tally,
       events = excluded.events,
       bytes = excluded.bytes,
       complete = excluded.complete,
       due_at = excluded.due_at;

-- name: add
insert into gathered (workflow_id, gathering, event, organization_id, envelope)
select workflow_id, gathering, event, organization_id, envelope::json
  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
      as g (workflow_id, gathering, event, organization_id, envelope);

-- name: make-room
-- Of those that are not complete, all but the newest of each workflow.
with crowd as materialized (
    select w.workflow_id, older.id
      from unnest(?::bigint[]) as w (workflow_id)
     cross join lateral (
         select id
           from gatherings
          where gatherings.workflow_id = w.workflow_id
            and not gatherings.complete
          order by id desc
         offset ?) as older
),
gone as (
    delete from gatherings
     using crowd
     where gatherings.workflow_id = crowd.workflow_id
       and gatherings.id = crowd.id
),
emptied as (
    delete from gathered
     using crowd
     where gathered.workflow_id = crowd.workflow_id
       and gathered.gathering = crowd.id
)
select workflow_id
  from crowd;

-- name: due
select workflow_id, id, complete, due_at
  from gatherings
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim
-- Compare-and-set on when it is due, as for schedules.
update gatherings
   set due_at = ?
  from unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) as g (workflow_id, id, due_at),
       workflow_versions
 where gatherings.workflow_id = g.workflow_id
   and gatherings.id = g.id
   and gatherings.due_at = g.due_at
   and gatherings.complete
   and workflow_versions.workflow_id = gatherings.workflow_id
   and workflow_versions.version = gatherings.version
returning gatherings.workflow_id, gatherings.id, gatherings.version,
       workflow_versions.published_by;

-- name: forget
-- Once its run is on disk, or when it is given up.
with gone as materialized (
    select workflow_id, id
      from unnest(?::bigint[], ?::bigint[]) as g (workflow_id, id)
),
emptied as (
    delete from gathered
     using gone
     where gathered.workflow_id = gone.workflow_id
       and gathered.gathering = gone.id
)
delete from gatherings
 using gone
 where gatherings.workflow_id = gone.workflow_id
   and gatherings.id = gone.id;
