import { JsonInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { components } from '../api/schema'
import type { Query } from '../api/types'
import { useAct } from '../ui/act'
import { FormDialog } from '../ui/FormDialog'

type Method = NonNullable<components['schemas']['NewQuery']['method']>
const METHODS: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

const PARAMETERS = '[\n  { "name": "id", "in": "path", "description": "Which order", "schema": { "type": "string" } }\n]'

function parsed(text: string): { value?: unknown; wrong: boolean } {
  try {
    return { value: JSON.parse(text) as unknown, wrong: false }
  } catch {
    return { wrong: true }
  }
}

type Body = Pick<Query, 'name' | 'description' | 'method' | 'path' | 'parameters' | 'result'>

function bodyOf({ name, description, method, path, parameters, result }: Query): Body {
  return { name, description, method, path, parameters, result }
}

/** A named request on a connection. */
export function QueryForm({ connection, query, onClose }: { connection: number; query?: Query; onClose: () => void }) {
  const [name, setName] = useState(query?.name ?? '')
  const [description, setDescription] = useState(query?.description ?? '')
  const [method, setMethod] = useState<Method>(query?.method ?? 'GET')
  const [path, setPath] = useState(query?.path ?? '/')
  const [parameters, setParameters] = useState(query === undefined ? '[]' : JSON.stringify(query.parameters, null, 2))
  const [result, setResult] = useState(JSON.stringify(query?.result ?? {}, null, 2))
  const place = { connection: String(connection) }
  const save = useAct(
    (body: Body) =>
      answer(
        query === undefined
          ? api.POST('/connections/{connection}/queries', { params: { path: place }, body })
          : api.PATCH('/connections/{connection}/queries/{query}', { params: { path: { ...place, query: query.id } }, body }),
      ),
    {
      done: `${name} was saved`,
      undo: () => (query === undefined ? undefined : { about: `query ${query.id}`, input: bodyOf(query) }),
      stale: [['connections', connection, 'queries']],
      after: 'query',
      quiet: true,
      then: onClose,
    },
  )
  const body = (): Body => ({
    name,
    description,
    method,
    path,
    parameters: parsed(parameters).value as components['schemas']['QueryParameter'][],
    result: parsed(result).value as Record<string, never>,
  })
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const wrong = parsed(parameters).wrong || parsed(result).wrong
  return (
    <FormDialog
      title={query === undefined ? 'New query' : query.name}
      size="lg"
      verb="Save"
      busy={save.isPending}
      ready={!wrong}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate(body())}
    >
      <TextInput label="Name" required value={name} error={fields.name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <TextInput label="Description" description="For people, and for models that may make it" value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <Select label="Method" allowDeselect={false} w={120} data={METHODS} value={method} onChange={(value) => setMethod(METHODS.find((one) => one === value) ?? 'GET')} />
        <TextInput className="grow" label="Path" required placeholder="/orders/{id}" value={path} error={fields.path} onChange={(event) => setPath(event.currentTarget.value)} />
      </div>
      <JsonInput label="Parameters" description="As JSON; each has a name and where it goes: path, query, header or body" placeholder={PARAMETERS} autosize minRows={3} value={parameters} error={fields.parameters} onChange={setParameters} validationError="This is no JSON yet" />
      <JsonInput label="Result" description="JSON Schema of what comes back" autosize minRows={2} value={result} error={fields.result} onChange={setResult} validationError="This is no JSON yet" />
    </FormDialog>
  )
}
