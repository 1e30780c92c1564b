import { Button, Tabs } from '@mantine/core'
import { answer, api } from '../api/client'
import type { Key, Token } from '../api/types'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { TokenList } from './TokenList'
import { NewKey, NewToken } from './NewToken'

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

function stateOf(token: Token): string {
  if (token.revoked_at !== null) return 'revoked'
  return token.expires_at !== null && new Date(token.expires_at).getTime() < Date.now() ? 'expired' : 'active'
}

function Tokens() {
  const list = usePages(['tokens'], (cursor) => answer(api.GET('/tokens', { params: { query: { limit: 50, ...at(cursor) } } })))
  const revoke = useAct((token: Token) => answer(api.DELETE('/tokens/{token}', { params: { path: { token: token.id } } })), {
    done: (_, token) => `${token.name} is refused from now on`,
    stale: [['tokens']],
  })
  return (
    <TokenList
      what="token"
      list={list}
      create="Create Token"
      empty="An API token lets a program create cases and runs through the Champ API and send events."
      about={(token) => (
        <>
          {token.kind === 'admin' ? 'administrator' : 'API'}, by {token.creator} {token.installation && <Badge tone="plain">installation</Badge>}
        </>
      )}
      state={stateOf}
      end="Delete"
      revoke={revoke}
      making={(close) => <NewToken onClose={close} />}
    />
  )
}

function Keys() {
  const list = usePages(['keys'], (cursor) => answer(api.GET('/keys', { params: { query: { limit: 50, ...at(cursor) } } })))
  const change = useAct(({ key, active }: { key: Key; active: boolean }) => answer(api.PATCH('/keys/{key}', { params: { path: { key: key.id } }, body: { active } })), {
    done: (_, { key, active }) => (active ? `${key.name} is good again` : `${key.name} is switched off`),
    undo: ({ key, active }) => ({ about: `key ${key.id}`, input: { key, active: !active } }),
    stale: [['keys']],
  })
  const revoke = useAct((key: Key) => answer(api.POST('/keys/{key}/revoke', { params: { path: { key: key.id } } })), {
    done: (_, key) => `${key.name} is refused from now on`,
    stale: [['keys']],
  })
  return (
    <TokenList
      what="key"
      list={list}
      create="New key"
      empty="A key lets a program initiate tasks, fetch documents and read what happened through the Chamelio API."
      about={(key) => `of ${key.owner}`}
      state={(key) => key.state}
      end="Revoke"
      revoke={revoke}
      making={(close) => <NewKey onClose={close} />}
    >
      {(key) => (
        <Button size="compact-sm" variant="subtle" aria-label={`Switch ${key.state === 'active' ? 'off' : 'on'} ${key.name}`} onClick={() => change.mutate({ key, active: key.state !== 'active' })}>
          {key.state === 'active' ? 'Switch off' : 'Switch on'}
        </Button>
      )}
    </TokenList>
  )
}
