-- name: refresh
-- Of two nodes that refresh one case at a time the younger row stays, and the second to insert one
-- is refused and tries again. Ordered, so that the indexes grow at their ends. A case that is only
-- told, since people are asked something of it, is written no second time.
merge into case_search
using (
    select id, organization_id, workflow_id, status, subject, attributes::jsonb as attributes,
           created_at, updated_at
      from cases
     where id = any (?)
       and shown
     order by id
) as changed
   on case_search.case_id = changed.id
 when matched
  and (case_search.updated_at < changed.updated_at
   or case_search.updated_at = changed.updated_at
  and (case_search.status, case_search.subject, case_search.attributes)
      is distinct from (changed.status, changed.subject, changed.attributes)) then
update
   set status = changed.status,
       subject = changed.subject,
       attributes = changed.attributes,
       updated_at = changed.updated_at
 when not matched then
insert (
    case_id, organization_id, workflow_id, status, subject, attributes, created_at, updated_at)
values (
    changed.id, changed.organization_id, changed.workflow_id, changed.status, changed.subject,
    changed.attributes, changed.created_at, changed.updated_at);

-- name: tell
-- Says on all nodes which cases changed (live updates): the organization, then numbers; without any
-- when they are many, as what is said has 8,000 bytes at most.
select pg_notify(
           'case_changes',
           organization_id
               || case when count(*) > 400 then '' else ' ' || string_agg(case_id::text, ' ') end)
  from case_search
 where case_id = any (?)
 group by organization_id;

-- name: newest-case
select max(id) as id
  from cases;

-- name: changed
-- Cases of a range of numbers that changed since a moment. No index says when: the hot rows carry
-- none on what changes.
select id
  from cases
 where id > ?
   and id <= ?
   and updated_at >= ?
   and shown
 order by id;

-- name: list
select case_id, workflow_id, status, subject, attributes, created_at, updated_at
  from case_search
 where organization_id = ?
   and (?::bigint is null or case_id < ?)
   and (?::text is null or status = ?)
   and (?::bigint is null or workflow_id = ?)
   and (?::text is null or position(lower(?) in lower(subject)) > 0)
   and (?::timestamptz is null or created_at >= ?)
   and (?::timestamptz is null or created_at < ?)
 order by case_id desc
 limit ?;

-- name: numbers-with-attributes
-- Row-level security would keep the index on attributes from being used, as its operator is not
-- leakproof. So only numbers are read here, without it, and the rows by these numbers with it.
select case_id
  from case_search
 where organization_id = ?
   and attributes @> ?::jsonb
   and (?::bigint is null or case_id < ?)
   and (?::text is null or status = ?)
   and (?::bigint is null or workflow_id = ?)
   and (?::text is null or position(lower(?) in lower(subject)) > 0)
   and (?::timestamptz is null or created_at >= ?)
   and (?::timestamptz is null or created_at < ?)
 order by case_id desc
 limit ?;

-- name: by-numbers
select case_id, workflow_id, status, subject, attributes, created_at, updated_at
  from case_search
 where organization_id = ?
   and case_id = any (?)
 order by case_id desc;
