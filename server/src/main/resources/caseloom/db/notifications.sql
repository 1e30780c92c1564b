-- name: listen
-- What cases changed; said by the pass that carries changes to lists.
listen case_changes;
