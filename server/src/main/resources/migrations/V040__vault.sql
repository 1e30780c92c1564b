-- The name of the master key that seals new data keys. The key itself is never here.
create table master_key (
    only_row boolean primary key default true check (only_row),
    id text not null,
    since timestamptz not null
);

-- The keys that seal values: one for each organization, and one for the installation (owner 0). Each
-- is sealed itself, with the master key of that name. No organization sees them.
create table data_keys (
    owner bigint primary key check (owner >= 0),
    master_key text not null,
    sealed bytea not null,
    created_at timestamptz not null
);

-- What the nodes share is sealed too. What an earlier version left unsealed, the next start seals.
alter table server_secrets
    alter column value drop not null,
    add column sealed bytea,
    add constraint sealed_or_not check (num_nonnulls(value, sealed) = 1);
