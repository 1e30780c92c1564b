-- Webhooks: where events go, what is to be delivered, and what came of each attempt. Deliveries and
-- attempts are kept for a term, in partitions of one day each, which are made ahead and dropped
-- whole; there is no default partition. They carry the case they tell of (0 for none), so that a
-- change and its deliveries can be on one machine.

create sequence destination_number;
create sequence delivery_number;

-- A subscription of Champ's catalogue, or an endpoint of Chamelio's.
create table destinations (
    id bigint primary key,
    organization_id bigint not null references organizations,
    kind text not null check (kind in ('subscription', 'endpoint')),
    -- A subscription has a connection and a path, an endpoint a URL of its own.
    connection_id bigint,
    path text check (path like '/%'),
    url text,
    events text[] not null check (cardinality(events) > 0),
    state text not null default 'active' check (state in ('active', 'paused', 'deleted')),
    -- Why the server itself paused it; null when a person did.
    paused_because text,
    -- Sealed. Each has a number, which is part of its place in the vault.
    secret_number int not null,
    secret bytea not null,
    -- From then on the newest secret signs; the one before it may go on for a while.
    secret_since timestamptz not null,
    former_secret bytea,
    -- The first failed attempt since the last one that went well, and the last.
    failing_since timestamptz,
    failed_at timestamptz,
    created_by bigint not null references members,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((kind = 'subscription') = (url is null)),
    check ((kind = 'subscription') = (connection_id is not null)),
    check ((kind = 'subscription') = (path is not null)),
    check (kind = 'endpoint' or cardinality(events) = 1)
);

create index destinations_by_organization on destinations (organization_id, id);
create index destinations_by_connection on destinations (connection_id) where connection_id is not null;
create index destinations_failing on destinations (failing_since) where failing_since is not null;

-- Moves with every change of who gets which events: writers of events ask whether what they know is
-- still so.
create table destination_epoch (
    only_row boolean primary key default true check (only_row),
    value bigint not null
);

insert into destination_epoch (value) values (1);

-- Stops a transaction that knows an older state of the destinations. The lock is held to its end: who
-- changes destinations waits for it, so that no event is committed after a new subscription was
-- answered and without its delivery.
create function require_destinations(known bigint) returns boolean
language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(7047, 0);
    if (select value from destination_epoch) <> known then
        raise exception 'the destinations changed' using errcode = '55CL2';
    end if;
    return true;
end
$$;

create table deliveries (
    case_id bigint not null,
    id bigint not null,
    created_at timestamptz not null,
    organization_id bigint not null,
    destination_id bigint not null,
    event text not null,
    -- The id that receivers see and by which they drop repeats.
    message_id text not null,
    -- The exact bytes of every attempt, as text.
    body text not null,
    -- At most one of them; neither while it waits or an attempt is under way.
    delivered_at timestamptz,
    failed_at timestamptz,
    primary key (case_id, id, created_at)
) partition by range (created_at);

create index deliveries_by_organization on deliveries (organization_id, id);
create index deliveries_by_destination on deliveries (destination_id, id);
create index deliveries_failed on deliveries (destination_id, id) where failed_at is not null;

-- What is still to be sent. A row in hand has the moment of its claim and comes due again when that is
-- too long ago.
create table waiting_deliveries (
    case_id bigint not null,
    id bigint not null,
    organization_id bigint not null,
    destination_id bigint not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    -- Attempts so far, and how many of them failed since the delivery was written or replayed.
    attempts int not null default 0,
    failed int not null default 0,
    claimed_at timestamptz,
    primary key (case_id, id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create index waiting_deliveries_by_destination on waiting_deliveries (destination_id, due_at, id);
create index waiting_deliveries_claimed on waiting_deliveries (due_at) where claimed_at is not null;

create table attempts (
    case_id bigint not null,
    delivery_id bigint not null,
    number int not null,
    -- When it began.
    at timestamptz not null,
    ended_at timestamptz not null,
    organization_id bigint not null,
    -- Of an interrupted one nobody knows whether it arrived.
    outcome text not null check (outcome in ('succeeded', 'failed', 'interrupted')),
    -- What was sent besides the body; never a credential.
    url text not null,
    headers json not null,
    -- What came back, as far as it is kept.
    status int,
    response text,
    error text,
    primary key (case_id, delivery_id, number, at)
) partition by range (at);

-- Makes the partitions of a day (UTC). Quick when they are there; of two nodes that make the same
-- ones, the second waits and finds them.
create function ensure_delivery_partitions(at timestamptz) returns void
language plpgsql as $$
declare
    day date := (at at time zone 'UTC')::date;
    since timestamptz := day::timestamp at time zone 'UTC';
    until timestamptz := (day + 1)::timestamp at time zone 'UTC';
    parent text;
begin
    if to_regclass('attempts_' || to_char(day, 'YYYYMMDD')) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(7048, 0);
    foreach parent in array array['deliveries', 'attempts']
    loop
        execute format(
            'create table if not exists %I partition of %I for values from (%L) to (%L)'
            ' with (fillfactor = 90)',
            parent || '_' || to_char(day, 'YYYYMMDD'), parent, since, until);
    end loop;
end
$$;

-- Drops the partitions whose days were over at that moment, and says how many.
create function drop_delivery_partitions(before timestamptz) returns int
language plpgsql as $$
declare
    day text := to_char(before at time zone 'UTC', 'YYYYMMDD');
    old record;
    dropped int := 0;
begin
    for old in
        select child.relname as name
          from pg_inherits
          join pg_class as child on child.oid = pg_inherits.inhrelid
         where pg_inherits.inhparent in ('deliveries'::regclass, 'attempts'::regclass)
           and right(child.relname, 8) < day
         order by child.relname
    loop
        execute format('drop table %I', old.name);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

do $$
declare
    guarded text;
begin
    foreach guarded in array array['destinations', 'deliveries', 'waiting_deliveries', 'attempts']
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

grant select, update on destination_epoch to caseloom_tenant;
