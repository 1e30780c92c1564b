-- Who did what to what an organization manages. Rows are few and only ever added; those past their
-- term are at the low end of the key and leave in small batches.
create table audit (
    id bigint generated always as identity primary key,
    organization_id bigint not null,
    -- The database's own moment: entries of all nodes stand in one order.
    at timestamptz not null default clock_timestamp(),
    actor_kind text not null check (actor_kind in ('member', 'token', 'key', 'system')),
    -- The token or key. Both stay in the trail when they are gone.
    credential_id bigint,
    member_id bigint,
    actor_name text not null,
    verb text not null check (verb like '%.%'),
    target_kind text not null,
    target_id bigint not null,
    detail json not null
);

create index audit_by_organization on audit (organization_id, id);
create index audit_by_target on audit (organization_id, target_kind, target_id, id);

-- An organization reads its own trail and adds to it; it changes nothing in it.
alter table audit enable row level security;
create policy one_organization on audit to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert on audit to caseloom_tenant;
grant usage on sequence audit_id_seq to caseloom_tenant;
