-- name: made
select file_id, name
  from step_documents
 where case_id = ?
   and key = ?
   and organization_id = ?;

-- name: hold-wish
-- The effect is there as long as its step waits; whoever drops it waits here.
select activation
  from effects
 where case_id = ?
   and run_id = ?
   and activation = ?
   and organization_id = ?
   for share;

-- name: keep
-- Of two that do the same effect one is first.
insert into step_documents
    (case_id, key, organization_id, run_id, step_id, file_id, name, made_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (case_id, key) do nothing;

-- name: newest
select file_id
  from step_documents
 where case_id = ?
   and step_id = ?
   and organization_id = ?
 order by made_at desc, file_id desc
 limit 1;
