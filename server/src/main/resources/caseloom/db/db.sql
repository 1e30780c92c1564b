-- name: narrow
-- From here to the end of the transaction only the organization's rows exist (row-level security).
select set_config('caseloom.organization', ?, true),
       set_config('role', 'caseloom_tenant', true);

-- name: epoch
select value
  from cache_epoch;

-- name: epoch_moves
update cache_epoch
   set value = value + 1;
