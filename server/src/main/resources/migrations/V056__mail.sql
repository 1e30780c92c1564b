-- What the server itself writes to people about a case, from the transaction of its cause until the
-- mail server has it.
create table mails (
    case_id bigint not null,
    -- What it is written for; for the same, one mail is sent.
    key text not null,
    organization_id bigint not null,
    recipient text not null,
    -- What is written; gone once the mail was sent or given up, since there may be a link in it.
    sealed bytea,
    queued_at timestamptz not null,
    -- When the next attempt may begin; null once it was sent or given up.
    due_at timestamptz,
    attempts int not null default 0,
    sent_at timestamptz,
    -- Why the last attempt failed.
    error text,
    primary key (case_id, key),
    check ((due_at is null) = (sealed is null))
);

create index mails_by_due on mails (due_at) where due_at is not null;

-- Links that are good for one thing, in the hands of one person. Only the hash of the secret in one is
-- kept.
create table links (
    case_id bigint not null,
    hash bytea not null check (octet_length(hash) = 32),
    organization_id bigint not null,
    purpose text not null check (purpose in ('approval', 'signature')),
    -- Which thing of the case, among those of the purpose.
    subject text not null,
    -- Who acts with it.
    email text not null,
    made_at timestamptz not null,
    ended_at timestamptz,
    primary key (case_id, hash)
);

create index links_by_hash on links (hash);

-- Who handed their seat in a request to whom; each does so once.
create table approval_delegations (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    folded_from text not null,
    organization_id bigint not null,
    from_email text not null,
    to_email text not null,
    folded_to text not null,
    comment text,
    delegated_at timestamptz not null,
    primary key (case_id, run_id, activation, folded_from)
);

alter table approval_delegations enable row level security;
create policy one_organization on approval_delegations to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on approval_delegations to caseloom_tenant;

alter table mails enable row level security;
create policy one_organization on mails to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on mails to caseloom_tenant;

alter table links enable row level security;
create policy one_organization on links to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on links to caseloom_tenant;
