-- name: note
insert into audit (
    organization_id, actor_kind, credential_id, member_id, actor_name, verb, target_kind, target_id,
    detail)
values (?, ?, ?, ?, ?, ?, ?, ?, ?::json);

-- name: list
select id, at, organization_id, actor_kind, credential_id, member_id, actor_name, verb,
       target_kind, target_id, detail
  from audit
 where organization_id = ?
   and (?::bigint is null or id < ?)
   and (?::text is null or verb = ?)
   and (?::text is null or target_kind = ?)
   and (?::bigint is null or target_id = ?)
   and (?::bigint is null or member_id = ?)
   and (?::timestamptz is null or at >= ?)
   and (?::timestamptz is null or at < ?)
 order by id desc
 limit ?;
