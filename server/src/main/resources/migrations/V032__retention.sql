-- Makes a partition of the history with bounds of its own. Only for ranges that no other partition
-- covers; the intake makes its own with ensure_history_partition.
create function make_history_partition(first bigint, behind bigint) returns void
language plpgsql as $$
begin
    execute format(
        'create table %I partition of history for values from (%L) to (%L)',
        'history_' || first || '_' || behind, first, behind);
end
$$;

-- The partitions of the history with the numbers they are for.
create view history_partitions as
select parts.relname::text as name,
       (regexp_match(bound.text, 'FROM \(''?(\d+)''?\)'))[1]::bigint as first,
       (regexp_match(bound.text, 'TO \(''?(\d+)''?\)'))[1]::bigint as behind
  from pg_inherits
  join pg_class as parts
    on parts.oid = pg_inherits.inhrelid
 cross join lateral (
           select pg_get_expr(parts.relpartbound, parts.oid) as text) as bound
 where pg_inherits.inhparent = 'history'::regclass;

-- Drops a partition of the history whose cases are all gone; false when there are some. Whoever
-- writes history meanwhile waits for this, so it gives up soon and is tried again later.
create function drop_history_partition(partition text, first bigint, behind bigint)
returns boolean
language plpgsql as $$
begin
    perform set_config('lock_timeout', '100ms', true);
    if exists (
        select
          from cases
         where id >= first
           and id < behind)
    then
        return false;
    end if;
    execute format('drop table %I', partition);
    return true;
end
$$;

-- Keeps the planner's numbers of partitioned tables true: autovacuum looks at their parts only.
create function analyze_partitioned_tables() returns int
language plpgsql as $$
declare
    parent record;
    analyzed int := 0;
begin
    for parent in
        select oid::regclass as name
          from pg_class
         where relkind = 'p'
           and relnamespace = current_schema()::regnamespace
    loop
        execute format('analyze %s', parent.name);
        analyzed := analyzed + 1;
    end loop;
    return analyzed;
end
$$;

-- When a file's last case is removed, others must be looked for.
create index case_files_by_file on case_files (file_id);
