-- Counts of tasks by workflow are answered by the index alone. None of its columns ever changes, so
-- updates of cases stay HOT.
drop index cases_by_organization;
create index cases_by_organization on cases (organization_id, id) include (workflow_id);

-- Whoever asks for a run by its number asks for an organization's; and the runs of an organization
-- can be read without those of the others.
create index runs_by_organization on runs (organization_id, id);
drop index runs_by_id;

-- What a task shows of its runs: the newest one. A new run begins on the case of a failed one only,
-- so of the others none has to be looked for; one that a person had done again runs at once (L-112).
create view task_runs with (security_invoker = true) as
select case_id, id, organization_id, workflow_id, input, updated_at,
       case
           when status = 'pending' and exists (
                    select
                      from runs as before
                     where before.case_id = runs.case_id
                       and before.id < runs.id)
               then 'running'
           else status
       end as status
  from runs
 where status <> 'failed'
    or not exists (
           select
             from runs as later
            where later.case_id = runs.case_id
              and later.id > runs.id);

grant select on task_runs to caseloom_tenant;
