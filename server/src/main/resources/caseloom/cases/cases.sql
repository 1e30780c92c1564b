-- name: find
select id, workflow_id, version, subject, status, attributes, created_at, updated_at
  from cases
 where id = ?
   and organization_id = ?
   and shown;

-- name: history
select run_id, seq, at, entries
  from history
 where case_id = ?
   and organization_id = ?
   and (run_id, seq) > (?, ?)
 order by run_id, seq
 limit ?;
