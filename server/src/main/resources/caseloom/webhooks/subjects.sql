-- name: subjects
-- The records of a batch as they are now, in the transaction that changed them.
select asked.place, cases.id, cases.organization_id, cases.workflow_id, workflows.key, cases.version,
       cases.shown, cases.subject, cases.attributes, cases.created_at, cases.updated_at,
       coalesce(initiators.email, '') as initiated_by, coalesce(owners.email, '') as owned_by,
       runs.id as run_id, runs.input, runs.output, runs.created_at as run_created_at, runs.updated_at as run_updated_at
  from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
           as asked (place, organization_id, case_id, run_id)
  join cases
    on cases.id = asked.case_id
   and cases.organization_id = asked.organization_id
  join runs
    on runs.case_id = asked.case_id
   and runs.id = asked.run_id
  join workflows on workflows.id = cases.workflow_id
  left join members as initiators on initiators.id = cases.initiator
  left join members as owners on owners.id = coalesce(cases.owner, cases.initiator);

-- name: history
-- The newest rows of each record; those of the change itself are among them.
select asked.place, latest.run_id, latest.seq, latest.at, latest.entries
  from unnest(?::int[], ?::bigint[], ?::bigint[]) as asked (place, organization_id, case_id)
 cross join lateral (
           select history.run_id, history.seq, history.at, history.entries
             from history
            where history.case_id = asked.case_id
              and history.organization_id = asked.organization_id
            order by history.run_id desc, history.seq desc
            limit ?
       ) as latest
 order by asked.place, latest.run_id, latest.seq;
