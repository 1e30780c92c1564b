-- name: list
select collaborators.member_id, coalesce(members.email, '') as email, collaborators.added_at
  from collaborators
  left join members on members.id = collaborators.member_id
 where collaborators.case_id = ?
   and collaborators.organization_id = ?
 order by collaborators.added_at, collaborators.member_id;

-- name: emails
select collaborators.case_id, members.email
  from collaborators
  join members on members.id = collaborators.member_id
 where collaborators.case_id = any (?)
   and collaborators.organization_id = ?
 order by collaborators.case_id, collaborators.added_at, collaborators.member_id;

-- name: add
insert into collaborators (case_id, member_id, organization_id, added_at)
values (?, ?, ?, ?);

-- name: remove
delete from collaborators
 where case_id = ?
   and member_id = ?
   and organization_id = ?;
