-- name: hold
-- The retention waits for whoever comments, and passes the case over.
select cases.id, (
           select task_runs.id
             from task_runs
            where task_runs.case_id = cases.id) as run_id
  from cases
 where cases.id = ?
   and cases.organization_id = ?
   for key share of cases;

-- name: has
select id
  from comments
 where case_id = ?
   and organization_id = ?
   and id = ?;

-- name: add
insert into comments
    (id, case_id, organization_id, author_id, text, reply_to, mentions, created_at)
values (nextval('comment_number'), ?, ?, ?, ?, ?, ?, ?)
returning id;

-- name: after
select comments.id, comments.author_id, coalesce(members.email, '') as author, comments.text,
       comments.reply_to, comments.mentions, comments.created_at
  from comments
  left join members on members.id = comments.author_id
 where comments.case_id = ?
   and comments.organization_id = ?
   and comments.id > ?
 order by comments.id
 limit ?;

-- name: by-numbers
select comments.id, comments.author_id, coalesce(members.email, '') as author, comments.text,
       comments.reply_to, comments.mentions, comments.created_at
  from comments
  left join members on members.id = comments.author_id
 where comments.case_id = ?
   and comments.organization_id = ?
   and comments.id = any (?)
 order by comments.id;

-- name: count
select count(*) as comments
  from comments
 where case_id = ?
   and organization_id = ?;

-- name: marks
select id, created_at
  from comments
 where case_id = ?
   and organization_id = ?
 order by created_at, id
 limit ?
offset ?;

-- name: people
select id, email
  from members
 where organization_id = ?
   and id = any (?);
