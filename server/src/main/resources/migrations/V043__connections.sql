-- Services that an organization calls, each with how it is reached and as whom. What is secret of
-- that is sealed.
create table connections (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    name text not null check (name <> ''),
    base_url text not null check (base_url ~ '^https?://'),
    docs_url text,
    -- How requests show who makes them, without what is secret of it.
    authentication json not null,
    sealed bytea,
    headers json not null,
    rate_requests int not null check (rate_requests > 0),
    rate_minutes int not null check (rate_minutes > 0),
    timeout_seconds int not null check (timeout_seconds > 0),
    -- Authorities that are trusted beside the usual ones, in PEM.
    ca_certificates text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create unique index connections_by_name on connections (organization_id, name);
create index connections_by_number on connections (organization_id, id);

-- Named requests that can be made on a connection.
create table connection_queries (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    connection_id bigint not null references connections on delete cascade,
    name text not null check (name <> ''),
    description text not null,
    method text not null,
    path text not null,
    parameters json not null,
    result json not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create unique index connection_queries_by_name on connection_queries (connection_id, name);

-- The connections that a published version names.
create table connection_uses (
    workflow_id bigint not null references workflows,
    version int not null,
    connection_id bigint not null references connections on delete cascade,
    organization_id bigint not null references organizations,
    primary key (workflow_id, version, connection_id)
);

create index connection_uses_by_connection on connection_uses (connection_id);

-- How many requests were granted in the ticks of the time that the rate limit looks at.
create table connection_windows (
    connection_id bigint primary key references connections on delete cascade,
    organization_id bigint not null references organizations,
    -- The length of the ticks; another rate limit begins a new window.
    minutes int not null check (minutes > 0),
    -- The newest tick in which something was granted, and how much in it and in those before.
    tick bigint not null,
    granted int[] not null
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array[
        'connections', 'connection_queries', 'connection_uses', 'connection_windows']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format(
            'create policy one_organization on %I to caseloom_tenant'
            ' using (organization_id = current_setting(''caseloom.organization'')::bigint)',
            guarded);
        execute format('grant select, insert, update, delete on %I to caseloom_tenant', guarded);
    end loop;
    execute format('grant usage on all sequences in schema %I to caseloom_tenant', current_schema());
end
$$;
