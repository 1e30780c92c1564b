-- name: find
-- A run that somebody had done again counts as running at once (L-112).
select cases.id, cases.shown, cases.workflow_id, workflows.key, cases.version, cases.subject,
       runs.id as run_id, runs.status, runs.input, coalesce(members.email, '') as owned_by,
       cases.metadata, cases.created_at, greatest(cases.updated_at, runs.updated_at) as updated_at,
       case when runs.status = 'completed' then runs.updated_at end as completed_at
  from cases
  join workflows on workflows.id = cases.workflow_id
  join lateral (
           select id, input, updated_at,
                  case
                      when status = 'pending' and exists (
                               select
                                 from runs as before
                                where before.case_id = newest.case_id
                                  and before.id < newest.id)
                          then 'running'
                      else status
                  end as status
             from runs as newest
            where newest.case_id = cases.id
            order by id desc
            limit 1
       ) as runs on true
  left join members on members.id = cases.initiator
 where cases.id = ?
   and cases.organization_id = ?;

-- name: page
-- Which they are is decided first, along the index of cases, and what is asked for each of many
-- is asked only when a filter needs it; the rest is read for the part that is wanted.
select cases.id, cases.shown, cases.workflow_id, workflows.key, cases.version, cases.subject,
       runs.id as run_id, runs.status, runs.input, coalesce(members.email, '') as owned_by,
       cases.metadata, cases.created_at, greatest(cases.updated_at, runs.updated_at) as updated_at,
       case when runs.status = 'completed' then runs.updated_at end as completed_at
  from (
           select cases.id
             from cases
            where cases.organization_id = ?
              and (?::text is null or cases.workflow_id = (
                       select workflows.id
                         from workflows
                        where workflows.organization_id = ?
                          and workflows.key = ?))
              and (?::text is null or ? = (
                       select case
                                  when newest.status = 'pending' and exists (
                                           select
                                             from runs as before
                                            where before.case_id = newest.case_id
                                              and before.id < newest.id)
                                      then 'running'
                                  else newest.status
                              end
                         from runs as newest
                        where newest.case_id = cases.id
                        order by newest.id desc
                        limit 1))
              and (cardinality(?::text[]) = 0 or not exists (
                       select
                         from unnest(?::text[], ?::text[]) as wanted (key, value)
                        where json_typeof(cases.metadata -> wanted.key)
                                  in ('string', 'number', 'boolean') is not true
                           or cases.metadata ->> wanted.key <> wanted.value))
            order by cases.id desc
            limit ?
           offset ?
       ) as listed
  join cases on cases.id = listed.id
  join workflows on workflows.id = cases.workflow_id
  join lateral (
           select id, input, updated_at,
                  case
                      when status = 'pending' and exists (
                               select
                                 from runs as before
                                where before.case_id = newest.case_id
                                  and before.id < newest.id)
                          then 'running'
                      else status
                  end as status
             from runs as newest
            where newest.case_id = cases.id
            order by id desc
            limit 1
       ) as runs on true
  left join members on members.id = cases.initiator
 order by cases.id desc;

-- name: count
select count(*) as tasks
  from cases
 where cases.organization_id = ?
   and (?::text is null or cases.workflow_id = (
            select workflows.id
              from workflows
             where workflows.organization_id = ?
               and workflows.key = ?))
   and (?::text is null or ? = (
            select case
                       when newest.status = 'pending' and exists (
                                select
                                  from runs as before
                                 where before.case_id = newest.case_id
                                   and before.id < newest.id)
                           then 'running'
                       else newest.status
                   end
              from runs as newest
             where newest.case_id = cases.id
             order by newest.id desc
             limit 1))
   and (cardinality(?::text[]) = 0 or not exists (
            select
              from unnest(?::text[], ?::text[]) as wanted (key, value)
             where json_typeof(cases.metadata -> wanted.key) in ('string', 'number', 'boolean')
                       is not true
                or cases.metadata ->> wanted.key <> wanted.value));
