import { NumberInput, PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { components } from '../api/schema'
import type { Connection } from '../api/types'
import { useAct } from '../ui/act'
import { FormDialog } from '../ui/FormDialog'
import { given, hasSecret, headersOf, linesOf, shownOf, type Authentication, type AuthenticationType } from './authentication'

type NewConnection = components['schemas']['NewConnection']

const TYPES: { value: AuthenticationType; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'Bearer' },
  { value: 'basic', label: 'Basic' },
  { value: 'custom', label: 'Custom' },
  { value: 'oauth2', label: 'OAuth 2 client credentials' },
]

/** Makes a connection, or changes one; secrets that are left empty stay as they are. */
export function ConnectionForm({ connection, onClose }: { connection?: Connection; onClose: () => void }) {
  const [name, setName] = useState(connection?.name ?? '')
  const [url, setUrl] = useState(connection?.base_url ?? '')
  const [docs, setDocs] = useState(connection?.docs_url ?? '')
  const [headers, setHeaders] = useState(() => linesOf(connection?.headers ?? {}))
  const [requests, setRequests] = useState(connection?.rate_limit.requests ?? 100)
  const [minutes, setMinutes] = useState(connection?.rate_limit.minutes ?? 1)
  const [auth, setAuth] = useState(() => shownOf(connection))
  const save = useAct(
    (body: NewConnection) =>
      answer(
        connection === undefined
          ? api.POST('/connections', { body })
          : api.PATCH('/connections/{connection}', { params: { path: { connection: String(connection.id) } }, body }),
      ),
    {
      done: `${name} was saved`,
      undo: (body) => {
        // A secret that was replaced is known to nobody any more.
        if (auth.type !== connection?.authentication.type || hasSecret(body.authentication ?? {})) return undefined
        const { base_url, docs_url, headers: sent, rate_limit } = connection
        const input = { name: connection.name, base_url, docs_url: docs_url ?? '', headers: sent, rate_limit, authentication: given(shownOf(connection)) }
        return { about: `connection ${connection.id}`, input }
      },
      stale: [['connections']],
      after: 'connection',
      quiet: true,
      then: onClose,
    },
  )
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const set = (part: Partial<Authentication>) => setAuth({ ...auth, ...part })
  const kept = connection?.authentication.type === auth.type ? 'Empty: it stays as it is' : undefined
  return (
    <FormDialog
      title={connection === undefined ? 'New connection' : connection.name}
      size="lg"
      verb={connection === undefined ? 'Make the connection' : 'Save'}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate({ name, base_url: url, docs_url: docs, authentication: given(auth), headers: headersOf(headers), rate_limit: { requests, minutes } })}
    >
      <TextInput label="Name" description="Workflows name it so" required value={name} error={fields.name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <TextInput label="Base URL" type="url" required placeholder="https://billing.example.com/v1" value={url} error={fields.base_url} onChange={(event) => setUrl(event.currentTarget.value)} />
      <TextInput label="API Docs URL" type="url" value={docs} error={fields.docs_url} onChange={(event) => setDocs(event.currentTarget.value)} />
      <Select label="Authentication" allowDeselect={false} data={TYPES} value={auth.type} onChange={(value) => set({ type: TYPES.find((one) => one.value === value)?.value ?? 'none' })} />
      {auth.type === 'basic' && <TextInput label="User name" required value={auth.username} onChange={(event) => set({ username: event.currentTarget.value })} />}
      {auth.type === 'oauth2' && (
        <>
          <TextInput label="Address of the tokens" type="url" required value={auth.tokenUrl} onChange={(event) => set({ tokenUrl: event.currentTarget.value })} />
          <TextInput label="Client id" required value={auth.clientId} onChange={(event) => set({ clientId: event.currentTarget.value })} />
          <TextInput label="Scopes" description="With blanks between them" value={auth.scopes} onChange={(event) => set({ scopes: event.currentTarget.value })} />
        </>
      )}
      {(auth.type === 'bearer' || auth.type === 'basic' || auth.type === 'oauth2') && (
        <PasswordInput
          label={{ bearer: 'Token', basic: 'Password', oauth2: 'Client secret' }[auth.type]}
          description={kept}
          autoComplete="off"
          required={kept === undefined}
          value={auth.secret}
          onChange={(event) => set({ secret: event.currentTarget.value })}
        />
      )}
      {auth.type === 'custom' && (
        <Textarea label="Auth Payload" description={kept ?? 'Headers that show who asks, one a line, such as X-Api-Key: value'} autosize minRows={2} value={auth.headers} onChange={(event) => set({ headers: event.currentTarget.value })} />
      )}
      <Textarea label="Custom Headers" description="Sent on every request, one a line, such as Accept-Language: de" autosize minRows={2} value={headers} error={fields.headers} onChange={(event) => setHeaders(event.currentTarget.value)} />
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <NumberInput label="Rate limit: requests" min={1} allowDecimal={false} value={requests} onChange={(value) => setRequests(Number(value))} />
        <NumberInput label="in minutes" min={1} allowDecimal={false} value={minutes} onChange={(value) => setMinutes(Number(value))} />
      </div>
    </FormDialog>
  )
}
