import { Button, Menu, Modal, NumberInput, Select, Tabs, TextInput } from '@mantine/core'
import { IconKey, IconPlus } from '../ui/icons'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { Key, Token } from '../api/types'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { Confirm } from '../ui/Confirm'
import { Empty } from '../ui/Empty'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { ShownOnce } from '../ui/ShownOnce'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'

export function TokensPage() {
  return (
    <Page title="Tokens and keys" lead="Programs say with them who they are. Each is shown once, when it is made.">
      <Tabs defaultValue="tokens" keepMounted={false}>
        <Tabs.List mb={16}>
          <Tabs.Tab value="tokens">Tokens</Tabs.Tab>
          <Tabs.Tab value="keys">Keys of the Chamelio API</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tokens">
          <Tokens />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <Keys />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

const TERMS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'for good' },
]

function inDays(term: string): string | null {
  return term === '' ? null : new Date(Date.now() + Number(term) * 86_400_000).toISOString()
}

function stateOf(token: Token): string {
  if (token.revoked_at !== null) return 'revoked'
  return token.expires_at !== null && new Date(token.expires_at).getTime() < Date.now() ? 'expired' : 'active'
}

function Tokens() {
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Token>()
  const list = usePages(['tokens'], (cursor) => answer(api.GET('/tokens', { params: { query: { limit: 50, ...at(cursor) } } })))
  const revoke = useAct((token: Token) => answer(api.DELETE('/tokens/{token}', { params: { path: { token: token.id } } })), {
    done: (_, token) => `${token.name} is refused from now on`,
    stale: [['tokens']],
    then: () => setRevoking(undefined),
  })
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      Create Token
    </Button>
  )
  return (
    <div className="stack">
      <div className="row">{create}</div>
      <Listing
        label="Tokens"
        list={list}
        columns={['Name', 'Begins with', 'Kind', 'State', 'Last used', 'Ends', '']}
        empty={
          <Empty icon={IconKey} title="No tokens yet" action={create}>
            An API token lets a program create cases and runs through the Champ API and send events.
          </Empty>
        }
        row={(token) => (
          <tr key={token.id}>
            <td>
              <strong className="break">{token.name}</strong>
              <div className="muted small">by {token.creator}</div>
            </td>
            <td className="mono muted nowrap">{token.first_characters}…</td>
            <td>
              {token.kind === 'admin' ? 'administrator' : 'API'}
              {token.installation && (
                <>
                  {' '}
                  <Badge tone="plain">installation</Badge>
                </>
              )}
            </td>
            <td>
              <Badge tone={stateOf(token) === 'active' ? 'good' : 'plain'}>{stateOf(token)}</Badge>
            </td>
            <td className="muted">{token.last_used_at === null ? 'never' : <When at={token.last_used_at} />}</td>
            <td className="muted">{token.expires_at === null ? 'never' : <When at={token.expires_at} />}</td>
            <td className="actions">
              {stateOf(token) === 'active' && (
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRevoking(token)} aria-label={`Delete ${token.name}`}>
                  Delete
                </Button>
              )}
            </td>
          </tr>
        )}
      />
      {making && <NewToken onClose={() => setMaking(false)} />}
      {revoking !== undefined && (
        <Confirm title="Delete the token?" verb="Delete it" busy={revoke.isPending} onClose={() => setRevoking(undefined)} onConfirm={() => revoke.mutate(revoking)}>
          <p>Whatever uses “{revoking.name}” is refused from then on. This cannot be taken back.</p>
        </Confirm>
      )}
    </div>
  )
}

function NewToken({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'api' | 'admin'>('api')
  const [term, setTerm] = useState('365')
  const [rate, setRate] = useState<number>()
  const make = useAct(
    () =>
      answer(
        api.POST('/tokens', { body: { name, kind, expires_at: inDays(term), ...(rate === undefined ? {} : { rate_limit: rate }) } }),
      ),
    { stale: [['tokens']], quiet: true },
  )
  if (make.data !== undefined) return <ShownOnce what="token" value={make.data.token} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title="Create Token">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        {make.isError && <Trouble error={make.error} />}
        <TextInput label="Name" description="What it is for, such as the program that uses it" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <Select
          label="Scope"
          allowDeselect={false}
          data={[
            { value: 'api', label: 'API: creates cases, runs and events' },
            { value: 'admin', label: 'Administrator: may do everything in this organization' },
          ]}
          value={kind}
          onChange={(value) => setKind(value === 'admin' ? 'admin' : 'api')}
        />
        <Select label="Good for" allowDeselect={false} data={TERMS} value={term} onChange={(value) => setTerm(value ?? '365')} />
        <NumberInput label="Requests a minute" description="Without a number, the server's own limit holds" min={1} allowDecimal={false} value={rate ?? ''} onChange={(value) => setRate(typeof value === 'number' ? value : undefined)} />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={make.isPending}>
            Create
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function Keys() {
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Key>()
  const list = usePages(['keys'], (cursor) => answer(api.GET('/keys', { params: { query: { limit: 50, ...at(cursor) } } })))
  const change = useAct(({ key, active }: { key: Key; active: boolean }) => answer(api.PATCH('/keys/{key}', { params: { path: { key: key.id } }, body: { active } })), {
    done: (_, { active }) => (active ? 'The key is good again' : 'The key is switched off'),
    stale: [['keys']],
  })
  const revoke = useAct((key: Key) => answer(api.POST('/keys/{key}/revoke', { params: { path: { key: key.id } } })), {
    done: 'The key was revoked',
    stale: [['keys']],
    then: () => setRevoking(undefined),
  })
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      New key
    </Button>
  )
  return (
    <div className="stack">
      <div className="row">{create}</div>
      <Listing
        label="Keys"
        list={list}
        columns={['Name', 'Begins with', 'Owner', 'State', 'A minute', 'Last used', '']}
        empty={
          <Empty icon={IconKey} title="No keys yet" action={create}>
            A key lets a program initiate tasks, fetch documents and read what happened through the Chamelio API.
          </Empty>
        }
        row={(key) => (
          <tr key={key.id}>
            <td>
              <strong className="break">{key.name}</strong>
            </td>
            <td className="mono muted nowrap">{key.first_characters}…</td>
            <td className="break">{key.owner}</td>
            <td>
              <Badge tone={key.state === 'active' ? 'good' : 'plain'}>{key.state}</Badge>
            </td>
            <td>{key.rate_limit}</td>
            <td className="muted">{key.last_used_at === null ? 'never' : <When at={key.last_used_at} />}</td>
            <td className="actions">
              {(key.state === 'active' || key.state === 'inactive') && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button size="compact-sm" variant="subtle" aria-label={`Change ${key.name}`}>
                      Change
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => change.mutate({ key, active: key.state !== 'active' })}>
                      {key.state === 'active' ? 'Switch off' : 'Switch on'}
                    </Menu.Item>
                    <Menu.Item color="red" onClick={() => setRevoking(key)}>
                      Revoke…
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              )}
            </td>
          </tr>
        )}
      />
      {making && <NewKey onClose={() => setMaking(false)} />}
      {revoking !== undefined && (
        <Confirm title="Revoke the key?" verb="Revoke it" busy={revoke.isPending} onClose={() => setRevoking(undefined)} onConfirm={() => revoke.mutate(revoking)}>
          <p>Whatever uses “{revoking.name}” is refused from then on, for good.</p>
        </Confirm>
      )}
    </div>
  )
}

function NewKey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [term, setTerm] = useState('365')
  const make = useAct(() => answer(api.POST('/keys', { body: { name, expires_at: inDays(term) } })), { stale: [['keys']], quiet: true })
  if (make.data !== undefined) return <ShownOnce what="key" value={make.data.key} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title="New key of the Chamelio API">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        {make.isError && <Trouble error={make.error} />}
        <TextInput label="Name" description="What it is for; you are its owner" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <Select label="Good for" allowDeselect={false} data={TERMS} value={term} onChange={(value) => setTerm(value ?? '365')} />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={make.isPending}>
            Make the key
          </Button>
        </div>
      </form>
    </Modal>
  )
}
