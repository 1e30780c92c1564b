-- name: know
-- In one order, so that two who make the same ones known do not wait for each other crosswise. What is
-- known already is not locked: every run that listens comes by here.
insert into correlations (organization_id, type, correlate_from, fingerprint, starts)
select organization_id, type, correlate_from, decode(fingerprint, 'hex'), false
  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
      as c (organization_id, type, correlate_from, fingerprint)
 order by fingerprint
    on conflict (organization_id, fingerprint) do nothing;

-- name: starting
update correlations
   set starts = true
  from unnest(?::bigint[], ?::text[]) as c (organization_id, fingerprint)
 where correlations.organization_id = c.organization_id
   and correlations.fingerprint = decode(c.fingerprint, 'hex')
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
