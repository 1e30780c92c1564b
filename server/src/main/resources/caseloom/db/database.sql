-- name: version
select current_setting('server_version_num')::int;

-- name: durable
select (current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off')::int;

-- name: reach
select 1;
