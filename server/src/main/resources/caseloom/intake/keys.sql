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
