-- What steps ask of people. A request is open as long as its callback is: what they say goes to the
-- run by way of that.
create table approvals (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    organization_id bigint not null,
    -- JSON Pointer of the step.
    step text not null,
    -- Title, groups of approvers, what is shown: as the run asked.
    request json not null,
    opened_at timestamptz not null,
    primary key (case_id, run_id, activation)
);

-- What somebody said, once each.
create table approval_decisions (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    -- The address without regard to case; as it is written in `email`.
    folded_email text not null,
    organization_id bigint not null,
    email text not null,
    approved boolean not null,
    comment text,
    -- What was filled in.
    filled json not null,
    decided_at timestamptz not null,
    primary key (case_id, run_id, activation, folded_email)
);

-- What waits for people in an organization.
create index callbacks_open on callbacks (organization_id, opened_at)
    where posted_at is null and closed_at is null;

alter table approvals enable row level security;
create policy one_organization on approvals to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on approvals to caseloom_tenant;

alter table approval_decisions enable row level security;
create policy one_organization on approval_decisions to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on approval_decisions to caseloom_tenant;
