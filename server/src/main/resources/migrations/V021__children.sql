-- Runs that nobody asked for: started by other runs, by events, by the clock.

-- Why the run was started, when that was not a request.
alter table runs add column cause json;

-- The run whose end the effect waits for; no node performs such an effect (its node is 0).
alter table effects
    add column child_case_id bigint,
    add column child_run_id bigint;

-- What was started under which key (as a hash), so that it is started once.
create table starts (
    organization_id bigint not null,
    key text not null check (length(key) = 64),
    case_id bigint not null,
    run_id bigint not null,
    started_at timestamptz not null,
    primary key (organization_id, key)
);

create index starts_by_age on starts (started_at);

-- What one run has to tell another: written in the transaction of the one, brought to the other
-- afterwards, since no transaction touches two cases. Like a timer, a letter comes due again by itself
-- until it was delivered.
create table letters (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    word text not null check (word in ('ended', 'cancel')),
    organization_id bigint not null,
    to_case_id bigint not null,
    to_run_id bigint not null,
    body json,
    due_at timestamptz not null,
    primary key (case_id, run_id, activation, word)
);

create index letters_by_due on letters (due_at);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['starts', 'letters']
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
