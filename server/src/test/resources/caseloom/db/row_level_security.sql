-- name: partition
select ensure_history_partition(1);
select ensure_event_partitions(now());
select ensure_delivery_partitions(now());

-- name: organizations
insert into organizations (id, name, created_at)
overriding system value
values (?, 'one', now());

-- name: members
insert into members (organization_id, email, folded_email, role, created_at)
values (?, 'a@b', 'a@b', 'admin', now());

-- name: legal_entities
insert into legal_entities (organization_id, name, entity_type, jurisdiction)
values (?, 'one', '', '');

-- name: tokens
insert into tokens (organization_id, kind, name, first_characters, hash, created_by, created_at)
select organization_id, 'api', 'one', 'api_', sha256(id::text::bytea), id, now()
  from members
 where organization_id = ?;

-- name: keys
insert into keys
    (organization_id, owner_id, name, first_characters, hash, rate_limit, created_at)
select organization_id, id, 'one', 'ca_', sha256(id::text::bytea), 120, now()
  from members
 where organization_id = ?;

-- name: workflows
insert into workflows
    (organization_id, name, key, title, source, draft, created_by, created_at, updated_at)
select organization_id, 'one', 'one', 'One', 'direct', '', id, now(), now()
  from members
 where organization_id = ?;

-- name: workflow_versions
insert into workflow_versions
    (workflow_id, version, organization_id, label, document, statuses, published_by, published_at)
select id, 1, organization_id, '1', '', '{}', created_by, now()
  from workflows
 where organization_id = ?;

-- name: cases
insert into cases
    (id, organization_id, workflow_id, version, shown, subject, status, attributes, initiator,
     created_at, updated_at)
select id, id, 1, 1, true, 'one', 'Open', '{}', 1, now(), now()
  from organizations
 where id = ?;

-- name: runs
insert into runs
    (case_id, id, organization_id, workflow_id, version, status, lease_token, decisions, input,
     created_at, updated_at)
select id, id, id, 1, 1, 'pending', 0, 0, '{}', now(), now()
  from organizations
 where id = ?;

-- name: history
insert into history (case_id, run_id, seq, organization_id, at, entries)
select id, id, 1, id, now(), '[]'
  from organizations
 where id = ?;

-- name: timers
insert into timers (case_id, run_id, id, organization_id, due_at)
select id, id, 1, id, now()
  from organizations
 where id = ?;

-- name: effects
insert into effects (case_id, run_id, activation, organization_id, node, request, created_at)
select id, id, 1, id, 1, '{}', now()
  from organizations
 where id = ?;

-- name: idempotency_keys
insert into idempotency_keys
    (organization_id, scope, key, body_hash, location, answer, created_at)
values (?, 'one', 'one', '', '', '', now());

-- name: case_search
insert into case_search
    (case_id, organization_id, workflow_id, status, subject, attributes, created_at, updated_at)
select id, id, 1, 'Open', 'one', '{}', now(), now()
  from organizations
 where id = ?;

-- name: files
insert into files
    (id, organization_id, kind, name, ending, content_type, detected_type, size, sha256, place,
     created_at)
select id, id, 'document', 'one', '', '', '', 1, repeat('0', 64), 'database', now()
  from organizations
 where id = ?;

-- name: file_bytes
insert into file_bytes (organization_id, file_id, bytes)
select id, id, 'x'
  from organizations
 where id = ?;

-- name: case_files
insert into case_files (case_id, file_id, variable_id, organization_id, step_id, joined_at)
select id, id, '', id, 'one', now()
  from organizations
 where id = ?;

-- name: step_documents
insert into step_documents
    (case_id, key, organization_id, run_id, step_id, file_id, name, made_at)
select id, 'one', id, id, 'one', id, 'one', now()
  from organizations
 where id = ?;

-- name: file_audit
insert into file_audit (organization_id, file_id, user_email, key_id, at)
select id, id, 'a@b', 1, now()
  from organizations
 where id = ?;

-- name: events
insert into events (number, received_at, organization_id, type, source, id, envelope)
select id, now(), id, 'one', 'one', 'one', '{}'
  from organizations
 where id = ?;

-- name: event_ids
insert into event_ids (organization_id, fingerprint, received_at)
values (?, sha256('one'), now());

-- name: correlations
insert into correlations (organization_id, fingerprint, starts)
values (?, sha256('one'), false);

-- name: event_values
insert into event_values (correlation_id, value, number, received_at, organization_id)
select id, 'one', id, now(), id
  from organizations
 where id = ?;

-- name: listeners
insert into listeners (case_id, run_id, id, organization_id, correlation_id, value, since)
select id, id, 1, id, 1, 'one', now()
  from organizations
 where id = ?;

-- name: inbox
insert into inbox (case_id, run_id, event, organization_id, received_at, due_at)
select id, id, 1, id, now(), now()
  from organizations
 where id = ?;

-- name: unrouted
insert into unrouted (number, organization_id, received_at, due_at)
select id, id, now(), now()
  from organizations
 where id = ?;

-- name: starts
insert into starts (organization_id, key, case_id, run_id, started_at)
values (?, repeat('0', 64), 1, 1, now());

-- name: letters
insert into letters
    (case_id, run_id, activation, word, organization_id, to_case_id, to_run_id, due_at)
select id, id, 1, 'ended', id, 1, 1, now()
  from organizations
 where id = ?;

-- name: callbacks
insert into callbacks (case_id, run_id, activation, organization_id, hash, title, opened_at)
select id, id, 1, id, sha256('one'), 'one', now()
  from organizations
 where id = ?;

-- name: approvals
insert into approvals (case_id, run_id, activation, organization_id, step, request, opened_at)
select id, id, 1, id, '/do/0/ask', '{}', now()
  from organizations
 where id = ?;

-- name: approval_decisions
insert into approval_decisions
    (case_id, run_id, activation, folded_email, organization_id, email, approved, filled, decided_at)
select id, id, 1, 'a@example.com', id, 'a@example.com', true, '{}', now()
  from organizations
 where id = ?;

-- name: signatures
insert into signatures (case_id, run_id, activation, organization_id, step, request, opened_at)
select id, id, 1, id, '/do/0/sign', '{}', now()
  from organizations
 where id = ?;

-- name: signature_documents
insert into signature_documents
    (case_id, run_id, activation, place, organization_id, file_id, name, size, sha256)
select id, id, 1, 1, id, 1, 'a.pdf', 1, 'ab'
  from organizations
 where id = ?;

-- name: signature_signers
insert into signature_signers
    (case_id, run_id, activation, place, organization_id, email, folded_email)
select id, id, 1, 1, id, 'a@example.com', 'a@example.com'
  from organizations
 where id = ?;

-- name: schedules
insert into schedules (workflow_id, organization_id, version, began_at, moment, due_at)
select id, organization_id, 1, now(), now(), now()
  from workflows
 where organization_id = ?;

-- name: subscriptions
insert into subscriptions (workflow_id, correlation_id, organization_id, version)
select workflows.id, correlations.id, workflows.organization_id, 1
  from workflows
  join correlations
    on correlations.organization_id = workflows.organization_id
 where workflows.organization_id = ?;

-- name: gatherers
insert into gatherers (workflow_id, organization_id, version)
select id, organization_id, 1
  from workflows
 where organization_id = ?;

-- name: gatherings
insert into gatherings (
    workflow_id, id, organization_id, version, key, tally, events, bytes, complete, due_at)
select id, id, id, 1, sha256('one'), '{}', 1, 1, false, now()
  from organizations
 where id = ?;

-- name: gathered
insert into gathered (workflow_id, gathering, event, organization_id, envelope)
select id, id, id, id, '{}'
  from organizations
 where id = ?;

-- name: connections
insert into connections
    (organization_id, name, base_url, authentication, headers, rate_requests, rate_minutes,
     timeout_seconds, created_at, updated_at)
values (?, 'one', 'https://one.example', '{}', '{}', 1, 1, 1, now(), now());

-- name: connection_queries
insert into connection_queries
    (organization_id, connection_id, name, description, method, path, parameters, result,
     created_at, updated_at)
select organization_id, id, 'one', '', 'GET', '/', '[]', '{}', now(), now()
  from connections
 where organization_id = ?;

-- name: connection_uses
insert into connection_uses (workflow_id, version, connection_id, organization_id)
select workflows.id, 1, connections.id, workflows.organization_id
  from workflows
  join connections
    on connections.organization_id = workflows.organization_id
 where workflows.organization_id = ?;

-- name: connection_windows
insert into connection_windows (connection_id, organization_id, minutes, tick, granted)
select id, organization_id, 1, 1, '{}'
  from connections
 where organization_id = ?;

-- name: models
insert into models
    (connection_id, organization_id, name, answer_format, parameters, answer_tokens_most,
     input_price, output_price, documents, updated_at)
select id, organization_id, 'one', 'schema', '{}', 1, 0, 0, false, now()
  from connections
 where organization_id = ?;

-- name: model_spending
insert into model_spending (connection_id, day, organization_id, requests, tokens, cost)
select id, now()::date, organization_id, 1, 1, 1
  from connections
 where organization_id = ?;

-- name: see_organizations
select id
  from organizations;

-- name: see_members
select organization_id
  from members;

-- name: see_legal_entities
select organization_id
  from legal_entities;

-- name: see_tokens
select organization_id
  from tokens;

-- name: see_keys
select organization_id
  from keys;

-- name: see_workflows
select organization_id
  from workflows;

-- name: see_workflow_versions
select organization_id
  from workflow_versions;

-- name: see_cases
select organization_id
  from cases;

-- name: see_runs
select organization_id
  from runs;

-- name: see_history
select organization_id
  from history;

-- name: see_timers
select organization_id
  from timers;

-- name: see_effects
select organization_id
  from effects;

-- name: see_idempotency_keys
select organization_id
  from idempotency_keys;

-- name: see_case_search
select organization_id
  from case_search;

-- name: see_files
select organization_id
  from files;

-- name: see_file_bytes
select organization_id
  from file_bytes;

-- name: see_case_files
select organization_id
  from case_files;

-- name: see_step_documents
select organization_id
  from step_documents;

-- name: see_file_audit
select organization_id
  from file_audit;

-- name: see_events
select organization_id
  from events;

-- name: see_event_ids
select organization_id
  from event_ids;

-- name: see_correlations
select organization_id
  from correlations;

-- name: see_event_values
select organization_id
  from event_values;

-- name: see_listeners
select organization_id
  from listeners;

-- name: see_inbox
select organization_id
  from inbox;

-- name: see_unrouted
select organization_id
  from unrouted;

-- name: see_starts
select organization_id
  from starts;

-- name: see_letters
select organization_id
  from letters;

-- name: see_callbacks
select organization_id
  from callbacks;

-- name: see_approvals
select organization_id
  from approvals;

-- name: see_signatures
select organization_id
  from signatures;

-- name: see_signature_documents
select organization_id
  from signature_documents;

-- name: see_signature_signers
select organization_id
  from signature_signers;

-- name: see_approval_decisions
select organization_id
  from approval_decisions;

-- name: see_schedules
select organization_id
  from schedules;

-- name: see_subscriptions
select organization_id
  from subscriptions;

-- name: see_gatherers
select organization_id
  from gatherers;

-- name: see_gatherings
select organization_id
  from gatherings;

-- name: see_gathered
select organization_id
  from gathered;

-- name: destinations
insert into destinations (
    id, organization_id, kind, url, events, secret_number, secret, secret_since, created_by,
    created_at, updated_at)
select id, organization_id, 'endpoint', 'http://one', array['flows.tasks.created'], 1, '', now(), id,
       now(), now()
  from members
 where organization_id = ?;

-- name: deliveries
insert into deliveries (
    case_id, id, created_at, organization_id, destination_id, event, message_id, body)
select 1, id, now(), organization_id, id, 'flows.tasks.created', 'evt_1', '{}'
  from destinations
 where organization_id = ?;

-- name: waiting_deliveries
insert into waiting_deliveries (
    case_id, id, organization_id, destination_id, created_at, due_at)
select 1, id, organization_id, id, now(), now()
  from destinations
 where organization_id = ?;

-- name: attempts
insert into attempts (
    case_id, delivery_id, number, at, ended_at, organization_id, outcome, url, headers)
select 1, id, 1, now(), now(), organization_id, 'failed', '', '{}'
  from destinations
 where organization_id = ?;

-- name: see_connections
select organization_id
  from connections;

-- name: see_connection_queries
select organization_id
  from connection_queries;

-- name: see_connection_uses
select organization_id
  from connection_uses;

-- name: see_connection_windows
select organization_id
  from connection_windows;

-- name: see_models
select organization_id
  from models;

-- name: see_model_spending
select organization_id
  from model_spending;

-- name: owned_tables
-- Partitions cannot be reached past the table that they belong to: nobody was granted them.
select c.relname
  from pg_class c
 where c.relkind in ('r', 'p')
   and not c.relispartition
   and c.relnamespace = current_schema()::regnamespace
   and (c.relname = 'organizations'
        or exists (select
                     from pg_attribute a
                    where a.attrelid = c.oid
                      and a.attname = 'organization_id'))
   and c.relrowsecurity
   and exists (select from pg_policy p where p.polrelid = c.oid);

-- name: unguarded
select c.relname
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid
 where a.attname = 'organization_id'
   and c.relkind in ('r', 'p')
   and c.relnamespace = current_schema()::regnamespace
   and not c.relrowsecurity
   and has_table_privilege('caseloom_tenant', c.oid, 'select, insert, update, delete');

-- name: change_all_cases
update cases
   set subject = 'changed';

-- name: remove_all_timers
delete from timers;

-- name: foreign_key_row
insert into idempotency_keys
    (organization_id, scope, key, body_hash, location, answer, created_at)
values (?, 'two', 'two', '', '', '', now());

-- name: role
select current_user;

-- name: audit
insert into audit
    (organization_id, actor_kind, actor_name, verb, target_kind, target_id, detail)
values (?, 'system', 'system', 'workflow.push', 'workflow', 1, '{}');

-- name: see_audit
select organization_id
  from audit;

-- name: secrets
insert into secrets (organization_id, name, sealed, set_by, created_at, set_at)
select organizations.id, 'one', 'x', members.id, now(), now()
  from organizations
  join members
    on members.organization_id = organizations.id
 where organizations.id = ?;

-- name: see_secrets
select organization_id
  from secrets;

-- name: see_destinations
select organization_id
  from destinations;

-- name: see_deliveries
select organization_id
  from deliveries;

-- name: see_waiting_deliveries
select organization_id
  from waiting_deliveries;

-- name: see_attempts
select organization_id
  from attempts;

-- name: comments
insert into comments (case_id, id, organization_id, author_id, text, mentions, created_at)
select id, id, id, 1, 'one', '{}', now()
  from organizations
 where id = ?;

-- name: see_comments
select organization_id
  from comments;

-- name: loose_objects
insert into loose_objects (organization_id, file_id, bucket, removable_at)
values (?, 1, 'files', now());

-- name: see_loose_objects
select organization_id
  from loose_objects;

-- name: mails
insert into mails (case_id, key, organization_id, recipient, sealed, queued_at, due_at)
select id, 'one', id, 'a@b.c', '', now(), now()
  from organizations
 where id = ?;

-- name: see_mails
select organization_id
  from mails;

-- name: links
insert into links (case_id, hash, organization_id, purpose, subject, email, made_at)
select id, sha256(id::text::bytea), id, 'approval', 'one', 'a@b.c', now()
  from organizations
 where id = ?;

-- name: see_links
select organization_id
  from links;

-- name: approval_delegations
insert into approval_delegations
    (case_id, run_id, activation, folded_from, organization_id, from_email, to_email, folded_to,
     delegated_at)
select id, 1, 1, 'a@b.c', id, 'a@b.c', 'd@b.c', 'd@b.c', now()
  from organizations
 where id = ?;

-- name: collaborators
insert into collaborators (case_id, member_id, organization_id, added_at)
select id, 1, id, now()
  from organizations
 where id = ?;

-- name: rotas
insert into rotas (workflow_id, step, place, organization_id, asked)
select id, '/do/0/one', 0, organization_id, '{}'
  from workflows
 where organization_id = ?;

-- name: see_collaborators
select organization_id
  from collaborators;

-- name: see_rotas
select organization_id
  from rotas;

-- name: see_approval_delegations
select organization_id
  from approval_delegations;

-- name: documents
insert into documents (organization_id, file_id, uploaded_by, created_at)
select id, id, 'one', now()
  from organizations
 where id = ?;

-- name: document_attributes
insert into document_attributes (organization_id, file_id, name, data_type, value, place)
select id, id, 'one', 'text', '', 0
  from organizations
 where id = ?;

-- name: document_fields
insert into document_fields
    (organization_id, file_id, place, name, data_type, unclear, reasoning, source_text)
select id, id, 0, 'one', 'text', false, '', '{}'
  from organizations
 where id = ?;

-- name: field_names
insert into field_names (organization_id, name)
values (?, 'one');

-- name: document_pages
insert into document_pages (organization_id, file_id, page, text)
select id, id, 1, 'one'
  from organizations
 where id = ?;

-- name: document_words
insert into document_words (organization_id, file_id, part, words)
select id, id, 0, 'one'
  from organizations
 where id = ?;

-- name: document_processings
insert into document_processings (organization_id, file_id, created_at, due_at)
select id, id, now(), now()
  from organizations
 where id = ?;

-- name: see_documents
select organization_id
  from documents;

-- name: see_document_attributes
select organization_id
  from document_attributes;

-- name: see_document_fields
select organization_id
  from document_fields;

-- name: see_field_names
select organization_id
  from field_names;

-- name: see_document_pages
select organization_id
  from document_pages;

-- name: see_document_words
select organization_id
  from document_words;

-- name: see_document_processings
select organization_id
  from document_processings;

-- name: sessions
with account as (
    insert into accounts (
        email, folded_email, name, password_hash, password_changed_at, created_at)
    select 'a@b' || organization_id, 'a@b' || organization_id, 'one', '', now(), now()
      from members
     where organization_id = ?
    returning id, folded_email
)
insert into sessions
    (organization_id, account_id, member_id, hash, rotated_at, csrf_token, created_at, last_used_at,
     address, agent)
select members.organization_id, account.id, members.id, sha256(members.id::text::bytea), now(), '',
       now(), now(), '', ''
  from account
  join members
    on account.folded_email = 'a@b' || members.organization_id;

-- name: see_sessions
select organization_id
  from sessions;

-- name: member_invitations
insert into member_invitations
    (organization_id, email, folded_email, role, hash, invited_by, created_at, expires_at)
select organization_id, 'c@d', 'c@d', 'viewer', sha256(id::text::bytea), id, now(), now()
  from members
 where organization_id = ?;

-- name: see_member_invitations
select organization_id
  from member_invitations;

-- name: setup_links
insert into setup_links (hash, organization_id, member_id, created_at, expires_at)
select sha256(id::text::bytea), organization_id, id, now(), now()
  from members
 where organization_id = ?;

-- name: see_setup_links
select organization_id
  from setup_links;

-- name: saved_views
insert into saved_views (organization_id, member_id, name, query, created_at)
select id, (select min(members.id) from members where organization_id = organizations.id), 'mine', '', now()
  from organizations
 where id = ?;

-- name: see_saved_views
select organization_id
  from saved_views;
