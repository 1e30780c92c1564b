-- name: recall
select body_hash, location, answer
  from idempotency_keys
 where organization_id = ?
   and scope = ?
   and key = ?
   and created_at > ?;

-- name: forget-one
-- An expired key makes room for the new request that brings it again.
delete from idempotency_keys
 where organization_id = ?
   and scope = ?
   and key = ?
   and created_at <= ?;

-- name: forget-expired
-- In small batches, so that no pass holds many locks.
delete from idempotency_keys
 where (organization_id, scope, key) in (
     select organization_id, scope, key
       from idempotency_keys
      where created_at <= ?
      order by created_at
      limit ?);

-- name: forget-starts
-- In small batches, as for idempotency keys.
delete from starts
 where (organization_id, key) in (
     select organization_id, key
       from starts
      where started_at <= ?
      order by started_at
      limit ?);

-- name: remember
-- For what is made outside of the intake.
insert into idempotency_keys (
    organization_id, scope, key, body_hash, location, answer, created_at)
values (?, ?, ?, ?, ?, ?, ?);
