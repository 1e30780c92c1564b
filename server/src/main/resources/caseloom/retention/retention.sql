-- name: alone
-- One node at a time; the lock goes with the transaction, which never waits long for anybody: of two
-- that wait for each other it is the one to give up.
select set_config('lock_timeout', '100ms', true) is not null
   and pg_try_advisory_xact_lock(7031, 0);

-- name: next-range
select name, first, behind
  from history_partitions
 where first >= ?
 order by first
 limit 1;

-- name: old-enough
-- Whether the range has begun to pass its term: its first case is older. A range without cases
-- counts when something later is.
select coalesce(
    (select created_at < ?
       from cases
      where id >= ?
      order by id
      limit 1),
    true);

-- name: wholly-past
-- Whether no number of the range is still to come, and every case of it has ended and is past its
-- term. No node uses a number below its low-water mark, and a node to come none of these.
select ? <= (select min(low_water) from nodes)
   and not exists (
       select
         from cases
        where id >= ?
          and id < ?
          and updated_at >= ?)
   and not exists (
       select
         from runs
        where case_id >= ?
          and case_id < ?
          and (updated_at >= ?
            or status in ('pending', 'running')));

-- name: hold-expired
-- Their runs are taken before them, as everybody takes them, and nobody is waited for. Whoever is
-- about to give one of these cases a new run has its run locked: then it is passed over.
with expired as materialized (
    select id
      from cases
     where id >= ?
       and id < ?
       and updated_at < ?
       and not exists (
           select
             from runs
            where runs.case_id = cases.id
              and (runs.updated_at >= ?
                or runs.status in ('pending', 'running')))
     order by id
     limit ?
),
held as materialized (
    select runs.case_id, runs.id
      from runs
     where runs.case_id = any (array(select id from expired))
     order by runs.case_id, runs.id
       for update skip locked
)
select id
  from cases
 where id = any (array(select id from expired))
   and updated_at < ?
   and not exists (
       select
         from runs
        where runs.case_id = cases.id
          and (runs.case_id, runs.id) not in (select case_id, id from held))
 order by id
   for update skip locked;

-- name: remove-cases
delete from runs
 where case_id = any (?);
delete from cases
 where id = any (?);
delete from timers
 where case_id = any (?);
delete from effects
 where case_id = any (?);
delete from listeners
 where case_id = any (?);
delete from inbox
 where case_id = any (?);
delete from callbacks
 where case_id = any (?);
delete from approvals
 where case_id = any (?);
delete from approval_decisions
 where case_id = any (?);
delete from signatures
 where case_id = any (?);
delete from signature_documents
 where case_id = any (?);
delete from signature_signers
 where case_id = any (?);
delete from letters
 where case_id = any (?);
delete from case_search
 where case_id = any (?);
delete from comments
 where case_id = any (?);
delete from step_documents
 where case_id = any (?);
delete from approval_delegations
 where case_id = any (?);
delete from mails
 where case_id = any (?);
delete from links
 where case_id = any (?);
delete from collaborators
 where case_id = any (?);

-- name: remove-history
delete from history
 where case_id = any (?);

-- name: drop-partition
select drop_history_partition(?, ?, ?);

-- name: oldest-audit
-- Oldest first: while the oldest is young enough, nothing more is looked at.
delete from audit
 where id in (
     select id
       from (
           select id, at
             from audit
            order by id
            limit ?) as oldest
      where at < ?);

-- name: oldest-file-audit
delete from file_audit
 where id in (
     select id
       from (
           select id, at
             from file_audit
            order by id
            limit ?) as oldest
      where at < ?);

-- name: analyze
select analyze_partitioned_tables();

-- name: analyzed-within
-- Whether some node did it a while ago, by the clock of the database.
select exists (
    select
      from pg_stat_user_tables
     where relid = 'history'::regclass
       and last_analyze >= clock_timestamp() - ? * interval '1 millisecond');

-- name: free-cases
vacuum (truncate false, skip_locked) cases;

-- name: free-runs
vacuum (truncate false, skip_locked) runs;

-- name: free-case-search
vacuum (truncate false, skip_locked) case_search;

-- name: free-files
vacuum (truncate false, skip_locked) files;

-- name: free-file-bytes
vacuum (truncate false, skip_locked) file_bytes;

-- name: free-case-files
vacuum (truncate false, skip_locked) case_files;
