-- What steps want signed. A request is open as long as its callback is: what its signers do goes to the
-- run by way of that.
create table signatures (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    organization_id bigint not null,
    -- JSON Pointer of the step.
    step text not null,
    -- Documents, signers, words: as the run asked.
    request json not null,
    opened_at timestamptz not null,
    -- When the signers were named, and by whom: an address, or nothing when the document names them.
    started_at timestamptz,
    started_by text,
    -- What the signers read.
    message text,
    -- What was collected before the signing.
    filled json,
    primary key (case_id, run_id, activation)
);

-- The documents of a request, as they were when it was opened; and what became of them.
create table signature_documents (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    place int not null,
    organization_id bigint not null,
    file_id bigint not null,
    name text not null,
    size bigint not null,
    sha256 text not null,
    signed_file_id bigint,
    signed_name text,
    signed_sha256 text,
    sealed_at timestamptz,
    primary key (case_id, run_id, activation, place),
    check ((signed_file_id is null) = (sealed_at is null))
);

-- The signers of a request, each once, in their order.
create table signature_signers (
    case_id bigint not null,
    run_id bigint not null,
    activation int not null,
    place int not null,
    organization_id bigint not null,
    email text not null,
    -- The address without regard to case.
    folded_email text not null,
    -- When their link was mailed, and when and to whom it was given otherwise.
    mailed_at timestamptz,
    handed_at timestamptz,
    handed_to text,
    -- When they signed or declined, and how.
    answered_at timestamptz,
    signed boolean,
    name text,
    ink text,
    reason text,
    address text,
    agent text,
    consent text,
    primary key (case_id, run_id, activation, place),
    unique (case_id, run_id, activation, folded_email),
    check ((answered_at is null) = (signed is null))
);

alter table signatures enable row level security;
create policy one_organization on signatures to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on signatures to caseloom_tenant;

alter table signature_documents enable row level security;
create policy one_organization on signature_documents to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on signature_documents to caseloom_tenant;

alter table signature_signers enable row level security;
create policy one_organization on signature_signers to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on signature_signers to caseloom_tenant;
