-- name: refresh
-- Two nodes may refresh one case at a time: the younger row stays. By number, so that neither waits
-- for the other.
insert into case_search
    (case_id, organization_id, workflow_id, status, subject, attributes, created_at, updated_at)
select id, organization_id, workflow_id, status, subject, attributes::jsonb, created_at, updated_at
  from cases
 where id = any (?)
   and shown
 order by id
    on conflict (case_id) do update
   set status = excluded.status,
       subject = excluded.subject,
       attributes = excluded.attributes,
       updated_at = excluded.updated_at
 where case_search.updated_at <= excluded.updated_at;

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

-- name: patience
select set_config('statement_timeout', ?, true);

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
