import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Json } from '../api/types'
import { stepName } from '../cases/told'
import { initial, isObject, mistakes, type Schema, type Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { jsonOrText, sampleKind, type Sample, type Wait } from './samples'

interface Props {
  wait: Wait
  /** What people fill in at the step. */
  fields: Schema | undefined
  busy: boolean
  onGive: (sample: Sample) => void
}

const ASKS: Record<Wait['kind'], string> = {
  http: 'What does the service answer?',
  openapi: 'What does the service answer?',
  connection: 'What does the service answer?',
  approval: 'What do they decide?',
  input: 'What do they fill in?',
  signature: 'Do they sign?',
  event: 'Which event comes?',
  case: 'Which case is found?',
  run: 'What does the other workflow give?',
  function: 'What does it give?',
  callback: 'What is posted?',
}

/** Asks for what comes from outside to a step that waits. */
export function SampleForm({ wait, fields, busy, onGive }: Props) {
  const Asked = { http: Http, approval: Approval, input: Input, signature: Signing, event: Event, case: Found, gives: Gives }[sampleKind(wait.kind)]
  return (
    <section className="panel padded stack sample" aria-label={`Sample for ${stepName(wait.step)}`}>
      <div className="row">
        <span className="step-chip">{stepName(wait.step)}</span>
        <strong>{ASKS[wait.kind]}</strong>
      </div>
      {Object.keys(wait.request).length > 0 && (
        <details>
          <summary className="muted small">What would be sent</summary>
          <pre className="code wrap" tabIndex={0} aria-label="What would be sent">
            {JSON.stringify(wait.request, null, 2)}
          </pre>
        </details>
      )}
      <Asked wait={wait} fields={fields} busy={busy} onGive={onGive} />
      <div>
        <Button size="xs" variant="subtle" disabled={busy} onClick={() => onGive({ late: true })}>
          Nothing comes: let time pass
        </Button>
      </div>
    </section>
  )
}

function Go({ busy, children = 'Go on with it' }: { busy: boolean; children?: string }) {
  return (
    <div>
      <Button type="submit" size="xs" loading={busy}>
        {children}
      </Button>
    </div>
  )
}

function Http({ busy, onGive }: Props) {
  const [how, setHow] = useState('answer')
  const [status, setStatus] = useState<number>(200)
  const [body, setBody] = useState('{}')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const given = jsonOrText(body)
        onGive(how === 'answer' ? { status, ...(given === undefined ? {} : { body: given }) } : { fails: how as 'timeout' })
      }}
    >
      <Select
        label="What happens"
        data={[
          { value: 'answer', label: 'It answers' },
          { value: 'timeout', label: 'No answer comes in time' },
          { value: 'unreachable', label: 'It cannot be reached' },
        ]}
        value={how}
        allowDeselect={false}
        onChange={(value) => setHow(value ?? 'answer')}
      />
      {how === 'answer' && (
        <>
          <NumberInput label="Status" value={status} min={100} max={599} allowDecimal={false} onChange={(value) => setStatus(typeof value === 'number' ? value : 200)} />
          <JsonText label="Body" value={body} onChange={setBody} />
        </>
      )}
      <Go busy={busy} />
    </form>
  )
}

function JsonText({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return <Textarea className="palette-value" label={label} description="JSON; anything else is a text" autosize minRows={2} maxRows={12} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}

/** What people fill in: by the form of the step, or as JSON where it has none. */
function useFilled(fields: Schema | undefined) {
  const [values, setValues] = useState<Values>(() => (fields === undefined ? {} : initial(fields)))
  const [checked, setChecked] = useState(false)
  const wrong = fields === undefined ? {} : mistakes(fields, values)
  return {
    values,
    inputs: fields === undefined ? null : <SchemaForm schema={fields} values={values} errors={checked ? wrong : {}} onChange={setValues} />,
    fits: () => {
      setChecked(true)
      return Object.keys(wrong).length === 0
    },
  }
}

function Approval({ fields, busy, onGive }: Props) {
  const [by, setBy] = useState('')
  const [comment, setComment] = useState('')
  const filled = useFilled(fields)
  const decide = (approved: boolean) => {
    if (approved && !filled.fits()) return
    onGive({ approved, ...(by === '' ? {} : { by }), ...(comment === '' ? {} : { comment }), ...(fields === undefined ? {} : { values: filled.values }) })
  }
  return (
    <div className="stack">
      {filled.inputs}
      <TextInput label="Who decides" placeholder="somebody@example.com" value={by} onChange={(event) => setBy(event.currentTarget.value)} />
      <TextInput label="Comment" value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
      <div className="row">
        <Button size="xs" loading={busy} onClick={() => decide(true)}>
          Approve
        </Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => decide(false)}>
          Reject
        </Button>
      </div>
    </div>
  )
}

function Input({ fields, busy, onGive }: Props) {
  const filled = useFilled(fields)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (filled.fits()) onGive({ values: filled.values })
      }}
    >
      {filled.inputs}
      <Go busy={busy} />
    </form>
  )
}

function Signing({ busy, onGive }: Props) {
  const [by, setBy] = useState('ann@example.com')
  return (
    <div className="stack">
      <TextInput label="Who" value={by} onChange={(event) => setBy(event.currentTarget.value)} />
      <div className="row">
        <Button size="xs" loading={busy} onClick={() => onGive({ by })}>
          Sign
        </Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => onGive({ by, fails: 'refused' })}>
          Decline
        </Button>
      </div>
    </div>
  )
}

function Event({ wait, busy, onGive }: Props) {
  const { types } = wait.request as { types?: string[] }
  const [type, setType] = useState(types?.find((one) => one !== '*') ?? 'com.example.happened')
  const [data, setData] = useState('{}')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onGive({ type, data: jsonOrText(data) ?? null })
      }}
    >
      <TextInput label="Type" required value={type} onChange={(event) => setType(event.currentTarget.value)} />
      <JsonText label="Data" value={data} onChange={setData} />
      <Go busy={busy}>Send it</Go>
    </form>
  )
}

function Found({ busy, onGive }: Props) {
  const [subject, setSubject] = useState('Another case')
  const [status, setStatus] = useState('Closed')
  const [attributes, setAttributes] = useState('{}')
  const given: Json | undefined = jsonOrText(attributes)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onGive({ gives: { subject, status, attributes: isObject(given) ? given : {} } })
      }}
    >
      <TextInput label="Subject" value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
      <TextInput label="Status" value={status} onChange={(event) => setStatus(event.currentTarget.value)} />
      <JsonText label="Attributes" value={attributes} onChange={setAttributes} />
      <div className="row">
        <Go busy={busy} />
        <Button size="xs" variant="default" disabled={busy} onClick={() => onGive({ fails: 'not_found' })}>
          There is none
        </Button>
      </div>
    </form>
  )
}

function Gives({ wait, busy, onGive }: Props) {
  const [gives, setGives] = useState('{}')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onGive({ gives: jsonOrText(gives) ?? null })
      }}
    >
      <JsonText label="Gives" value={gives} onChange={setGives} />
      <div className="row">
        <Go busy={busy} />
        {wait.kind !== 'callback' && (
          <Button size="xs" variant="default" disabled={busy} onClick={() => onGive({ fails: 'unreachable' })}>
            It fails
          </Button>
        )}
      </div>
    </form>
  )
}
