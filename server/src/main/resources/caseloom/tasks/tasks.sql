-- name: by-numbers
select cases.id, cases.shown, cases.workflow_id, workflows.key, cases.version, cases.subject,
       task_runs.id as run_id, task_runs.status, task_runs.input,
       coalesce(initiators.email, '') as started_by, coalesce(owners.email, '') as owned_by,
       cases.metadata, cases.created_at,
       greatest(cases.updated_at, task_runs.updated_at) as updated_at,
       case when task_runs.status = 'completed' then task_runs.updated_at end as completed_at
  from cases
  join workflows on workflows.id = cases.workflow_id
  join task_runs on task_runs.case_id = cases.id
  left join members as initiators on initiators.id = cases.initiator
  left join members as owners on owners.id = coalesce(cases.owner, cases.initiator)
 where cases.id = any (?)
   and cases.organization_id = ?
 order by cases.id desc;

-- name: workflow
select id
  from workflows
 where organization_id = ?
   and key = ?;

-- name: numbers
-- Goes down the index of cases and asks about each, until the part that is wanted is full.
select cases.id
  from cases
 where cases.organization_id = ?
   and (?::bigint is null or cases.workflow_id = ?)
   and (?::text is null or ? = (
            select task_runs.status
              from task_runs
             where task_runs.case_id = cases.id))
   and (cardinality(?::text[]) = 0 or not exists (
            select
              from unnest(?::text[], ?::text[]) as wanted (key, value)
             where json_typeof(cases.metadata -> wanted.key) in ('string', 'number', 'boolean')
                       is not true
                or cases.metadata ->> wanted.key <> wanted.value))
 order by cases.id desc
 limit ?
offset ?;

-- name: numbers-of-few
-- Collects all that fit and sorts them, which is quicker when they are few.
select task_runs.case_id as id
  from cases
  join task_runs on task_runs.case_id = cases.id
 where cases.organization_id = ?
   and (?::bigint is null or task_runs.workflow_id = ?)
   and task_runs.status = ?
   and (cardinality(?::text[]) = 0 or exists (
            select
              from cases as described
             where described.id = task_runs.case_id
               and not exists (
                       select
                         from unnest(?::text[], ?::text[]) as wanted (key, value)
                        where json_typeof(described.metadata -> wanted.key)
                                  in ('string', 'number', 'boolean') is not true
                           or described.metadata ->> wanted.key <> wanted.value)))
 order by task_runs.case_id desc
 limit ?
offset ?;

-- name: count
-- Without metadata the index of cases alone answers this.
select count(*) as tasks
  from cases
 where cases.organization_id = ?
   and (?::bigint is null or cases.workflow_id = ?)
   and (cardinality(?::text[]) = 0 or exists (
            select
              from cases as described
             where described.id = cases.id
               and not exists (
                       select
                         from unnest(?::text[], ?::text[]) as wanted (key, value)
                        where json_typeof(described.metadata -> wanted.key)
                                  in ('string', 'number', 'boolean') is not true
                           or described.metadata ->> wanted.key <> wanted.value)));

-- name: count-of-status
-- The index of cases says which runs are the organization's.
select count(*) as tasks
  from cases
  join task_runs on task_runs.case_id = cases.id
 where cases.organization_id = ?
   and (?::bigint is null or task_runs.workflow_id = ?)
   and task_runs.status = ?
   and (cardinality(?::text[]) = 0 or exists (
            select
              from cases as described
             where described.id = task_runs.case_id
               and not exists (
                       select
                         from unnest(?::text[], ?::text[]) as wanted (key, value)
                        where json_typeof(described.metadata -> wanted.key)
                                  in ('string', 'number', 'boolean') is not true
                           or described.metadata ->> wanted.key <> wanted.value)));
