-- name: find
select cases.id, cases.workflow_id, cases.version, cases.subject, cases.status, cases.attributes,
       cases.created_at, cases.updated_at, coalesce(members.email, '') as owned_by
  from cases
  left join members on members.id = coalesce(cases.owner, cases.initiator)
 where cases.id = ?
   and cases.organization_id = ?
   and cases.shown;

-- name: hold
select status
  from cases
 where id = ?
   and organization_id = ?
   and shown
   for share;

-- name: history
select run_id, seq, at, entries
  from history
 where case_id = ?
   and organization_id = ?
   and (run_id, seq) > (?, ?)
 order by run_id, seq
 limit ?;

-- name: reached
-- Decisions are read backwards, so that as a rule one or two rows of a case are looked at.
select asked.id as case_id, latest.run_id, latest.seq, latest.at, latest.entries
  from unnest(?::bigint[]) as asked (id)
 cross join lateral (
           select history.run_id, history.seq, history.at, history.entries
             from history
            where history.case_id = asked.id
              and history.organization_id = ?
              and exists (
                      select
                        from json_array_elements(history.entries) as entry
                       where entry ->> 1 is not null)
            order by history.run_id desc, history.seq desc
            limit 1
       ) as latest;
