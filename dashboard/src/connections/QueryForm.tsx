import { Button, JsonInput, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { components } from '../api/schema'
import type { Query } from '../api/types'
import { useAct } from '../ui/act'
import { Trouble } from '../ui/Trouble'

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

/** A named request on a connection. */
export function QueryForm({ connection, query, onClose }: { connection: number; query?: Query; onClose: () => void }) {
  const [name, setName] = useState(query?.name ?? '')
  const [description, setDescription] = useState(query?.description ?? '')
  const [method, setMethod] = useState<Method>(query?.method ?? 'GET')
  const [path, setPath] = useState(query?.path ?? '/')
  const [parameters, setParameters] = useState(query === undefined ? '[]' : JSON.stringify(query.parameters, null, 2))
  const [result, setResult] = useState(JSON.stringify(query?.result ?? {}, null, 2))
  const save = useAct(
    () => {
      const body = {
        name,
        description,
        method,
        path,
        parameters: parsed(parameters).value as components['schemas']['QueryParameter'][],
        result: parsed(result).value as Record<string, never>,
      }
      const place = { connection: String(connection) }
      return answer(
        query === undefined
          ? api.POST('/connections/{connection}/queries', { params: { path: place }, body })
          : api.PATCH('/connections/{connection}/queries/{query}', { params: { path: { ...place, query: query.id } }, body }),
      )
    },
    { done: 'Saved', stale: [['connections', connection, 'queries']], quiet: true, then: onClose },
  )
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const wrong = parsed(parameters).wrong || parsed(result).wrong
  return (
    <Modal opened onClose={onClose} title={query === undefined ? 'New query' : query.name} size="lg">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.isError && <Trouble error={save.error} />}
        <TextInput label="Name" required value={name} error={fields.name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <TextInput label="Description" description="For people, and for models that may make it" value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <Select label="Method" allowDeselect={false} w={120} data={METHODS} value={method} onChange={(value) => setMethod(METHODS.find((one) => one === value) ?? 'GET')} />
          <TextInput className="grow" label="Path" required placeholder="/orders/{id}" value={path} error={fields.path} onChange={(event) => setPath(event.currentTarget.value)} />
        </div>
        <JsonInput label="Parameters" description="As JSON; each has a name and where it goes: path, query, header or body" placeholder={PARAMETERS} autosize minRows={3} value={parameters} error={fields.parameters} onChange={setParameters} validationError="This is no JSON yet" />
        <JsonInput label="Result" description="JSON Schema of what comes back" autosize minRows={2} value={result} error={fields.result} onChange={setResult} validationError="This is no JSON yet" />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={wrong} loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  )
}
