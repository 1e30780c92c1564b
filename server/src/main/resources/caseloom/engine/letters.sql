-- name: write-letters
insert into letters (
    case_id, run_id, activation, word, organization_id, to_case_id, to_run_id, body, due_at)
select l.case_id, l.run_id, l.activation, l.word, l.organization_id, l.to_case_id, l.to_run_id,
       l.body::json, ?
  from unnest(
      ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
      ?::text[])
      as l (
          case_id, run_id, activation, word, organization_id, to_case_id, to_run_id, body)
    on conflict do nothing;

-- name: due-letters
select case_id, run_id, activation, word, due_at
  from letters
 where due_at <= ?
 order by due_at
 limit ?;

-- name: claim-letters
-- Compare-and-set on the moment, as for timers.
update letters
   set due_at = ?
  from unnest(?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::timestamptz[])
      as l (case_id, run_id, activation, word, due_at)
 where letters.case_id = l.case_id
   and letters.run_id = l.run_id
   and letters.activation = l.activation
   and letters.word = l.word
   and letters.due_at = l.due_at
returning letters.case_id, letters.run_id, letters.activation, letters.word,
       letters.organization_id, letters.to_case_id, letters.to_run_id, letters.body;

-- name: delivered
delete from letters
 using unnest(?::bigint[], ?::bigint[], ?::int[], ?::text[])
      as l (case_id, run_id, activation, word)
 where letters.case_id = l.case_id
   and letters.run_id = l.run_id
   and letters.activation = l.activation
   and letters.word = l.word;

-- name: await-child
-- No node performs the effect from here on: the letter of the child answers it.
update effects
   set node = 0,
       child_case_id = ?,
       child_run_id = ?
 where case_id = ?
   and run_id = ?
   and activation = ?;
