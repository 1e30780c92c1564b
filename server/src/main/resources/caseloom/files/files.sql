-- name: number
select nextval('file_number');

-- name: stage
insert into files
    (id, organization_id, kind, name, ending, content_type, detected_type, size, sha256, place,
     created_at, bucket)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: find
-- A staged file is nobody's yet: what brought it may still fail. A closed organization shows none.
select id, organization_id, kind, name, ending, content_type, detected_type, size, sha256, place,
       bucket, created_at
  from files
 where id = ?
   and organization_id = ?
   and kept_at is not null
   and not exists (
       select
         from organizations
        where organizations.id = files.organization_id
          and organizations.closed_at is not null);

-- name: by-numbers
select id, organization_id, kind, name, ending, content_type, detected_type, size, sha256, place,
       bucket, created_at
  from files
 where organization_id = ?
   and id = any (?)
   and kept_at is not null;

-- name: there
select id
  from files
 where organization_id = ?
   and id = any (?);

-- name: join
-- One round trip for a whole batch. A file that the sweep has just removed is missing from the
-- result, so that fewer rows are written than were asked for.
with asked as (
    select *
      from unnest(
               ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
           as asked (organization_id, case_id, file_id, variable_id, step_id, joined_at)
), fresh as (
    update files
       set kept_at = asked.joined_at
      from asked
     where files.id = asked.file_id
       and files.organization_id = asked.organization_id
       and files.kept_at is null
    returning files.id, files.organization_id
), kept as (
    -- Locked, so that nobody removes it as a file without a case meanwhile.
    select files.id, files.organization_id
      from files
      join asked
        on asked.file_id = files.id
       and asked.organization_id = files.organization_id
     where files.kept_at is not null
       for key share of files
), there as (
    select id, organization_id
      from fresh
    union
    select id, organization_id
      from kept
)
insert into case_files (case_id, file_id, variable_id, organization_id, step_id, joined_at)
select asked.case_id, asked.file_id, asked.variable_id, asked.organization_id, asked.step_id,
       asked.joined_at
  from asked
  join there
    on there.id = asked.file_id
   and there.organization_id = asked.organization_id;

-- name: attach
-- The staged files of a comment; fewer rows than were asked for when the sweep has removed one.
with fresh as (
    update files
       set kept_at = ?
     where id = any (?)
       and organization_id = ?
       and kept_at is null
    returning id
)
insert into case_files
    (case_id, file_id, variable_id, organization_id, step_id, joined_at, comment_id)
select ?, id, '', ?, '', ?, ?
  from fresh;

-- name: keep
-- A staged file that no case brings; nothing when the sweep has just removed it.
update files
   set kept_at = ?
 where id = ?
   and organization_id = ?
   and kept_at is null;

-- name: of-comments
select case_files.comment_id, case_files.file_id
  from case_files
 where case_files.case_id = ?
   and case_files.organization_id = ?
   and case_files.comment_id = any (?)
 order by case_files.file_id;

-- name: of-case
-- Files of comments are not listed (L-156).
select files.id, files.organization_id, files.kind, files.name, files.ending, files.content_type,
       files.detected_type, files.size, files.sha256, files.place, files.bucket,
       files.created_at, case_files.variable_id, case_files.step_id, case_files.joined_at,
       count(*) over () as total
  from case_files
  join files
    on files.organization_id = case_files.organization_id
   and files.id = case_files.file_id
 where case_files.case_id = ?
   and case_files.organization_id = ?
   and case_files.comment_id is null
 order by case_files.joined_at, case_files.file_id, case_files.variable_id
 limit ?;

-- name: page-of-case
-- A file that is the value of several variables is one file.
select files.id, files.organization_id, files.kind, files.name, files.ending, files.content_type,
       files.detected_type, files.size, files.sha256, files.place, files.bucket,
       files.created_at,
       array_remove(array_agg(case_files.variable_id order by case_files.variable_id), '')
           as variables,
       step_documents.step_id as made_by_step, step_documents.run_id as made_by_run
  from case_files
  join files
    on files.organization_id = case_files.organization_id
   and files.id = case_files.file_id
  left join step_documents
    on step_documents.case_id = case_files.case_id
   and step_documents.file_id = case_files.file_id
   and step_documents.organization_id = case_files.organization_id
 where case_files.case_id = ?
   and case_files.organization_id = ?
   and case_files.file_id > ?
 group by files.id, step_documents.step_id, step_documents.run_id
 order by files.id
 limit ?;

-- name: in-case
select files.id, files.organization_id, files.kind, files.name, files.ending, files.content_type,
       files.detected_type, files.size, files.sha256, files.place, files.bucket,
       files.created_at,
       array_remove(array_agg(case_files.variable_id order by case_files.variable_id), '')
           as variables,
       step_documents.step_id as made_by_step, step_documents.run_id as made_by_run
  from case_files
  join files
    on files.organization_id = case_files.organization_id
   and files.id = case_files.file_id
  left join step_documents
    on step_documents.case_id = case_files.case_id
   and step_documents.file_id = case_files.file_id
   and step_documents.organization_id = case_files.organization_id
 where case_files.case_id = ?
   and case_files.organization_id = ?
   and case_files.file_id = ?
 group by files.id, step_documents.step_id, step_documents.run_id;

-- name: leave-one
delete from case_files
 where case_id = ?
   and organization_id = ?
   and file_id = ?;

-- name: note-download
insert into file_audit (organization_id, file_id, user_email, key_id, at)
values (?, ?, ?, ?, ?);

-- name: discard
delete from files
 where id = ?
   and organization_id = ?
   and kept_at is null;

-- name: forget-staged
-- Whoever joins one of them at this moment waits for this, or this for them.
delete from files
 where kept_at is null
   and id in (
       select id
         from files
        where kept_at is null
          and created_at < ?
        order by created_at
        limit ?)
returning id, organization_id, place, bucket;

-- name: in-folder
select files.id, files.organization_id
  from files
  join unnest(?::bigint[], ?::bigint[]) as asked (organization_id, id)
    on asked.organization_id = files.organization_id
   and asked.id = files.id
 where files.place = 'folder'
   and files.bucket is null;

-- name: leave
delete from case_files
 where case_id = any (?)
returning file_id;

-- name: hold-files
select id
  from files
 where id = any (?)
 order by id
   for update;

-- name: leave-all
delete from case_files
 where file_id = ?
   and organization_id = ?;

-- name: forget
delete from files
 where id = ?
   and organization_id = ?
   and kept_at is not null
returning id, organization_id, kind, name, ending, content_type, detected_type, size, sha256, place,
          bucket, created_at;

-- name: forget-unused
-- What is in Core stays there. A statement of its own after the locks, so that it sees who had one of them before.
delete from files
 where id = any (?)
   and kept_at is not null
   and not exists (
       select
         from case_files
        where case_files.file_id = files.id)
   and not exists (
       select
         from documents
        where documents.organization_id = files.organization_id
          and documents.file_id = files.id)
returning id, organization_id, kind, name, ending, content_type, detected_type, size, sha256, place,
          bucket, created_at;
