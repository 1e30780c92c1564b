-- Counts of tasks by workflow are answered by the index alone. None of its columns ever changes, so
-- updates of cases stay HOT.
drop index cases_by_organization;
create index cases_by_organization on cases (organization_id, id) include (workflow_id);

-- What a task shows of its runs: the newest one. Further runs of a case are those that do not have
-- its number, few enough to be looked at as a whole; one of them runs at once (L-112).
create view task_runs with (security_invoker = true) as
select case_id, id, organization_id, workflow_id, input, updated_at,
       case when status = 'pending' and id <> case_id then 'running' else status end as status
  from runs
 where not exists (
           select
             from runs as later
            where later.case_id = runs.case_id
              and later.id > runs.id
              and later.id <> later.case_id);

grant select on task_runs to caseloom_tenant;
