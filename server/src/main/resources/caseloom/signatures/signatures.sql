-- name: open
-- Asked twice, it is one request.
insert into signatures (case_id, run_id, activation, organization_id, step, request, opened_at)
values (?, ?, ?, ?, ?, ?::json, ?)
    on conflict do nothing;

-- name: add-document
insert into signature_documents
    (case_id, run_id, activation, place, organization_id, file_id, name, size, sha256)
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: add-signer
insert into signature_signers
    (case_id, run_id, activation, place, organization_id, email, folded_email)
values (?, ?, ?, ?, ?, ?, ?);

-- name: start
update signatures
   set started_at = ?,
       started_by = ?,
       message = ?,
       filled = ?::json
 where case_id = ?
   and run_id = ?
   and activation = ?
   and organization_id = ?
   and started_at is null;

-- name: mailed
update signature_signers
   set mailed_at = ?
 where case_id = ?
   and run_id = ?
   and activation = ?
   and place = ?
   and organization_id = ?;

-- name: handed
update signature_signers
   set handed_at = ?,
       handed_to = ?
 where case_id = ?
   and run_id = ?
   and activation = ?
   and place = ?
   and organization_id = ?;

-- name: answer
update signature_signers
   set answered_at = ?,
       signed = ?,
       name = ?,
       ink = ?,
       reason = ?,
       address = ?,
       agent = ?,
       consent = ?
 where case_id = ?
   and run_id = ?
   and activation = ?
   and place = ?
   and organization_id = ?
   and answered_at is null;

-- name: seal
-- Made twice, the first counts.
update signature_documents
   set signed_file_id = ?,
       signed_name = ?,
       signed_sha256 = ?,
       sealed_at = ?
 where case_id = ?
   and run_id = ?
   and activation = ?
   and place = ?
   and organization_id = ?
   and sealed_at is null;

-- name: find
select signatures.case_id, signatures.run_id, signatures.activation, signatures.step,
       signatures.request, signatures.opened_at, signatures.started_at, signatures.started_by,
       signatures.message, signatures.filled, runs.workflow_id, runs.version,
       coalesce(callbacks.posted_at is null and callbacks.closed_at is null
                    and callbacks.case_id is not null, false) as open
  from signatures
  join runs
    on runs.case_id = signatures.case_id
   and runs.id = signatures.run_id
  left join callbacks
    on callbacks.case_id = signatures.case_id
   and callbacks.run_id = signatures.run_id
   and callbacks.activation = signatures.activation
 where signatures.case_id = ?
   and signatures.run_id = ?
   and signatures.activation = ?
   and signatures.organization_id = ?;

-- name: of-case
select signatures.case_id, signatures.run_id, signatures.activation, signatures.step,
       signatures.request, signatures.opened_at, signatures.started_at, signatures.started_by,
       signatures.message, signatures.filled, runs.workflow_id, runs.version,
       coalesce(callbacks.posted_at is null and callbacks.closed_at is null
                    and callbacks.case_id is not null, false) as open
  from signatures
  join runs
    on runs.case_id = signatures.case_id
   and runs.id = signatures.run_id
  left join callbacks
    on callbacks.case_id = signatures.case_id
   and callbacks.run_id = signatures.run_id
   and callbacks.activation = signatures.activation
 where signatures.case_id = ?
   and signatures.organization_id = ?
 order by signatures.run_id, signatures.activation
 limit ?;

-- name: open-of-cases
select signatures.case_id, signatures.run_id, signatures.activation, signatures.step,
       signatures.request, signatures.opened_at, signatures.started_at, signatures.started_by,
       signatures.message, signatures.filled, runs.workflow_id, runs.version, true as open
  from signatures
  join callbacks
 using (case_id, run_id, activation)
  join runs
    on runs.case_id = signatures.case_id
   and runs.id = signatures.run_id
 where signatures.case_id = any (?)
   and signatures.organization_id = ?
   and callbacks.posted_at is null
   and callbacks.closed_at is null
 order by signatures.opened_at, signatures.case_id, signatures.run_id, signatures.activation
 limit ?;

-- name: open-of-organization
-- The oldest first.
select signatures.case_id, signatures.run_id, signatures.activation, signatures.step,
       signatures.request, signatures.opened_at, signatures.started_at, signatures.started_by,
       signatures.message, signatures.filled, runs.workflow_id, runs.version, true as open
  from callbacks
  join signatures
 using (case_id, run_id, activation)
  join runs
    on runs.case_id = signatures.case_id
   and runs.id = signatures.run_id
 where callbacks.organization_id = ?
   and callbacks.posted_at is null
   and callbacks.closed_at is null
   and (callbacks.opened_at, callbacks.case_id, callbacks.run_id, callbacks.activation)
           > (?, ?, ?, ?)
 order by callbacks.opened_at, callbacks.case_id, callbacks.run_id, callbacks.activation
 limit ?;

-- name: documents
select case_id, run_id, activation, place, file_id, name, size, sha256, signed_file_id, signed_name,
       signed_sha256, sealed_at
  from signature_documents
 where case_id = any (?)
   and organization_id = ?
 order by case_id, run_id, activation, place;

-- name: signers
select case_id, run_id, activation, place, email, folded_email, mailed_at, handed_at, handed_to,
       answered_at, signed, name, ink, reason, address, agent, consent
  from signature_signers
 where case_id = any (?)
   and organization_id = ?
 order by case_id, run_id, activation, place;
