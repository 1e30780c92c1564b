-- Every statement carries the mark "caseloom bench", by which the count of statements leaves it out.

-- name: about
select /* caseloom bench */
       current_setting('server_version') as version,
       current_setting('track_commit_timestamp') = 'on' as commit_times,
       exists (
           select
             from pg_extension
            where extname = 'pg_stat_statements') as statistics,
       pg_backend_pid() as backend;

-- name: clock
select /* caseloom bench */
       (extract(epoch from clock_timestamp()) * 1000000)::bigint as micros;

-- name: spent
-- The next transaction number counts the transactions that wrote something; reading takes none.
select /* caseloom bench */
       pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as wal,
       pg_snapshot_xmax(pg_current_snapshot())::text::bigint as transactions;

-- name: statements
select /* caseloom bench */
       coalesce(sum(calls), 0)::bigint as statements
  from pg_stat_statements
 where dbid = (select oid from pg_database where datname = current_database())
   and query not like '%caseloom bench%'
   and query !~* '^(begin|commit|rollback|set|show)';

-- name: rows
select /* caseloom bench */
       (select count(*) from cases)
           + (select count(*) from runs)
           + (select count(*) from history)
           + (select count(*) from timers)
           + (select count(*) from effects)
           + (select count(*) from idempotency_keys) as stored;

-- name: unfinished
select /* caseloom bench */
       count(*) as unfinished
  from runs
 where status in ('pending', 'running')
   and case_id >= ?;

-- name: finished
-- The last change of a run is the transaction that ended it.
select /* caseloom bench */
       case_id,
       (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint as micros
  from runs
 where case_id between ? and ?;

-- name: make-table
create /* caseloom bench */ table caseloom_bench (
    id bigint primary key,
    status text not null,
    attributes json not null
);

-- name: insert
insert /* caseloom bench */
  into caseloom_bench (id, status, attributes)
values (?, ?, ?::json);

-- name: drop-table
drop /* caseloom bench */ table if exists caseloom_bench;

-- name: reserve
-- For a server that makes no cases meanwhile: the last of so many numbers that are ours.
select /* caseloom bench */
       setval('case_number', (select last_value from case_number) + ?) as last;

-- name: make-room
select /* caseloom bench */
       count(ensure_history_partition(number))
  from generate_series(?::bigint, ?::bigint, 100000) as numbers (number);

-- name: copy-case
-- Many cases that are like one, with its first run, history, timers and what lists read of it.
with /* caseloom bench */ numbers as materialized (
    select number
      from generate_series(?::bigint, ?::bigint) as series (number)
),
like_one as materialized (
    select ?::bigint as id
),
made as (
    insert into cases (
        id, organization_id, workflow_id, version, shown, subject, status, attributes, initiator,
        metadata, created_at, updated_at)
    select number, organization_id, workflow_id, version, shown, subject, status, attributes,
           initiator, metadata, created_at, updated_at
      from numbers
     cross join like_one
      join cases on cases.id = like_one.id
),
begun as (
    insert into runs (
        case_id, id, organization_id, workflow_id, version, status, lease_owner, lease_token,
        decisions, input, output, state, created_at, updated_at)
    select number, number, organization_id, workflow_id, version, status, lease_owner,
           lease_token, decisions, input, output, state, created_at, updated_at
      from numbers
     cross join like_one
      join runs on runs.case_id = like_one.id
),
told as (
    insert into history (case_id, run_id, seq, organization_id, at, entries)
    select number, number, seq, organization_id, at, entries
      from numbers
     cross join like_one
      join history on history.case_id = like_one.id
),
timed as (
    insert into timers (case_id, run_id, id, organization_id, due_at)
    select number, number, timers.id, organization_id, due_at
      from numbers
     cross join like_one
      join timers on timers.case_id = like_one.id
)
insert into case_search (
    case_id, organization_id, workflow_id, status, subject, attributes, created_at, updated_at)
select number, organization_id, workflow_id, status, subject, attributes, created_at, updated_at
  from numbers
 cross join like_one
  join case_search on case_search.case_id = like_one.id;

-- name: listed
select /* caseloom bench */
       count(*)
  from case_search
 where case_id = ?;

-- name: timers
select /* caseloom bench */
       count(*)
  from timers
 where case_id = ?;

-- name: settle
vacuum /* caseloom bench */ (analyze) cases, runs, history, timers, case_search;

-- name: all-transactions
select /* caseloom bench */
       xact_commit + xact_rollback as transactions
  from pg_stat_database
 where datname = current_database();

-- name: waiting-deliveries
select /* caseloom bench */
       count(*)
  from waiting_deliveries;

-- name: delivered
select /* caseloom bench */
       count(*)
  from deliveries
 where case_id >= ?
   and delivered_at is not null;
