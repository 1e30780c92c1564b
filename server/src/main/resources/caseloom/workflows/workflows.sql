-- name: named
-- The workflow of a name, held until the end of the transaction so that two pushes take turns.
select id, name, key, title, source, newest, online, created_by, created_at, updated_at
  from workflows
 where organization_id = ?
   and name = ?
   and deleted_at is null
   for update;

-- name: held
select id, name, key, title, source, newest, online, created_by, created_at, updated_at
  from workflows
 where organization_id = ?
   and id = ?
   and deleted_at is null
   for update;

-- name: find
select id, name, key, title, source, newest, online, created_by, created_at, updated_at
  from workflows
 where organization_id = ?
   and id = ?
   and deleted_at is null;

-- name: find-by-name
select id, name, key, title, source, newest, online, created_by, created_at, updated_at
  from workflows
 where organization_id = ?
   and name = ?
   and deleted_at is null;

-- name: list
select id, name, key, title, source, newest, online, created_by, created_at, updated_at
  from workflows
 where organization_id = ?
   and name > ?
   and deleted_at is null
 order by name
 limit ?;

-- name: key-is-taken
-- Deleted workflows count: a text id is never given out again (L-47).
select exists (select from workflows where organization_id = ? and key = ?) as taken;

-- name: create
insert into workflows
    (organization_id, name, key, title, source, draft, created_by, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
returning id, name, key, title, source, newest, online, created_by, created_at, updated_at;

-- name: save-draft
-- Once a version is published, title and source are those of the newest version.
update workflows
   set draft = ?,
       title = case when newest = 0 then ? else title end,
       source = case when newest = 0 then ? else source end,
       updated_at = ?
 where organization_id = ?
   and id = ?
   and deleted_at is null
returning id, name, key, title, source, newest, online, created_by, created_at, updated_at;

-- name: draft
select draft
  from workflows
 where organization_id = ?
   and id = ?
   and deleted_at is null;

-- name: statuses-in-use
-- Statuses that an older version declared, the new one does not, and a case is in (C-86). What lists
-- read may lag a second behind; a run of an older version may still move a case there later.
select known.status
  from (select distinct unnest(statuses) as status
          from workflow_versions
         where workflow_id = ?) as known
 where known.status <> all (?)
   and exists (select
                 from case_search
                where organization_id = ?
                  and status = known.status
                  and workflow_id = ?)
 order by known.status;

-- name: add-version
insert into workflow_versions
    (workflow_id, version, organization_id, label, changelog, statuses, document, published_by,
     published_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: move-to-version
update workflows
   set newest = ?,
       online = true,
       title = ?,
       source = ?,
       updated_at = ?
 where organization_id = ?
   and id = ?
   and newest = ?
   and deleted_at is null;

-- name: switch
update workflows
   set online = ?,
       updated_at = ?
 where organization_id = ?
   and id = ?
   and deleted_at is null
returning id, name, key, title, source, newest, online, created_by, created_at, updated_at;

-- name: delete
update workflows
   set online = false,
       deleted_at = ?,
       updated_at = ?
 where organization_id = ?
   and id = ?
   and deleted_at is null;

-- name: versions
select workflow_id, version, label, changelog, published_by, published_at
  from workflow_versions
 where organization_id = ?
   and workflow_id = ?
   and version < ?
 order by version desc
 limit ?;

-- name: document
select document
  from workflow_versions
 where organization_id = ?
   and workflow_id = ?
   and version = ?;

-- name: standing
select source, newest, online, deleted_at is not null as deleted
  from workflows
 where organization_id = ?
   and id = ?;

-- name: publication
select organization_id, document
  from workflow_versions
 where workflow_id = ?
   and version = ?;

-- name: listed
select id, key, source, newest, online
  from workflows
 where organization_id = ?
   and key = ?
   and newest > 0
   and deleted_at is null;

-- name: catalogue
select id, key, source, newest, online
  from workflows
 where organization_id = ?
   and newest > 0
   and deleted_at is null
 order by key collate "C"
 limit ?
offset ?;

-- name: catalogue-size
select count(*) as workflows
  from workflows
 where organization_id = ?
   and newest > 0
   and deleted_at is null;

-- name: newest-at
select workflow_versions.workflow_id, workflow_versions.version
  from workflow_versions
  join workflows
    on workflows.id = workflow_versions.workflow_id
  join workflow_versions as asking
    on asking.workflow_id = ?
   and asking.version = ?
   and asking.published_at >= workflow_versions.published_at
 where workflows.organization_id = ?
   and workflows.name = ?
   and workflows.deleted_at is null
 order by workflow_versions.version desc
 limit 1;

-- name: labelled
select workflow_versions.workflow_id, workflow_versions.version
  from workflow_versions
  join workflows
    on workflows.id = workflow_versions.workflow_id
 where workflows.organization_id = ?
   and workflows.name = ?
   and workflows.deleted_at is null
   and workflow_versions.label = ?
 order by workflow_versions.version desc
 limit 1;

-- name: by-name-or-key
-- A name is written with dashes and a text id with low lines; where one text is both, the name counts.
select id
  from workflows
 where organization_id = ?
   and (name = ? or key = ?)
   and deleted_at is null
 order by (name = ?) desc
 limit 1;
