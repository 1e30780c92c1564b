-- What workflows of an organization may use and nobody can read: only the vault opens it, and only
-- in the place that its name says.
create table secrets (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    name text not null check (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'),
    sealed bytea not null,
    -- The member in whose name it was set last.
    set_by bigint not null references members,
    created_at timestamptz not null,
    set_at timestamptz not null,
    unique (organization_id, name)
);

alter table secrets enable row level security;
create policy one_organization on secrets to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on secrets to caseloom_tenant;
grant usage on sequence secrets_id_seq to caseloom_tenant;
