-- Workflows that start by themselves. A published workflow that is online has its row as long as its
-- newest version has a schedule.
create table schedules (
    workflow_id bigint primary key references workflows,
    organization_id bigint not null references organizations,
    version int not null,
    -- When this schedule began: intervals count from here.
    began_at timestamptz not null,
    -- The next moment at which a run starts, which also names the start; null while the run before has
    -- to end first.
    moment timestamptz,
    -- When somebody has to look at it: the moment, or a while after a node took it upon itself.
    due_at timestamptz not null,
    -- The run before, where the next one starts a while after its end.
    case_id bigint,
    run_id bigint
);

create index schedules_by_due on schedules (due_at);

-- By what events start which workflow.
create table subscriptions (
    workflow_id bigint not null references workflows,
    correlation_id bigint not null references correlations,
    organization_id bigint not null references organizations,
    version int not null,
    primary key (workflow_id, correlation_id)
);

create index subscriptions_by_correlation on subscriptions (correlation_id);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['schedules', 'subscriptions']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format(
            'create policy one_organization on %I to caseloom_tenant'
            ' using (organization_id = current_setting(''caseloom.organization'')::bigint)',
            guarded);
        execute format('grant select, insert, update, delete on %I to caseloom_tenant', guarded);
    end loop;
end
$$;
