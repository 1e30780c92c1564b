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
 where status in ('pending', 'running');

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

-- name: fill
-- Cases whose runs wait for a timer that will not come due while anybody looks.
with numbers as materialized (
    select nextval('case_number') as case_id,
           nextval('run_number') as run_id
      from generate_series(1, ?)
),
made as (
    insert /* caseloom bench */
      into cases (
          id, organization_id, workflow_id, version, shown, subject, status, attributes, initiator,
          created_at, updated_at)
    select case_id, 1, 1, 1, true, 'Waiting', 'Open', '{}', 1, now(), now()
      from numbers
),
begun as (
    insert into runs (
        case_id, id, organization_id, workflow_id, version, status, lease_token, decisions, input,
        state, created_at, updated_at)
    select case_id, run_id, 1, 1, 1, 'running', 1, 1, '{}', '{}', now(), now()
      from numbers
)
insert into timers (case_id, run_id, id, organization_id, due_at)
select case_id, run_id, 1, 1, now() + interval '30 days' + run_id * interval '1 second'
  from numbers;

-- name: fresh-statistics
analyze /* caseloom bench */ cases, runs, timers;

-- name: all-transactions
select /* caseloom bench */
       xact_commit + xact_rollback as transactions
  from pg_stat_database
 where datname = current_database();
