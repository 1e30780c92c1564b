-- Files in Core. Documents belong to the organization and are kept until somebody deletes them, also when
-- the cases that they came from are gone.
create table documents (
    organization_id bigint not null,
    file_id bigint not null,
    title text,
    document_type text not null default '',
    category text not null default 'contract'
        check (category in ('contract', 'policy', 'template', 'archive')),
    visibility text not null default 'visible'
        check (visibility in ('none', 'visible', 'admin_only', 'archive')),
    active boolean not null default true,
    -- Whether somebody said so.
    active_verified boolean not null default false,
    summary text,
    exhibits text[] not null default '{}',
    attachments bigint[] not null default '{}',
    -- The newest first.
    previous_versions bigint[] not null default '{}',
    uploaded_by text not null,
    -- The task that it came out of, as it was then; null for a document that somebody uploaded.
    task_id bigint,
    workflow_key text,
    workflow_title text,
    step_id text,
    -- Of the step that filed it, so that what is done twice is one document.
    filed_as text,
    -- Null as long as it is not known, and for kinds of files that have none.
    pages int,
    -- Whether there is more text than is kept.
    text_cut boolean not null default false,
    created_at timestamptz not null,
    primary key (organization_id, file_id),
    foreign key (organization_id, file_id) references files (organization_id, id) on delete cascade
);

create unique index documents_by_filing on documents (organization_id, filed_as)
    where filed_as is not null;

-- For duplicates.
create index files_documents_by_content on files (organization_id, sha256) where kind = 'document';

-- What people said about a document.
create table document_attributes (
    organization_id bigint not null,
    file_id bigint not null,
    name text not null check (name <> ''),
    data_type text not null,
    value text not null,
    -- The order in which they came.
    place int not null,
    primary key (organization_id, file_id, name),
    foreign key (organization_id, file_id) references documents on delete cascade
);

-- What was found in the text of a document.
create table document_fields (
    organization_id bigint not null,
    file_id bigint not null,
    place int not null,
    name text not null,
    value text,
    data_type text not null,
    unclear boolean not null,
    reasoning text not null,
    source_text text[] not null,
    primary key (organization_id, file_id, place),
    foreign key (organization_id, file_id) references documents on delete cascade
);

-- Numbers of the names that attributes and fields have, the same for all documents of an organization.
create sequence field_number;

create table field_names (
    organization_id bigint not null references organizations,
    name text not null,
    number bigint not null default nextval('field_number'),
    primary key (organization_id, name)
);

-- The text of a document, page by page; what has no pages is one.
create table document_pages (
    organization_id bigint not null,
    file_id bigint not null,
    page int not null,
    text text not null,
    primary key (organization_id, file_id, page),
    foreign key (organization_id, file_id) references documents on delete cascade
);

-- The words of parts of that text.
create table document_words (
    organization_id bigint not null,
    file_id bigint not null,
    part int not null,
    words tsvector not null,
    primary key (organization_id, file_id, part),
    foreign key (organization_id, file_id) references documents on delete cascade
);

create index document_words_by_word on document_words using gin (words);

-- The reading of a document, from its upload to the event that tells how it ended.
create sequence processing_number;

create table document_processings (
    id bigint primary key default nextval('processing_number'),
    organization_id bigint not null,
    file_id bigint not null,
    created_at timestamptz not null,
    -- When a node may take it: at once, or when the lease of the node that has it is over.
    due_at timestamptz not null,
    attempts int not null default 0,
    lease_token bigint not null default 0,
    -- Null as long as it is under way.
    ended_at timestamptz,
    issues json not null default '[]',
    foreign key (organization_id, file_id) references documents on delete cascade
);

create index document_processings_due on document_processings (due_at) where ended_at is null;
create index document_processings_by_document
    on document_processings (organization_id, file_id, id);

do $$
declare
    guarded text;
begin
    foreach guarded in array array[
        'documents', 'document_attributes', 'document_fields', 'field_names', 'document_pages',
        'document_words', 'document_processings']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format(
            'create policy one_organization on %I to caseloom_tenant'
            ' using (organization_id = current_setting(''caseloom.organization'')::bigint)',
            guarded);
        execute format(
            'grant select, insert, update, delete on %I to caseloom_tenant', guarded);
    end loop;
end
$$;

grant usage on sequence field_number, processing_number to caseloom_tenant;
