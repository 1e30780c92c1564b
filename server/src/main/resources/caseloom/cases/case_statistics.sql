-- name: lowest
select coalesce(min(id), 0) as id, count(*) as count
  from (
    select id
      from cases
     where organization_id = ?
     order by id desc
     limit ?
  ) as newest;

-- name: created
-- Days come as the seconds at which they begin: where that is, depends on who asks.
select width_bucket(floor(extract(epoch from created_at))::bigint, ?) as day, count(*) as count
  from cases
 where organization_id = ?
   and id >= ?
   and shown
 group by 1;

-- name: ended
-- Runs of cases and runs without one.
select width_bucket(floor(extract(epoch from runs.updated_at))::bigint, ?) as day,
       runs.status,
       count(*) as count
  from cases
  join runs on runs.case_id = cases.id
 where cases.organization_id = ?
   and cases.id >= ?
   and runs.status in ('completed', 'failed', 'cancelled')
 group by 1, 2;

-- name: statuses
-- One look into the index for each status that there is, however many cases have it; of each no
-- more are counted than may be.
with recursive found as (
    (select status
       from case_search
      where organization_id = ?
      order by status
      limit 1)
    union all
    select (select min(others.status)
              from case_search as others
             where others.organization_id = ?
               and others.status > found.status)
      from found
     where found.status is not null
)
select found.status,
       (select count(*)
          from (
            select 1
              from case_search as counted
             where counted.organization_id = ?
               and counted.status = found.status
             limit ?
          ) as bounded) as count
  from found
 where found.status is not null
 order by found.status
 limit 100;
