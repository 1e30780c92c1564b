-- name: narrow
-- From here to the end of the transaction only the organization's rows exist (row-level security).
select set_config('caseloom.organization', ?, true),
       set_config('role', 'caseloom_tenant', true);
