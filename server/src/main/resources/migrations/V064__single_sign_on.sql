-- Who the operator's provider says it is. The hash of a password is empty for an account that is signed
-- in to by the provider only.
alter table accounts
    add column sign_on_subject text unique;

-- Who went to the provider and is not back yet, by the hash of what their browser brings back.
create table sign_on_flows (
    hash bytea primary key check (octet_length(hash) = 32),
    nonce text not null,
    verifier text not null,
    expires_at timestamptz not null
);
