-- Which step made which document. A row stays when its file is taken away, so that it is known that
-- there was one; it goes with its case.
create table step_documents (
    case_id bigint not null,
    -- Of the effect that made it: done twice, it is one document.
    key text not null,
    organization_id bigint not null,
    run_id bigint not null,
    -- As the dialects call the step.
    step_id text not null,
    file_id bigint not null,
    name text not null,
    made_at timestamptz not null,
    primary key (case_id, key),
    unique (case_id, file_id)
);

alter table step_documents enable row level security;
create policy one_organization on step_documents to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on step_documents to caseloom_tenant;
