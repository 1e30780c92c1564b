-- name: version
select current_setting('server_version_num')::int;

-- name: durable
select (current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off')::int;

-- name: reach
select 1;

-- name: migrations_known
select to_regclass('flyway_schema_history') is not null;

-- name: migration_done
select exists (
    select
      from flyway_schema_history
     where script = ?
       and checksum = ?
       and success);

-- name: migrations_newer
-- What a newer release did to these tables, in its order.
select script
  from flyway_schema_history
 where success
   and script like 'V%'
   and script collate "C" > ?
 order by script collate "C";
