-- name: alone
-- Of several nodes that start first at once, one makes the beginnings and the others wait for it.
select pg_advisory_xact_lock(7001);

-- name: begun
select exists (select from organizations);
