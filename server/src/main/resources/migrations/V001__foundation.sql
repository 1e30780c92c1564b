-- Identifiers that clients see come from sequences. Tables of a case carry case_id in their primary
-- key and no foreign key to anything but small shared tables' values, so that they can be
-- distributed by case_id. No statement on the hot path checks a foreign key.

-- The role that requests and pages work as. Roles belong to the whole server, so another of its
-- databases may be making the same one at this moment: then look again. The one who prepared the
-- database may have made the role and granted it; then nothing is done, and no right is needed.
do $$
begin
    for attempt in 1..10 loop
        begin
            if not exists (select from pg_roles where rolname = 'caseloom_tenant') then
                create role caseloom_tenant nologin;
            end if;
            begin
                set local role caseloom_tenant;
            exception when insufficient_privilege then
                grant caseloom_tenant to current_user;
            end;
            reset role;
            exit;
        exception when duplicate_object or unique_violation or internal_error then
            if attempt = 10 then
                raise;
            end if;
        end;
    end loop;
end
$$;

create table organizations (
    id bigint generated always as identity primary key,
    name text not null check (name <> ''),
    created_at timestamptz not null
);

create table members (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    -- As it was written, and what is the same for all ways to write it.
    email text not null check (email <> ''),
    folded_email text not null check (folded_email <> ''),
    role text not null check (role in ('admin', 'editor', 'member', 'viewer')),
    state text not null default 'active' check (state in ('active', 'inactive')),
    created_at timestamptz not null
);

create unique index members_by_email on members (organization_id, folded_email);

create table legal_entities (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    name text not null check (name <> ''),
    entity_type text not null,
    jurisdiction text not null
);

create index legal_entities_by_organization on legal_entities (organization_id, id);

-- API tokens (api_) and administrator tokens (adm_): only the hash of the whole token is kept.
create table tokens (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    kind text not null check (kind in ('api', 'admin')),
    -- An administrator token of the installation may act for every organization.
    installation boolean not null default false,
    name text not null,
    first_characters text not null,
    hash bytea not null unique check (octet_length(hash) = 32),
    rate_limit int check (rate_limit >= 0),
    created_by bigint not null references members,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);

create index tokens_by_organization on tokens (organization_id, id);

-- Keys of the Chamelio API (ca_): only the hash of the whole key is kept.
create table keys (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    owner_id bigint not null references members,
    name text not null check (name <> ''),
    first_characters text not null,
    hash bytea not null unique check (octet_length(hash) = 32),
    -- Requests a minute; 0 for no limit.
    rate_limit int not null check (rate_limit >= 0),
    active boolean not null default true,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);

create index keys_by_organization on keys (organization_id, id);

create table workflows (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    name text not null,
    -- Never changes and is never given out again (L-47).
    key text not null check (key ~ '^[a-z][a-z0-9_]{0,63}$'),
    title text not null,
    source text not null check (source in ('direct', 'email', 'ticketing', 'none')),
    draft text not null,
    -- The newest published version; 0 before the first.
    newest int not null default 0 check (newest >= 0),
    online boolean not null default false,
    created_by bigint not null references members,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);

create unique index workflows_by_name on workflows (organization_id, name) where deleted_at is null;
create unique index workflows_by_key on workflows (organization_id, key);

create table workflow_versions (
    workflow_id bigint not null references workflows,
    version int not null check (version > 0),
    organization_id bigint not null references organizations,
    label text not null,
    -- What the document declares besides the three defaults.
    statuses text[] not null,
    document text not null,
    published_by bigint not null references members,
    published_at timestamptz not null,
    primary key (workflow_id, version)
);

-- One number that moves whenever tokens, keys, members, workflows or organizations change: caches ask for it.
create table cache_epoch (
    only_row boolean primary key default true check (only_row),
    value bigint not null
);

insert into cache_epoch (value) values (1);

create sequence case_number;
create sequence run_number;

-- The durable record. Rows are updated in place (HOT): nothing that changes is indexed.
create table cases (
    id bigint primary key,
    organization_id bigint not null,
    workflow_id bigint not null,
    version int not null,
    -- False for the record behind a run without a case (C-122).
    shown boolean not null,
    subject text not null,
    status text not null,
    attributes json not null,
    -- The member who started it.
    initiator bigint not null,
    metadata json,
    created_at timestamptz not null,
    updated_at timestamptz not null
) with (fillfactor = 70);

-- For lists of tasks, which must be complete at once. Neither column ever changes, so updates stay
-- HOT.
create index cases_by_organization on cases (organization_id, id);

create table runs (
    case_id bigint not null,
    id bigint not null,
    organization_id bigint not null,
    workflow_id bigint not null,
    version int not null,
    status text not null
        check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    -- The node that holds the run since its creation; null from its first decision on: what waits
    -- then is found again by its timers and effects.
    lease_owner bigint,
    -- Moves whenever somebody takes the run; a decision of an older token is dropped.
    lease_token bigint not null,
    -- How many decisions were stored; also the number of the newest history row.
    decisions int not null,
    input json not null,
    output json,
    state json,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (case_id, id)
) with (fillfactor = 70);

create index runs_by_id on runs (id);

-- One row a decision, holding its entries. Partitions by ranges of case_id are made ahead by the
-- intake; there is no default partition.
create table history (
    case_id bigint not null,
    run_id bigint not null,
    seq int not null,
    organization_id bigint not null,
    at timestamptz not null,
    entries json not null,
    primary key (case_id, run_id, seq)
) partition by range (case_id);

-- Makes the partition that holds a case number: a million numbers each. Quick when it is there;
-- of two nodes that make the same one, the second waits and finds it.
create function ensure_history_partition(case_number bigint) returns void
language plpgsql as $$
declare
    place bigint := case_number / 1000000;
    partition text := 'history_' || place;
begin
    if to_regclass(partition) is null then
        perform pg_advisory_xact_lock(7003, place::int);
        if to_regclass(partition) is null then
            execute format(
                'create table %I partition of history for values from (%L) to (%L)',
                partition, place * 1000000, (place + 1) * 1000000);
        end if;
    end if;
end
$$;

create table timers (
    case_id bigint not null,
    run_id bigint not null,
    id int not null,
    organization_id bigint not null,
    due_at timestamptz not null,
    primary key (case_id, run_id, id)
);

create index timers_by_due on timers (due_at);

-- Calls to the outside that were decided and not yet answered.
create table effects (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    organization_id bigint not null,
    -- The node that performs it; when that node is gone another takes over.
    node bigint not null,
    request json not null,
    created_at timestamptz not null,
    primary key (case_id, run_id, activation)
);

create index effects_by_node on effects (node);

create table idempotency_keys (
    organization_id bigint not null,
    scope text not null,
    key text not null,
    body_hash text not null,
    location text not null,
    answer text not null,
    created_at timestamptz not null,
    primary key (organization_id, scope, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);

-- The nodes that are up. All moments here are the database's own, so that clocks need not agree.
create table nodes (
    id bigint generated always as identity primary key,
    name text not null,
    started_at timestamptz not null,
    lease_until timestamptz not null,
    -- No case below this number is held by the node since its creation.
    low_water bigint not null
);

-- Stops a transaction of a node whose lease ran out: what it would write as held by it, nobody
-- would ever rescue. The lock is held to the end of the transaction and keeps rescuers away until
-- then; unlike a lock on the row it writes nothing.
create function require_live_node(node bigint) returns void
language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(7004, node::int);
    perform 1
       from nodes
      where id = node
        and lease_until > clock_timestamp();
    if not found then
        raise exception 'node % has no lease', node using errcode = '55CL1';
    end if;
end
$$;

-- What lists and searches read; a pass fills it within a second of a change.
create table case_search (
    case_id bigint primary key,
    organization_id bigint not null,
    workflow_id bigint not null,
    status text not null,
    subject text not null,
    attributes jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
) with (fillfactor = 80);

create index case_search_by_attribute on case_search using gin (attributes jsonb_path_ops);
create index case_search_by_status on case_search (organization_id, status, case_id);
create index case_search_by_workflow on case_search (organization_id, workflow_id, case_id);

-- Files have numbers from one sequence, whatever their kind; the number is drawn before the bytes are
-- written, and the row is written last.
create sequence file_number;

create table files (
    id bigint primary key,
    organization_id bigint not null references organizations,
    kind text not null check (kind in ('document', 'attachment')),
    name text not null check (name <> ''),
    ending text not null,
    content_type text not null,
    -- What the bytes look like, whatever the name says.
    detected_type text not null,
    size bigint not null check (size > 0),
    sha256 text not null check (length(sha256) = 64),
    place text not null check (place in ('database', 'folder')),
    created_at timestamptz not null,
    -- Null while the file is staged: what brought it is not on disk yet, and nobody sees it.
    kept_at timestamptz,
    unique (organization_id, id)
);

create index files_staged on files (created_at) where kept_at is null;

-- The bytes of small files. They are compressed already as a rule, and are read in parts.
create table file_bytes (
    organization_id bigint not null,
    file_id bigint not null,
    bytes bytea not null,
    primary key (organization_id, file_id),
    foreign key (organization_id, file_id) references files (organization_id, id) on delete cascade
);

alter table file_bytes alter column bytes set storage external;

-- The files of a case: the same file may have come with several.
create table case_files (
    case_id bigint not null,
    file_id bigint not null,
    -- Empty when the file belongs to no variable.
    variable_id text not null,
    organization_id bigint not null,
    step_id text not null,
    joined_at timestamptz not null,
    primary key (case_id, file_id, variable_id)
);

-- Who asked for the download of a file, and with which key.
create table file_audit (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    file_id bigint not null,
    user_email text not null,
    key_id bigint not null,
    at timestamptz not null
);

create index file_audit_by_file on file_audit (organization_id, file_id, id);

-- What the nodes of an installation share and nobody else may know. No organization sees it.
create table server_secrets (
    name text primary key,
    value bytea not null check (octet_length(value) >= 16),
    created_at timestamptz not null
);

-- Row-level security for what requests and pages read: the role sees one organization.
do $$
declare
    guarded text;
begin
    foreach guarded in array array[
        'members', 'legal_entities', 'tokens', 'keys', 'workflows', 'workflow_versions', 'cases',
        'runs', 'history', 'timers', 'effects', 'idempotency_keys', 'case_search', 'files',
        'file_bytes', 'case_files', 'file_audit']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format(
            'create policy one_organization on %I to caseloom_tenant'
            ' using (organization_id = current_setting(''caseloom.organization'')::bigint)',
            guarded);
        execute format('grant select, insert, update, delete on %I to caseloom_tenant', guarded);
    end loop;
    execute format('grant usage on schema %I to caseloom_tenant', current_schema());
end
$$;

alter table organizations enable row level security;
create policy one_organization on organizations to caseloom_tenant
    using (id = current_setting('caseloom.organization')::bigint);
grant select on organizations to caseloom_tenant;
grant select, update on cache_epoch to caseloom_tenant;

do $$
begin
    execute format('grant usage on all sequences in schema %I to caseloom_tenant', current_schema());
end
$$;
