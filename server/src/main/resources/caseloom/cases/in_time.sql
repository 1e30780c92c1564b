-- name: patience
select set_config('statement_timeout', ?, true);
