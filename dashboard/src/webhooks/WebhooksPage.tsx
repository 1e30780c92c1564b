import { Button, Menu, MultiSelect, Select, SegmentedControl, Tabs, TextInput } from '@mantine/core'
import { IconDots, IconPlus, IconSend, IconWebhook } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import type { Webhook } from '../api/types'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { Confirm } from '../ui/Confirm'
import { Empty } from '../ui/Empty'
import { FormDialog } from '../ui/FormDialog'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { useRemaining, useRemove } from '../ui/remove'
import { ShownOnce } from '../ui/ShownOnce'
import { When } from '../ui/When'
import { Deliveries } from './Deliveries'

type EndpointEvent = components['schemas']['NewEndpoint']['events'][number]
type SubscriptionEvent = components['schemas']['NewSubscription']['event']

const ENDPOINT_EVENTS: EndpointEvent[] = [
  'flows.tasks.created', 'flows.tasks.step_change', 'flows.tasks.completed', 'flows.tasks.canceled', 'flows.tasks.commented',
  'flows.workflow.new_version', 'flows.workflow.deleted',
  'core.document.uploaded', 'core.document.upload_completed', 'core.document.upload_with_issues', 'core.document.updated', 'core.document.deleted',
]
const SUBSCRIPTION_EVENTS: SubscriptionEvent[] = ['case.closed', 'case.error', 'workflow_run.completed', 'workflow_run.failed']

export function WebhooksPage() {
  const [tab, setTab] = useState<string | null>('active')
  const [about, setAbout] = useState<number>()
  return (
    <Page title="Webhooks" lead="Other systems are told what happens, signed, again and again until they have taken it.">
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb={16}>
          <Tabs.Tab value="active">Active Webhooks</Tabs.Tab>
          <Tabs.Tab value="events">Recent Events</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="active">
          <Destinations
            onEvents={(webhook) => {
              setAbout(webhook)
              setTab('events')
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <Deliveries webhook={about} onAll={() => setAbout(undefined)} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function useConnections() {
  const { data } = useQuery({
    queryKey: ['connections', 'all'],
    queryFn: () => answer(api.GET('/connections', { params: { query: { limit: 200 } } })),
    select: (page) => page.items,
  })
  return useRemaining('connection', data)
}

const OTHER_STATE = { active: 'paused', paused: 'active' } as const

type Asking = { what: 'rotate'; webhook: Webhook } | { what: 'new' }

function Destinations({ onEvents }: { onEvents: (webhook: number) => void }) {
  const [asking, setAsking] = useState<Asking>()
  const connections = useConnections()
  const all = usePages(['webhooks'], (cursor) => answer(api.GET('/webhooks', { params: { query: { limit: 50, ...at(cursor) } } })), { every: 15_000 })
  const list = { ...all, items: useRemaining('webhook', all.items) }
  const path = (webhook: Webhook) => ({ params: { path: { webhook: webhook.id } } })
  const done = () => setAsking(undefined)
  const hold = useAct((one: Webhook) => answer(one.state === 'active' ? api.POST('/webhooks/{webhook}/pause', path(one)) : api.POST('/webhooks/{webhook}/resume', path(one))), {
    done: (_, one) => (one.state === 'active' ? 'The webhook is held' : 'The webhook goes on'),
    undo: (one) => ({ about: `webhook ${one.id}`, input: { ...one, state: OTHER_STATE[one.state] } }),
    stale: [['webhooks']],
  })
  const test = useAct((one: Webhook) => answer(api.POST('/webhooks/{webhook}/test', path(one))), {
    done: 'A test event is on its way',
    stale: [['deliveries']],
    then: (_, one) => onEvents(one.id),
  })
  const replay = useAct((one: Webhook) => answer(api.POST('/webhooks/{webhook}/replay', { ...path(one), body: {} })), {
    done: (out) => (out.replayed === 0 ? 'Nothing had failed' : `${out.replayed} sent again${out.more ? '; there are more' : ''}`),
    stale: [['deliveries']],
  })
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAsking({ what: 'new' })}>
      Create Webhook
    </Button>
  )
  const where = (one: Webhook) =>
    one.url ?? `${connections?.find((connection) => connection.id === one.connection_id)?.name ?? `connection ${one.connection_id ?? ''}`} ${one.path ?? ''}`
  const remove = useRemove('webhook', (one: Webhook) => api.DELETE('/webhooks/{webhook}', path(one)), { name: (one) => `The webhook to ${where(one).trim()}`, stale: [['webhooks']] })
  return (
    <div className="stack">
      <div className="row">{create}</div>
      <Listing
        label="Webhooks"
        list={list}
        columns={['Where', 'Events', 'State', 'Since', '']}
        empty={
          <Empty icon={IconWebhook} title="No webhooks yet" action={create}>
            A webhook posts what happens to cases, workflows and documents to an address of yours, so that nobody needs to poll.
          </Empty>
        }
        row={(one) => (
          <tr key={one.id}>
            <td>
              <strong className="break">{where(one)}</strong>
              <div className="muted small">{one.kind === 'endpoint' ? 'Chamelio events' : 'Champ event'}</div>
            </td>
            <td className="small">
              {one.events.slice(0, 2).join(', ')}
              {one.events.length > 2 && `, and ${one.events.length - 2} more`}
            </td>
            <td>
              {one.state === 'paused' ? <Badge tone="warn">paused</Badge> : one.failing_since === null ? <Badge tone="good">active</Badge> : <Badge tone="bad">failing</Badge>}
              {one.paused_because !== null && <div className="muted small">{one.paused_because}</div>}
            </td>
            <td className="muted">
              <When at={one.created_at} />
            </td>
            <td className="actions">
              <Button size="compact-sm" variant="subtle" onClick={() => onEvents(one.id)}>
                Events
              </Button>
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button size="compact-sm" variant="subtle" color="gray" aria-label={`More to do with ${where(one)}`}>
                    <IconDots size={16} />
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<IconSend size={16} />} onClick={() => test.mutate(one)}>
                    Send a test event
                  </Menu.Item>
                  <Menu.Item onClick={() => replay.mutate(one)}>Send what failed again</Menu.Item>
                  <Menu.Item onClick={() => hold.mutate(one)}>{one.state === 'active' ? 'Hold it' : 'Let it go on'}</Menu.Item>
                  <Menu.Item onClick={() => setAsking({ what: 'rotate', webhook: one })}>Replace the secret…</Menu.Item>
                  <Menu.Item color="red" onClick={() => remove(one)}>
                    Delete
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </td>
          </tr>
        )}
      />
      {asking?.what === 'new' && <NewWebhook onClose={done} />}
      {asking?.what === 'rotate' && <Rotate webhook={asking.webhook} onClose={done} />}
    </div>
  )
}

function Rotate({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const rotate = useAct(() => answer(api.POST('/webhooks/{webhook}/rotate', { params: { path: { webhook: webhook.id } }, body: {} })), { stale: [['webhooks']] })
  if (rotate.data !== undefined) return <ShownOnce what="signing secret" value={rotate.data.secret} onClose={onClose} />
  return (
    <Confirm title="Replace the signing secret?" verb="Replace it" busy={rotate.isPending} onClose={onClose} onConfirm={() => rotate.mutate()}>
      <p>
        {webhook.kind === 'endpoint'
          ? 'The new secret signs from now on: give it to the receiver at once.'
          : 'The former secret signs beside the new one for 24 hours.'}
      </p>
    </Confirm>
  )
}

function NewWebhook({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<'endpoint' | 'subscription'>('endpoint')
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<string[]>(['flows.tasks.completed'])
  const [connection, setConnection] = useState<string | null>(null)
  const [path, setPath] = useState('/')
  const [event, setEvent] = useState<string>('case.closed')
  const connections = useConnections()
  const make = useAct(
    () =>
      answer(
        kind === 'endpoint'
          ? api.POST('/webhooks/endpoints', { body: { url, events: events as EndpointEvent[] } })
          : api.POST('/webhooks/subscriptions', { body: { connection: Number(connection), path, event: event as SubscriptionEvent } }),
      ),
    { stale: [['webhooks']], quiet: true },
  )
  if (make.data !== undefined) {
    return (
      <ShownOnce what="signing secret" value={make.data.secret} onClose={onClose}>
        <p className="muted small">The receiver checks with it that a message comes from here and was not changed.</p>
      </ShownOnce>
    )
  }
  return (
    <FormDialog
      title="Create Webhook"
      size="lg"
      verb="Create"
      busy={make.isPending}
      ready={kind === 'subscription' ? connection !== null : events.length > 0}
      error={make.error}
      onClose={onClose}
      onSubmit={() => make.mutate()}
    >
      <SegmentedControl
        aria-label="Kind"
        value={kind}
        onChange={(value) => setKind(value === 'endpoint' ? 'endpoint' : 'subscription')}
        data={[
          { value: 'endpoint', label: 'To an address' },
          { value: 'subscription', label: 'Through a connection' },
        ]}
      />
      {kind === 'endpoint' ? (
        <>
          <TextInput label="Address" type="url" required placeholder="https://example.com/hooks" value={url} onChange={(changed) => setUrl(changed.currentTarget.value)} data-autofocus />
          <MultiSelect label="Events" data={ENDPOINT_EVENTS} value={events} onChange={setEvents} />
        </>
      ) : (
        <>
          <Select
            label="Connection"
            placeholder={connections?.length === 0 ? 'There is none yet: make one under Connections' : 'Whose address and sign-in'}
            data={(connections ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
            value={connection}
            onChange={setConnection}
          />
          <TextInput label="Path" required value={path} onChange={(changed) => setPath(changed.currentTarget.value)} />
          <Select label="Event" allowDeselect={false} data={SUBSCRIPTION_EVENTS} value={event} onChange={(value) => setEvent(value ?? 'case.closed')} />
        </>
      )}
    </FormDialog>
  )
}
