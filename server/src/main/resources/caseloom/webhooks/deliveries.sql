-- name: ensure-partitions
select ensure_delivery_partitions(?);

-- name: drop-partitions
-- Needs the parent tables for itself for a moment; whoever holds them longer makes this wait for
-- another pass rather than everybody wait for this.
select set_config('lock_timeout', '2s', true);
select drop_delivery_partitions(?);

-- name: subjects
-- The records of a batch as they are now, in the transaction that changed them.
select asked.place, cases.id, cases.organization_id, cases.workflow_id, workflows.key, cases.version,
       cases.shown, cases.subject, cases.attributes, cases.created_at, cases.updated_at,
       coalesce(members.email, '') as initiated_by, runs.id as run_id, runs.input, runs.output,
       runs.created_at as run_created_at, runs.updated_at as run_updated_at
  from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
           as asked (place, organization_id, case_id, run_id)
  join cases
    on cases.id = asked.case_id
   and cases.organization_id = asked.organization_id
  join runs
    on runs.case_id = asked.case_id
   and runs.id = asked.run_id
  join workflows on workflows.id = cases.workflow_id
  left join members on members.id = cases.initiator;

-- name: history
-- The newest rows of each record; those of the change itself are among them.
select asked.place, latest.run_id, latest.seq, latest.at, latest.entries
  from unnest(?::int[], ?::bigint[], ?::bigint[]) as asked (place, organization_id, case_id)
 cross join lateral (
           select history.run_id, history.seq, history.at, history.entries
             from history
            where history.case_id = asked.case_id
              and history.organization_id = asked.organization_id
            order by history.run_id desc, history.seq desc
            limit ?
       ) as latest
 order by asked.place, latest.run_id, latest.seq;

-- name: member
select email
  from members
 where organization_id = ?
   and id = ?;

-- name: write
-- Numbers follow the order of the events, by which those of one case are sent.
with told as materialized (
    select nextval('delivery_number') as id, d.*
      from (
          select *
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                with ordinality
                as d (
                    case_id, organization_id, destination_id, event, message_id, body, place)
           order by place
      ) as d
),
kept as (
    insert into deliveries (
        case_id, id, created_at, organization_id, destination_id, event, message_id, body)
    select case_id, id, ?, organization_id, destination_id, event, message_id, body
      from told
)
insert into waiting_deliveries (
    case_id, id, organization_id, destination_id, created_at, due_at)
select case_id, id, organization_id, destination_id, ?, ?
  from told;
