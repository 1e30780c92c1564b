import { Button, Drawer, Select, Skeleton } from '@mantine/core'
import { IconMailForward } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { Delivery } from '../api/types'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { Empty } from '../ui/Empty'
import { JsonView } from '../ui/JsonView'
import { Listing } from '../ui/Listing'
import { at, usePages } from '../ui/pages'
import { Trouble } from '../ui/Trouble'
import { span } from '../ui/time'
import { When } from '../ui/When'

const STATUSES = ['pending', 'in_progress', 'completed', 'failed', 'delivered', 'undelivered'] as const
type Status = (typeof STATUSES)[number]

function hasEnded(delivery: Delivery): boolean {
  return delivery.status !== 'pending' && delivery.status !== 'in_progress'
}

/** What was sent lately, and what became of it. */
export function Deliveries({ webhook, onAll }: { webhook: number | undefined; onAll: () => void }) {
  const [status, setStatus] = useState<Status>()
  const [shown, setShown] = useState<number>()
  const filter = { ...(webhook === undefined ? {} : { webhook }), ...(status === undefined ? {} : { status }) }
  const list = usePages(['deliveries', filter], (cursor) => answer(api.GET('/deliveries', { params: { query: { ...filter, limit: 50, ...at(cursor) } } })), {
    every: 5000,
    keep: true,
  })
  return (
    <div className="stack">
      <div className="row">
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          data={STATUSES.map((one) => ({ value: one, label: one.replace('_', ' ') }))}
          value={status ?? null}
          onChange={(value) => setStatus(STATUSES.find((one) => one === value))}
        />
        {webhook !== undefined && (
          <Button variant="light" onClick={onAll}>
            Only webhook {webhook}: show all
          </Button>
        )}
      </div>
      <Listing
        label="Recent Events"
        list={list}
        columns={['Event', 'Status', 'Case', 'Created', '']}
        empty={
          <Empty icon={IconMailForward} title="Nothing was sent">
            As soon as something happens that a webhook wants to know, it appears here, with every attempt and every answer.
          </Empty>
        }
        row={(one) => (
          <tr key={one.id}>
            <td>
              <strong>{one.event}</strong>
              <div className="muted small mono">{one.message_id}</div>
            </td>
            <td>
              <Badge>{one.status}</Badge>
            </td>
            <td>
              {one.case_id === null ? (
                '–'
              ) : (
                <Link to="/cases/$case" params={{ case: one.case_id }}>
                  {one.case_id}
                </Link>
              )}
            </td>
            <td className="muted">
              <When at={one.created_at} />
            </td>
            <td className="actions">
              <Button size="compact-sm" variant="subtle" onClick={() => setShown(one.id)} aria-label={`Details of event ${one.id}`}>
                Details
              </Button>
            </td>
          </tr>
        )}
      />
      <Drawer opened={shown !== undefined} onClose={() => setShown(undefined)} position="right" size="lg" title="Event">
        {shown !== undefined && <Detail id={shown} />}
      </Drawer>
    </div>
  )
}

function Detail({ id }: { id: number }) {
  const found = useQuery({
    queryKey: ['deliveries', 'one', id],
    queryFn: () => answer(api.GET('/deliveries/{delivery}', { params: { path: { delivery: id } } })),
    refetchInterval: 3000,
  })
  const replay = useAct(() => answer(api.POST('/deliveries/{delivery}/replay', { params: { path: { delivery: id } } })), {
    done: 'It is sent again',
    stale: [['deliveries']],
  })
  if (found.isError) return <Trouble error={found.error} />
  if (found.data === undefined) return <Skeleton height={240} />
  const one = found.data
  return (
    <div className="stack loose">
      <div className="row apart">
        <div className="row">
          <strong>{one.event}</strong> <Badge>{one.status}</Badge>
        </div>
        {hasEnded(one) && (
          <Button size="xs" loading={replay.isPending} onClick={() => replay.mutate()}>
            Send it again
          </Button>
        )}
      </div>
      {one.next_attempt_at !== null && (
        <p className="muted">
          The next attempt is <When at={one.next_attempt_at} />.
        </p>
      )}
      <section className="stack">
        <h3>What is sent</h3>
        <JsonView value={one.payload} label="payload" />
      </section>
      <section className="stack">
        <h3>Attempts</h3>
        {one.attempts.length === 0 && <p className="muted">None yet.</p>}
        {one.attempts.map((attempt) => (
          <details key={attempt.number} className="panel padded">
            <summary className="row" style={{ cursor: 'pointer' }}>
              <strong>{attempt.number}</strong>
              <Badge>{attempt.outcome}</Badge>
              <span className="muted small">
                {attempt.response.status ?? attempt.error ?? ''} · <When at={attempt.at} /> · {span(attempt.at, attempt.ended_at)}
              </span>
            </summary>
            <div className="stack" style={{ marginTop: 10 }}>
              {attempt.error !== null && <p className="break">{attempt.error}</p>}
              <p className="mono small break">POST {attempt.request.url}</p>
              <pre className="code wrap">{JSON.stringify(attempt.request.headers, null, 2)}</pre>
              {attempt.response.body !== null && (
                <>
                  <h3>Answer</h3>
                  <pre className="code wrap">{attempt.response.body}</pre>
                </>
              )}
            </div>
          </details>
        ))}
      </section>
    </div>
  )
}
