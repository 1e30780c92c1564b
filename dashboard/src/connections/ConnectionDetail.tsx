import { Button, Code } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import { isStatus } from '../api/problem'
import type { Connection, Query } from '../api/types'
import { useAct } from '../ui/act'
import { Confirm } from '../ui/Confirm'
import { useRemaining, useRemove } from '../ui/remove'
import { ConnectionForm } from './ConnectionForm'
import { modelKey, termsOf, useModelChange, type Model } from './model'
import { ModelForm } from './ModelForm'
import { QueryForm } from './QueryForm'

type Asking = 'change' | 'delete' | 'model' | { query?: Query }

/** One connection: try it, change it, its queries, and the model that it leads to. */
export function ConnectionDetail({ connection, onGone }: { connection: Connection; onGone: () => void }) {
  const isAdmin = useMay('admin')
  const [asking, setAsking] = useState<Asking>()
  const path = { connection: String(connection.id) }
  const close = () => setAsking(undefined)
  const test = useAct(() => answer(api.POST('/connections/{connection}/test', { params: { path }, body: { method: 'GET', path: '' } })))
  const remove = useRemove('connection', () => api.DELETE('/connections/{connection}', { params: { path } }), {
    name: (one: Connection) => `“${one.name}”`,
    verb: 'removed',
    stale: [['connections']],
  })
  return (
    <div className="stack loose">
      <div className="row apart">
        <h2 className="break">{connection.name}</h2>
        <div className="row">
          <Button size="xs" loading={test.isPending} onClick={() => test.mutate()}>
            Try it
          </Button>
          {isAdmin && (
            <>
              <Button size="xs" variant="default" onClick={() => setAsking('change')}>
                Change
              </Button>
              <Button size="xs" variant="subtle" color="red" onClick={() => setAsking('delete')}>
                Remove
              </Button>
            </>
          )}
        </div>
      </div>
      {test.data !== undefined && (
        <div className={test.data.error === null && (test.data.status ?? 500) < 400 ? 'alert info' : 'alert warn'} role="status">
          <p>
            {test.data.error ?? `It answered ${test.data.status ?? 0} after ${test.data.milliseconds} ms.`}
          </p>
        </div>
      )}
      <dl className="facts">
        <dt>Address</dt>
        <dd className="mono small">{connection.base_url}</dd>
        <dt>Sign-in</dt>
        <dd>{connection.authentication.type}</dd>
        <dt>Requests</dt>
        <dd>
          {connection.rate_limit.requests} in {connection.rate_limit.minutes} min
        </dd>
        <dt>Patience</dt>
        <dd>{connection.timeout_seconds} s</dd>
      </dl>
      <Queries connection={connection} onAsk={(query) => setAsking(query === undefined ? {} : { query })} />
      <ModelOf connection={connection} onAsk={() => setAsking('model')} />
      {asking === 'change' && <ConnectionForm connection={connection} onClose={close} />}
      {asking === 'delete' && (
        <Confirm
          title="Remove the connection?"
          verb="Remove it"
          onClose={close}
          onConfirm={() => {
            remove(connection)
            onGone()
          }}
        >
          <p>One that a published workflow or a webhook uses stays, and you are told which.</p>
        </Confirm>
      )}
      {asking === 'model' && <ModelForm connection={connection.id} onClose={close} />}
      {typeof asking === 'object' && <QueryForm connection={connection.id} {...(asking.query === undefined ? {} : { query: asking.query })} onClose={close} />}
    </div>
  )
}

function Queries({ connection, onAsk }: { connection: Connection; onAsk: (query?: Query) => void }) {
  const mayWrite = useMay('editor')
  const path = { connection: String(connection.id) }
  const queries = useQuery({
    queryKey: ['connections', connection.id, 'queries'],
    queryFn: () => answer(api.GET('/connections/{connection}/queries', { params: { path, query: { limit: 100 } } })),
    select: (page) => page.items,
  })
  const remaining = useRemaining('query', queries.data)
  const remove = useRemove('query', (query: Query) => api.DELETE('/connections/{connection}/queries/{query}', { params: { path: { ...path, query: query.id } } }), {
    name: (query) => `“${query.name}”`,
    verb: 'removed',
    stale: [['connections', connection.id, 'queries']],
  })
  return (
    <section className="panel">
      <header>
        <h3>Queries</h3>
        {mayWrite && (
          <Button size="compact-sm" variant="subtle" onClick={() => onAsk()}>
            New query
          </Button>
        )}
      </header>
      <div className="stack" style={{ padding: 16 }}>
        {remaining?.length === 0 && <p className="muted">Named requests that workflows and models may make. There are none yet.</p>}
        {remaining?.map((query) => (
          <div key={query.id} className="row apart">
            <div className="grow">
              <strong>{query.name}</strong>{' '}
              <Code>
                {query.method} {query.path}
              </Code>
              {query.description !== '' && <div className="muted small break">{query.description}</div>}
            </div>
            {mayWrite && (
              <div className="row">
                <Button size="compact-xs" variant="subtle" onClick={() => onAsk(query)} aria-label={`Change ${query.name}`}>
                  Change
                </Button>
                <Button size="compact-xs" variant="subtle" color="red" onClick={() => remove(query)} aria-label={`Remove ${query.name}`}>
                  Remove
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function ModelOf({ connection, onAsk }: { connection: Connection; onAsk: () => void }) {
  const isAdmin = useMay('admin')
  const path = { connection: String(connection.id) }
  const model = useQuery<Model | null>({
    queryKey: modelKey(connection.id),
    queryFn: async () => {
      try {
        return await answer(api.GET('/connections/{connection}/model', { params: { path } }))
      } catch (error) {
        // It leads to none.
        if (isStatus(error, 404)) return null
        throw error
      }
    },
  })
  const change = useModelChange(connection.id)
  const found = model.data
  return (
    <section className="panel">
      <header>
        <h3>Model</h3>
        {isAdmin && (
          <div className="row">
            <Button size="compact-sm" variant="subtle" onClick={onAsk}>
              {found == null ? 'Say which' : 'Change'}
            </Button>
            {found != null && (
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => change.mutate({ from: termsOf(found), to: undefined })}>
                Remove
              </Button>
            )}
          </div>
        )}
      </header>
      <div style={{ padding: 16 }}>
        {found === null && <p className="muted">None. A connection to a service of language models can be said to lead to one; ask-model uses it then.</p>}
        {found != null && (
          <dl className="facts">
            <dt>Name</dt>
            <dd>{found.name}</dd>
            <dt>Today</dt>
            <dd>
              {found.today.requests} requests, {found.today.tokens} tokens
              {found.day_tokens_most !== null && ` of ${found.day_tokens_most}`}, cost {found.today.cost}
              {found.day_cost_most !== null && ` of ${found.day_cost_most}`}
            </dd>
          </dl>
        )}
      </div>
    </section>
  )
}
