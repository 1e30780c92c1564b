-- name: know
-- In one order, so that two documents that are published at once do not wait for each other.
insert into correlations (organization_id, type, correlate_from, fingerprint, starts)
select organization_id, type, correlate_from, decode(fingerprint, 'hex'), starts
  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[])
      as c (organization_id, type, correlate_from, fingerprint, starts)
 order by fingerprint
    on conflict (organization_id, fingerprint) do update
   set starts = true
 where excluded.starts
   and not correlations.starts;

-- name: numbers
select correlations.id
  from correlations
  join unnest(?::bigint[], ?::text[]) as c (organization_id, fingerprint)
    on correlations.organization_id = c.organization_id
   and correlations.fingerprint = decode(c.fingerprint, 'hex')
 order by correlations.id;

-- name: of-types
select id, organization_id, type, correlate_from, starts
  from correlations
 where organization_id = any (?)
   and (type = any (?) or type is null)
 order by id;
