-- name: hold
-- Of two requests at the same moment the second waits here, and then sees whom the first one asked.
insert into rotas (workflow_id, step, place, organization_id, asked)
select workflow_id, ?, ?, organization_id, '{}'
  from runs
 where case_id = ?
   and id = ?
   and organization_id = ?
    on conflict (workflow_id, step, place) do update
   set asked = rotas.asked
returning workflow_id, asked;

-- name: turn
update rotas
   set asked = ?
 where workflow_id = ?
   and step = ?
   and place = ?
   and organization_id = ?;
