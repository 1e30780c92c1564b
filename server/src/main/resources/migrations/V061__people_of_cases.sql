-- Whose a case is by a person's word; null while it is the initiator's.
alter table cases add owner bigint;

-- The members who work on a case beside its owner.
create table collaborators (
    case_id bigint not null,
    member_id bigint not null,
    organization_id bigint not null,
    added_at timestamptz not null,
    primary key (case_id, member_id)
);

alter table collaborators enable row level security;
create policy one_organization on collaborators to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on collaborators to caseloom_tenant;

-- Where people take turns, who was asked: one row for each group of a step, whatever the version.
create table rotas (
    workflow_id bigint not null references workflows,
    -- JSON Pointer of the step.
    step text not null,
    -- Which group of the step, from 0 on.
    place int not null check (place >= 0),
    organization_id bigint not null references organizations,
    -- Members, the one who was asked longest ago first.
    asked bigint[] not null,
    primary key (workflow_id, step, place)
);

alter table rotas enable row level security;
create policy one_organization on rotas to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on rotas to caseloom_tenant;
