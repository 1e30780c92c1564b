-- Starts of workflows that need several events: what came of them so far.

-- The version of each workflow that gathers. Whoever changes gatherings of a workflow holds its row, so
-- that nodes do it one after the other and none goes on for a version that was replaced.
create table gatherers (
    workflow_id bigint primary key references workflows,
    organization_id bigint not null references organizations,
    version int not null
);

-- Events that belong together; one row for each start. It goes once the run is on disk.
create table gatherings (
    workflow_id bigint not null,
    -- The number of the event that it began with.
    id bigint not null,
    organization_id bigint not null,
    version int not null,
    -- A hash of the values that all its events have in common.
    key bytea not null check (octet_length(key) = 32),
    -- What its events said of shared values, and which filters want no further event.
    tally json not null,
    events int not null check (events > 0),
    bytes bigint not null check (bytes > 0),
    -- All its events are there.
    complete boolean not null,
    -- When it is given up; of a complete one, when its run is to be started by any node.
    due_at timestamptz not null,
    primary key (workflow_id, id)
);

create index gatherings_by_key on gatherings (workflow_id, key, id) where not complete;
create index gatherings_by_due on gatherings (due_at);

-- The events of gatherings.
create table gathered (
    workflow_id bigint not null,
    gathering bigint not null,
    event bigint not null,
    organization_id bigint not null,
    envelope json not null,
    primary key (workflow_id, gathering, event)
);

-- An event joins gatherings once, however often it is routed.
alter table unrouted add column gathered boolean not null default false;

do $$
declare
    guarded text;
begin
    foreach guarded in array array['gatherers', 'gatherings', 'gathered']
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
