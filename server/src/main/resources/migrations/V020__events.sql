-- Events, and who listens for them. What is kept for a term lies in partitions of one day each, which
-- are made ahead and dropped whole; there is no default partition.

create sequence event_number;

create table events (
    number bigint not null,
    received_at timestamptz not null,
    organization_id bigint not null,
    type text not null,
    source text not null,
    id text not null,
    -- The whole event in the JSON format of CloudEvents.
    envelope json not null,
    primary key (number, received_at)
) partition by range (received_at);

-- Source and id of every event that is kept, as one hash: the second one of the same is none.
create table event_ids (
    organization_id bigint not null,
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    received_at timestamptz not null,
    primary key (organization_id, fingerprint)
);

create index event_ids_by_age on event_ids (received_at);

-- By what events find those who listen: an expression over events of one type (null for any type; a
-- null expression for nothing but the type). They are never removed: there are as many as the
-- documents of an organization ever had, and an event is looked at with all that fit its type.
create table correlations (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    type text,
    correlate_from text,
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    -- Whether workflows start by it, so that nobody needs to ask for those of any other.
    starts boolean not null,
    unique (organization_id, fingerprint)
);

create index correlations_by_type on correlations (organization_id, type);

-- What the correlations that were known when an event came take out of it. Values are hashes.
create table event_values (
    correlation_id bigint not null,
    value bytea not null,
    number bigint not null,
    received_at timestamptz not null,
    organization_id bigint not null,
    primary key (correlation_id, value, number, received_at)
) partition by range (received_at);

-- What runs listen for. An empty value takes every event of the correlation.
create table listeners (
    case_id bigint not null,
    run_id bigint not null,
    id int not null,
    organization_id bigint not null,
    correlation_id bigint not null,
    value bytea not null,
    -- From when on events count.
    since timestamptz not null,
    primary key (case_id, run_id, id)
);

create index listeners_by_value on listeners (correlation_id, value);

-- Events on their way to a run. Like a timer, a row comes due again by itself when the decision it
-- leads to is not stored in time.
create table inbox (
    case_id bigint not null,
    run_id bigint not null,
    event bigint not null,
    organization_id bigint not null,
    received_at timestamptz not null,
    due_at timestamptz not null,
    primary key (case_id, run_id, event)
);

create index inbox_by_due on inbox (due_at);

-- Events whose listeners were not looked up yet; any node does it once they are due.
create table unrouted (
    number bigint primary key,
    organization_id bigint not null,
    received_at timestamptz not null,
    due_at timestamptz not null
);

create index unrouted_by_due on unrouted (due_at);

-- Makes the partitions of a day (UTC). Quick when they are there; of two nodes that make the same
-- ones, the second waits and finds them.
create function ensure_event_partitions(at timestamptz) returns void
language plpgsql as $$
declare
    day date := (at at time zone 'UTC')::date;
    since timestamptz := day::timestamp at time zone 'UTC';
    until timestamptz := (day + 1)::timestamp at time zone 'UTC';
    parent text;
begin
    if to_regclass('event_values_' || to_char(day, 'YYYYMMDD')) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(7005, 0);
    foreach parent in array array['events', 'event_values']
    loop
        execute format(
            'create table if not exists %I partition of %I for values from (%L) to (%L)',
            parent || '_' || to_char(day, 'YYYYMMDD'), parent, since, until);
    end loop;
end
$$;

-- Drops the partitions whose days were over at that moment, and says how many.
create function drop_event_partitions(before timestamptz) returns int
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
         where pg_inherits.inhparent in ('events'::regclass, 'event_values'::regclass)
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
    foreach guarded in array array[
        'events', 'event_ids', 'correlations', 'event_values', 'listeners', 'inbox', 'unrouted']
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
