-- Accounts: persons across organizations, by their email address. Only the hash of a password is kept.
create table accounts (
    id bigint generated always as identity primary key,
    email text not null check (email <> ''),
    folded_email text not null unique check (folded_email <> ''),
    name text not null check (name <> ''),
    time_zone text,
    password_hash text not null,
    password_changed_at timestamptz not null,
    -- Where the next session begins.
    last_organization_id bigint references organizations,
    created_at timestamptz not null
);

-- Whose account reaches the organization, and what they are called there. An address alone makes no
-- member: an invitation of the organization was accepted, or a setup link used.
alter table members
    add column account_id bigint references accounts,
    add column name text;

create unique index members_by_account on members (account_id, organization_id)
    where account_id is not null;

-- Who is signed in. Only hashes of the tokens are kept.
create table sessions (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    account_id bigint not null references accounts,
    member_id bigint not null references members,
    hash bytea not null unique check (octet_length(hash) = 32),
    -- The token before, good until the new one was used, and for a grace.
    previous_hash bytea unique check (octet_length(previous_hash) = 32),
    rotated_at timestamptz not null,
    -- When the token was used for the first time.
    confirmed_at timestamptz,
    csrf_token text not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    address text not null,
    agent text not null
);

create index sessions_by_account on sessions (account_id, id);
create index sessions_by_use on sessions (last_used_at);

-- Who may become a member, with a link of which only the hash is kept. The number of a row is another
-- with each link.
create table member_invitations (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organizations,
    email text not null check (email <> ''),
    folded_email text not null check (folded_email <> ''),
    role text not null check (role in ('admin', 'editor', 'member', 'viewer')),
    hash bytea not null unique check (octet_length(hash) = 32),
    invited_by bigint not null references members,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    unique (organization_id, folded_email)
);

create index member_invitations_by_end on member_invitations (expires_at);

-- Links by which a member gets an account, or a new password; from the operator's hands.
create table setup_links (
    hash bytea primary key check (octet_length(hash) = 32),
    organization_id bigint not null references organizations,
    member_id bigint not null references members,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

-- Failed tries to sign in, by the hash of an email address or of a network address.
create table sign_in_attempts (
    key bytea primary key check (octet_length(key) = 32),
    failures int not null check (failures >= 0),
    ends_at timestamptz not null
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['sessions', 'member_invitations', 'setup_links']
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
