-- Lists of cases that members keep under names; theirs alone.
create table saved_views (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    member_id bigint not null references members,
    name text not null,
    -- As the reader writes it; what it means is the reader's business.
    query text not null,
    created_at timestamptz not null,
    unique (organization_id, member_id, name)
);

alter table saved_views enable row level security;
create policy one_organization on saved_views to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on saved_views to caseloom_tenant;
