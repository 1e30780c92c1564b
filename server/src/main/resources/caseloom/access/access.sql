-- name: create
insert into tokens (
    organization_id, kind, installation, name, first_characters, hash, rate_limit, created_by,
    created_at, expires_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
returning id;

-- name: find
-- Everything about a token except whether it has expired, which the clock says. Those of a closed
-- organization are good for nothing.
select t.id, t.organization_id, t.kind, t.installation, t.rate_limit, t.created_by, t.expires_at
  from tokens t
  join organizations o
    on o.id = t.organization_id
 where t.hash = ?
   and t.revoked_at is null
   and o.closed_at is null;

-- name: tokens
select t.id, t.kind, t.installation, t.name, t.first_characters, t.rate_limit, m.email,
       t.created_at, t.expires_at, t.last_used_at, t.revoked_at
  from tokens t
  join members m
    on m.id = t.created_by
 where t.organization_id = ?
   and t.id > ?
 order by t.id
 limit ?;

-- name: revoke
update tokens
   set revoked_at = ?
 where id = ?
   and organization_id = ?
   and revoked_at is null;

-- name: used
-- One statement for all tokens that were used since the last one.
update tokens
   set last_used_at = used.at
  from unnest(?::bigint[], ?::timestamptz[]) as used (id, at)
 where tokens.id = used.id
   and (tokens.last_used_at is null or tokens.last_used_at < used.at);

-- name: create_organization
insert into organizations (name, created_at)
values (?, ?)
returning id;

-- name: organizations
select id, name, created_at, closed_at
  from organizations
 where id > ?
 order by id
 limit ?;

-- name: organization
select id, name, created_at, closed_at
  from organizations
 where id = ?;

-- name: hold_organizations
-- An organization and the one that a token belongs to, in one order. Of two that would close each
-- other's, the second sees what the first did. New rows that refer to them do not wait for this.
select id, name, created_at, closed_at
  from organizations
 where id = ?
    or id = ?
 order by id
   for no key update;

-- name: home
select organization_id
  from tokens
 where id = ?;

-- name: set_closed
update organizations
   set closed_at = ?
 where id = ?
returning id, name, created_at, closed_at;
