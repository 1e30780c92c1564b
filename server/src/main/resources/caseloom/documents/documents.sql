-- name: add
insert into documents
    (organization_id, file_id, uploaded_by, task_id, workflow_key, workflow_title, step_id,
     filed_as, created_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: adopt
-- A document that a step made becomes one of Core when somebody says something about it.
insert into documents
    (organization_id, file_id, uploaded_by, task_id, workflow_key, workflow_title, step_id,
     created_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (organization_id, file_id) do nothing;

-- name: hold
select file_id
  from documents
 where organization_id = ?
   and file_id = ?
   for update;

-- name: by-numbers
select documents.file_id, documents.title, documents.document_type, documents.category,
       documents.visibility, documents.active, documents.active_verified, documents.summary,
       documents.exhibits, documents.attachments, documents.previous_versions,
       documents.uploaded_by, documents.task_id, documents.workflow_key,
       documents.workflow_title, documents.step_id, documents.pages, documents.text_cut
  from documents
 where documents.organization_id = ?
   and documents.file_id = any (?)
 order by documents.file_id desc;

-- name: page
select file_id
  from documents
 where organization_id = ?
   and file_id < ?
 order by file_id desc
 limit ?;

-- name: matching
-- Not under row-level security, which would keep the index of words from being used.
select documents.file_id
  from documents
 where documents.organization_id = ?
   and documents.file_id < ?
   and documents.file_id in (
           select document_words.file_id
             from document_words
            where document_words.organization_id = ?
              and document_words.words @@ websearch_to_tsquery('simple', ?))
 order by documents.file_id desc
 limit ?;

-- name: patience
select set_config('statement_timeout', ?, true);

-- name: by-filing
select file_id
  from documents
 where organization_id = ?
   and filed_as = ?;

-- name: change
update documents
   set title = ?,
       document_type = ?,
       category = ?,
       visibility = ?,
       active = ?,
       active_verified = ?,
       summary = ?,
       exhibits = ?,
       attachments = ?,
       previous_versions = ?
 where organization_id = ?
   and file_id = ?;

-- name: extent
update documents
   set pages = ?,
       text_cut = ?
 where organization_id = ?
   and file_id = ?;

-- name: made-by
-- The step that a document came out of first, and who started its task.
select case_files.case_id, case_files.step_id, workflows.key, workflows.title,
       coalesce(members.email, '') as initiator
  from case_files
  join cases on cases.id = case_files.case_id
            and cases.organization_id = case_files.organization_id
  join workflows on workflows.id = cases.workflow_id
  left join members on members.id = cases.initiator
 where case_files.file_id = ?
   and case_files.organization_id = ?
 order by case_files.joined_at, case_files.case_id
 limit 1;

-- name: task
-- What a document remembers of the task that files it.
select workflows.key, coalesce(members.email, '') as initiator
  from cases
  join workflows on workflows.id = cases.workflow_id
  left join members on members.id = cases.initiator
 where cases.id = ?
   and cases.organization_id = ?;

-- name: original
-- The first of the other documents that have the same bytes and came before.
select id
  from files
 where organization_id = ?
   and sha256 = ?
   and kind = 'document'
   and kept_at is not null
   and id < ?
 order by id
 limit 1;
