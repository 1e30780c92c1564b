-- Addresses that can be posted to once. Only the hash of the secret in it is kept.
create table callbacks (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    organization_id bigint not null,
    hash bytea not null check (octet_length(hash) = 32),
    title text not null,
    opened_at timestamptz not null,
    -- What was posted; it stays until the run has used it.
    body json,
    posted_at timestamptz,
    -- When the run is to be told of it again; null while nothing was posted and once it was used.
    due_at timestamptz,
    -- Nobody waits for it any more.
    closed_at timestamptz,
    primary key (case_id, run_id, activation)
);

create index callbacks_by_hash on callbacks (hash);
create index callbacks_by_due on callbacks (due_at) where due_at is not null;
create index callbacks_closed on callbacks (closed_at) where closed_at is not null;

alter table callbacks enable row level security;
create policy one_organization on callbacks to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on callbacks to caseloom_tenant;
