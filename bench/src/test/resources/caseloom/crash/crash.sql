-- name: now
select clock_timestamp();

-- name: node
-- The number under which the node of that name lives; null when nobody has renewed it.
select max(id) as id
  from nodes
 where name = ?
   and lease_until > clock_timestamp();

-- name: in-hand
-- What the nodes of that name have in hand: runs held since their creation, and calls to the outside.
select runs.case_id,
       runs.id,
       runs.decisions
  from runs
 where runs.status in ('pending', 'running')
   and exists (
       select
         from nodes
        where nodes.name = ?
          and (runs.lease_owner = nodes.id
               or exists (
                   select
                     from effects
                    where effects.node = nodes.id
                      and effects.case_id = runs.case_id
                      and effects.run_id = runs.id)));

-- name: standing
-- How many of these runs are where they were.
select count(*)
  from runs,
       unnest(?::bigint[], ?::bigint[], ?::int[]) as was (case_id, id, decisions)
 where runs.case_id = was.case_id
   and runs.id = was.id
   and runs.decisions = was.decisions
   and runs.status in ('pending', 'running');

-- name: backends
select pg_terminate_backend(pid)
  from pg_stat_activity
 where datname = current_database()
   and backend_type = 'client backend'
   and pid <> pg_backend_pid();

-- name: ended
select count(*)
  from runs
 where status not in ('pending', 'running');

-- name: unfinished
select 'run ' || id || ' of case ' || case_id || ' is ' || status || ' since ' || updated_at || ': '
       || coalesce(state::text, 'no state') as what
  from runs
 where status in ('pending', 'running')
 order by case_id;

-- name: leftovers
-- What waits for runs; when all have ended there is nothing.
select 'timer ' || id || ' of run ' || run_id as what from timers
union all
select 'effect ' || activation || ' of run ' || run_id from effects
union all
select 'listener ' || id || ' of run ' || run_id from listeners
union all
select 'event ' || event || ' in the inbox of run ' || run_id from inbox
union all
select 'letter of run ' || run_id from letters
union all
select 'event ' || number || ' not brought to anybody' from unrouted;

-- name: cases
select (attributes ->> 'n')::int as n,
       id,
       status,
       attributes,
       (select count(*) from runs where runs.case_id = cases.id and runs.status = 'completed') as completed,
       (select count(*) from runs where runs.case_id = cases.id) as runs
  from cases;

-- name: moves
select history.case_id,
       story.entry -> 2 ->> 'from' as origin,
       story.entry -> 2 ->> 'to' as goal
  from history
 cross join lateral json_array_elements(history.entries) with ordinality as story (entry, place)
 where story.entry ->> 0 = 'status.changed'
 order by history.case_id, history.run_id, history.seq, story.place;

-- name: repeated
-- Steps that a run went past more than once, though no document has a loop.
select history.case_id,
       entry ->> 1 as step,
       count(*) as times
  from history,
       json_array_elements(history.entries) as entry
 where entry ->> 0 = 'step.completed'
 group by history.case_id, entry ->> 1
having count(*) > 1;

-- name: torn
-- Runs whose history has a hole, or not as many rows as the run has decisions.
select history.case_id
  from history
  join runs
    on runs.case_id = history.case_id
   and runs.id = history.run_id
 group by history.case_id, history.run_id
having max(history.seq) <> max(runs.decisions)
    or count(*) <> max(history.seq) - min(history.seq) + 1;

-- name: stall
-- The longest time between two ends of runs that lies at least partly between two moments, in
-- milliseconds. The moment of an end is that of its commit.
with ended as (
    select pg_xact_commit_timestamp(xmin) as at
      from runs
     where status not in ('pending', 'running')
),
gaps as (
    select at,
           lead(at) over (order by at) as next
      from ended
)
select coalesce(max(extract(epoch from next - at) * 1000), 0)::bigint as length
  from gaps
 where next > ?
   and at < ?;

-- name: slowest
-- The longest run of those that lived at least partly between two moments, in milliseconds.
select coalesce(max(extract(epoch from pg_xact_commit_timestamp(xmin) - created_at) * 1000), 0)::bigint
           as length
  from runs
 where pg_xact_commit_timestamp(xmin) > ?
   and created_at < ?;
