-- name: register
insert into nodes (name, master_keys, started_at, lease_until, low_water)
values (?, ?, clock_timestamp(), clock_timestamp() + ? * interval '1 millisecond', ?)
returning id;

-- name: renew
-- A lease that ran out is not renewed: the node's runs may already be somebody else's.
update nodes
   set lease_until = clock_timestamp() + ? * interval '1 millisecond',
       low_water = ?
 where id = ?
   and lease_until > clock_timestamp();

-- name: expire
update nodes
   set lease_until = clock_timestamp()
 where id = ?;

-- name: alone
-- Whether no transaction of the node is under way, not even one whose connection was lost; from here on
-- none begins. A statement of its own, so that the next one sees what those before it wrote.
select pg_try_advisory_xact_lock(7004, ?::int) as alone;

-- name: leave
delete from nodes
 where id = ?
   and not exists (
       select
         from effects
        where effects.node = ?
          and not effects.paused);

-- name: expire-others
-- Only for a database that nobody else can be using.
update nodes
   set lease_until = clock_timestamp()
 where id <> ?
   and lease_until > clock_timestamp();

-- name: one-dead
-- Locked against its own transactions, so that none is still under way, and as a row, so that of
-- two rescuers one goes elsewhere.
select id, low_water, lease_until
  from nodes
 where lease_until <= clock_timestamp()
   and id <> ?
   and pg_try_advisory_xact_lock(7004, id::int)
 order by id
 limit 1
   for update skip locked;

-- name: bury
delete from nodes
 where id = ?;

-- name: last-number
-- Every number this node will be given is above it.
select case when is_called then last_value else 0 end as last_value
  from case_number;

-- name: require-live
select require_live_node(?);
