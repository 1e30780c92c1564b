import './testrun.css'
import { Button, TextInput } from '@mantine/core'
import { IconPlayerPlay, IconRotateClockwise } from '../ui/icons'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import type { HistoryEntry } from '../api/types'
import { stepName } from '../cases/told'
import { useAct } from '../ui/act'
import { Badge, CaseStatus } from '../ui/Badge'
import { initial, mistakes } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { shown } from '../ui/JsonView'
import { Trouble } from '../ui/Trouble'
import type { Outline } from './outline'
import { Playback } from './Playback'
import { SampleForm } from './SampleForm'
import { answered, fieldsAt, forgotten, sampleTold, type Answers, type Given } from './samples'

type Result = components['schemas']['TestRun']

interface Props {
  text: string
  outline: Outline
  given: Given
  onGiven: (given: Given) => void
  /** The entries up to the one that is looked at, and that one. */
  onLook: (entries: HistoryEntry[]) => void
}

/** Plays the draft with samples: what goes in, what is waited for, and what came of it. Nothing is stored, nobody is reached. */
export function TestRun({ text, outline, given, onGiven, onLook }: Props) {
  const [at, setAt] = useState(0)
  const [checked, setChecked] = useState(false)
  const values = given.values ?? initial(outline.attributes)
  const wrong = mistakes(outline.attributes, values)
  const play = useAct(
    async (answers: Answers) => {
      const result = await answer(api.POST('/workflows/test-run', { body: { document: text, subject: given.subject, attributes: values, answers } }))
      return { result, text }
    },
    {
      quiet: true,
      then: ({ result }, answers) => {
        onGiven({ ...given, values, answers })
        setAt(Math.max(0, result.entries.length - 1))
        onLook(asStory(result))
      },
    },
  )
  const begin = (answers: Answers) => {
    setChecked(true)
    if (Object.keys(wrong).length === 0) play.mutate(answers)
  }
  const result = play.data?.result
  return (
    <div className="stack loose trial">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          begin(given.answers)
        }}
      >
        <p className="muted small">Plays the text as it stands, with samples in place of everything outside. Nothing is stored, nobody is reached.</p>
        <TextInput label="Subject" value={given.subject} onChange={(event) => onGiven({ ...given, subject: event.currentTarget.value })} />
        <SchemaForm schema={outline.attributes} values={values} errors={checked ? wrong : {}} onChange={(changed) => onGiven({ ...given, values: changed })} />
        <div className="row">
          <Button type="submit" loading={play.isPending} leftSection={result === undefined ? <IconPlayerPlay size={16} /> : <IconRotateClockwise size={16} />}>
            {result === undefined ? 'Play it' : 'Play it again'}
          </Button>
          {play.data !== undefined && play.data.text !== text && <span className="muted small">The text has changed since.</span>}
        </div>
      </form>
      <Samples answers={given.answers} busy={play.isPending} onChange={begin} />
      {play.isError && <Trouble error={play.error} />}
      {result !== undefined && (
        <section className="stack loose" aria-label="What came of it">
          <Came result={result} />
          <Playback
            entries={asStory(result)}
            at={Math.min(at, Math.max(0, result.entries.length - 1))}
            onAt={(wanted) => {
              setAt(wanted)
              onLook(asStory(result).slice(0, wanted + 1))
            }}
          />
          {result.waiting.map((wait) => (
            <SampleForm
              key={`${wait.step} ${given.answers[wait.step]?.length ?? 0}`}
              wait={wait}
              fields={fieldsAt(play.data?.text ?? text, wait.step)}
              busy={play.isPending}
              onGive={(sample) => play.mutate(answered(given.answers, wait.step, sample))}
            />
          ))}
        </section>
      )}
    </div>
  )
}

/** What was answered so far; the last answer of a step can be taken back. */
function Samples({ answers, busy, onChange }: { answers: Answers; busy: boolean; onChange: (answers: Answers) => void }) {
  const steps = Object.entries(answers)
  if (steps.length === 0) return null
  return (
    <section className="stack tight" aria-label="Samples so far">
      <div className="row apart">
        <h3>Samples so far</h3>
        <Button size="compact-xs" variant="subtle" disabled={busy} onClick={() => onChange({})}>
          Forget all
        </Button>
      </div>
      <ul className="samples">
        {steps.map(([step, given]) => (
          <li key={step}>
            <span className="step-chip">{stepName(step)}</span>
            <span className="grow ellipsis small">{given.map(sampleTold).join(', then ')}</span>
            <Button size="compact-xs" variant="subtle" disabled={busy} aria-label={`Forget the last sample of ${stepName(step)}`} onClick={() => onChange(forgotten(answers, step))}>
              Forget
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Came({ result }: { result: Result }) {
  const attributes = Object.entries((result.case?.attributes ?? {}))
  return (
    <div className="stack" aria-live="polite">
      <div className="row">
        <Badge tone={result.state === 'completed' ? 'good' : result.state === 'waiting' ? 'busy' : 'bad'}>{result.state}</Badge>
        {result.case !== undefined && <CaseStatus status={result.case.status} />}
        {result.case !== undefined && <span className="muted small ellipsis">{result.case.subject}</span>}
      </div>
      {result.state === 'cut_off' && <p className="small">It took too many steps and was cut off. Is there a loop without an end?</p>}
      {result.error !== undefined && (
        <p className="alert">
          <span className="break">{[result.error.title, result.error.detail].filter(Boolean).join(': ') || result.error.type} ({result.error.status})</span>
        </p>
      )}
      {result.state === 'invalid' &&
        result.complaints.map((one) => (
          <p key={`${one.line} ${one.message}`} className="break small">
            line {one.line}: {one.message}
          </p>
        ))}
      {attributes.length > 0 && (
        <details>
          <summary className="muted small">The attributes as they became</summary>
          <dl className="facts">
            {attributes.map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{shown(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

function asStory(result: Result): HistoryEntry[] {
  return result.entries.map((entry) => ({ ...entry, run_id: 0 }))
}
