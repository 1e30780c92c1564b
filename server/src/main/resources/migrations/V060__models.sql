-- Language models: which connection leads to one, what it may cost, and what it cost each day.
create table models (
    connection_id bigint primary key references connections on delete cascade,
    organization_id bigint not null references organizations,
    -- How the service calls it.
    name text not null check (name <> ''),
    answer_format text not null check (answer_format in ('schema', 'json', 'text')),
    -- Members of every request beside what is always sent.
    parameters json not null,
    answer_tokens_most int not null check (answer_tokens_most > 0),
    day_tokens_most bigint check (day_tokens_most > 0),
    -- Of a million tokens.
    input_price numeric(18, 6) not null check (input_price >= 0),
    output_price numeric(18, 6) not null check (output_price >= 0),
    day_cost_most numeric(18, 6) check (day_cost_most > 0),
    -- Whether it reads the fields of documents.
    documents boolean not null,
    updated_at timestamptz not null
);

create index models_by_organization on models (organization_id, connection_id);
create unique index models_for_documents on models (organization_id) where documents;

-- It outlives the model: removing that and adding it again is no way around a limit of the day.
create table model_spending (
    connection_id bigint not null references connections on delete cascade,
    day date not null,
    organization_id bigint not null references organizations,
    requests bigint not null,
    tokens bigint not null,
    cost numeric(24, 6) not null,
    primary key (connection_id, day)
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['models', 'model_spending']
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
