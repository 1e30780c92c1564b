-- What people say about a case. The numbers are odd, so that they never meet those of the other entries
-- of a task's activity log, which follow from the story and are even.
create sequence comment_number increment 2;

create table comments (
    case_id bigint not null,
    id bigint not null,
    organization_id bigint not null,
    -- The member who says it.
    author_id bigint not null,
    text text not null check (text <> ''),
    -- The comment of the same case that it answers.
    reply_to bigint,
    -- The members who are mentioned, each once.
    mentions bigint[] not null,
    created_at timestamptz not null,
    primary key (case_id, id)
);

-- For the log, which goes by moments.
create index comments_by_moment on comments (case_id, created_at, id);

-- The comment that a file came with; such files are not listed among those of the case.
alter table case_files add comment_id bigint;

alter table comments enable row level security;
create policy one_organization on comments to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on comments to caseloom_tenant;
grant usage on sequence comment_number to caseloom_tenant;
