-- name: begin
insert into connection_windows (connection_id, organization_id, minutes, tick, granted)
select id, organization_id, ?, ?, '{}'
  from connections
 where organization_id = ?
   and id = ?
on conflict (connection_id) do nothing;

-- name: held
-- Nodes that want slots of the same connection wait for each other here.
select minutes, tick, granted
  from connection_windows
 where organization_id = ?
   and connection_id = ?
   for update;

-- name: grant
update connection_windows
   set minutes = ?,
       tick = ?,
       granted = ?
 where organization_id = ?
   and connection_id = ?;
