-- name: ensure-partitions
select ensure_delivery_partitions(?);

-- name: drop-partitions
-- Needs the parent tables for itself for a moment; whoever holds them longer makes this wait for
-- another pass rather than everybody wait for this.
select set_config('lock_timeout', '2s', true);
select drop_delivery_partitions(?);

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

-- name: workflow
select key
  from workflows
 where organization_id = ?
   and id = ?;
