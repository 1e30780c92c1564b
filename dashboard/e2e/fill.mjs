// Lays many cases, and one with a long story, straight into the database of a server that runs, and lets
// time pass there that no story can wait for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

// Above the numbers of cases that stories make.
const FIRST = 10_000
const PIECE = 100_000
const ENTRIES_A_DECISION = 4

const CASES = `
insert into cases (id, organization_id, workflow_id, version, shown, subject, status, attributes, initiator, created_at, updated_at)
select n, 1, 1, 1, true, 'Refund ' || n,
       case n % 10 when 0 then 'Error' when 1 then 'Open' when 2 then 'Open' else 'Closed' end,
       json_build_object('order_id', 'A-' || n, 'amount', n % 500, 'customer', 'customer' || n % 1000 || '@example.com'),
       1, now() - ($3 - n) * interval '1 second', now() - ($3 - n) * interval '1 second'
  from generate_series($1::bigint, $2::bigint) n`

const RUNS = `
insert into runs (case_id, id, organization_id, workflow_id, version, status, lease_token, decisions, input, output, created_at, updated_at)
select id, id, organization_id, workflow_id, version, case status when 'Error' then 'failed' else 'completed' end,
       1, 1, '{}', '{}', created_at, updated_at
  from cases
 where id between $1 and $2`

const FOUND = `
insert into case_search (case_id, organization_id, workflow_id, status, subject, attributes, created_at, updated_at)
select id, organization_id, workflow_id, status, subject, attributes::jsonb, created_at, updated_at
  from cases
 where id between $1 and $2`

const STORY = `
insert into history (case_id, run_id, seq, organization_id, at, entries)
select $1, $1, n, 1, now() - ($2 - n) * interval '7 minutes', json_build_array(
           json_build_array('step.waiting', '/do/0/look', json_build_object('call', 'http')),
           json_build_array('step.completed', '/do/0/look'),
           json_build_array('attributes.changed', '/do/1/note', json_build_object('set', json_build_object('checked', n, 'by', 'customer' || n % 1000))),
           case when n = $2 then json_build_array('run.completed') else json_build_array('note.added', '/do/2/tell', json_build_object('text', 'Looked at it for the time ' || n)) end)
  from generate_series(1, $2::int) n`

/** Lets work at the embedded database of a server. */
async function within(server, work) {
  const [, , , port] = readFileSync(join(server.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password: readFileSync(join(server.data, 'superuser-password'), 'utf8').trim(),
    database: 'caseloom',
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The pauses between attempts are over. */
export function passPauses(server) {
  return within(server, (client) => client.query('update waiting_deliveries set due_at = now() where claimed_at is null'))
}

/** Answers the number of the case with the long story, which is the newest. */
export async function fill(server, { cases, entries }) {
  return within(server, async (client) => {
    const long = FIRST + cases
    await client.query("select setval('case_number', $1)", [long + 1000])
    for (let place = 0; place <= long; place += 1_000_000) await client.query('select ensure_history_partition($1)', [place])
    await client.query('select ensure_history_partition($1)', [long])
    for (let from = FIRST + 1; from <= long; from += PIECE) {
      const to = Math.min(from + PIECE - 1, long)
      await client.query(CASES, [from, to, long])
      await client.query(RUNS, [from, to])
      await client.query(FOUND, [from, to])
    }
    await client.query(STORY, [long, Math.ceil(entries / ENTRIES_A_DECISION)])
    for (const table of ['cases', 'runs', 'case_search', 'history']) await client.query(`analyze ${table}`)
    return long
  })
}
