import { Button, JsonInput, TextInput } from '@mantine/core'
import { IconPlayerPlay, IconRotateClockwise } from '../ui/icons'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import type { HistoryEntry, Json } from '../api/types'
import { StoryList } from '../cases/Story'
import { stepName } from '../cases/told'
import { useAct } from '../ui/act'
import { Badge, CaseStatus } from '../ui/Badge'
import { initial, mistakes, type Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { shown } from '../ui/JsonView'
import { Trouble } from '../ui/Trouble'
import type { Outline } from './outline'
import { sampleFor } from './samples'

type Result = components['schemas']['TestRun']
type Wait = Result['waiting'][number]
type Answers = NonNullable<components['schemas']['NewTestRun']['answers']>

interface Props {
  text: string
  outline: Outline
  onEntries: (entries: HistoryEntry[]) => void
}

/** Plays the draft with samples: what goes in, what is waited for, and what came of it. Nothing is stored, nobody is reached. */
export function TestRun({ text, outline, onEntries }: Props) {
  const [subject, setSubject] = useState('A test')
  const [values, setValues] = useState<Values>(() => initial(outline.attributes))
  const [answers, setAnswers] = useState<Answers>({})
  const [checked, setChecked] = useState(false)
  const wrong = mistakes(outline.attributes, values)
  const play = useAct(
    (given: Answers) => answer(api.POST('/workflows/test-run', { body: { document: text, subject, attributes: values, answers: given } })),
    {
      quiet: true,
      then: (result, given) => {
        setAnswers(given)
        onEntries(asStory(result))
      },
    },
  )
  const begin = () => {
    setChecked(true)
    if (Object.keys(wrong).length === 0) play.mutate({})
  }
  const result = play.data
  return (
    <div className="stack loose tab-body try">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <p className="muted small">Plays the text as it stands, with samples in place of everything outside. Nothing is stored, nobody is reached.</p>
        <TextInput label="Subject" value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
        <SchemaForm schema={outline.attributes} values={values} errors={checked ? wrong : {}} onChange={setValues} />
        <div>
          <Button type="submit" loading={play.isPending} leftSection={result === undefined ? <IconPlayerPlay size={16} /> : <IconRotateClockwise size={16} />}>
            {result === undefined ? 'Play it' : 'Play it from the start'}
          </Button>
        </div>
      </form>
      {play.isError && <Trouble error={play.error} />}
      {result !== undefined && (
        <section className="stack" aria-label="What came of it" aria-live="polite">
          <div className="row">
            <Badge tone={result.state === 'completed' ? 'good' : result.state === 'waiting' ? 'busy' : 'bad'}>{result.state}</Badge>
            {result.case !== undefined && <CaseStatus status={result.case.status} />}
          </div>
          {result.complaints.map((one) => (
            <p key={`${one.line} ${one.message}`} className="break">
              line {one.line}: {one.message}
            </p>
          ))}
          <StoryList entries={asStory(result)} />
          {result.waiting.map((wait) => (
            <Sample
              key={`${wait.step} ${result.entries.length}`}
              wait={wait}
              busy={play.isPending}
              onGive={(sample) => play.mutate({ ...answers, [wait.step]: [...known(answers[wait.step]), sample] } as Answers)}
            />
          ))}
          {result.case !== undefined && (
            <dl className="facts">
              {Object.entries(result.case.attributes as Record<string, unknown>).map(([name, value]) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{name}</dt>
                  <dd>{shown(value)}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      )}
    </div>
  )
}

function known(given: unknown): unknown[] {
  return given === undefined ? [] : Array.isArray(given) ? given : [given]
}

function asStory(result: Result): HistoryEntry[] {
  return result.entries.map((entry) => ({ ...entry, run_id: 0 }))
}

function Sample({ wait, busy, onGive }: { wait: Wait; busy: boolean; onGive: (sample: Json) => void }) {
  const [text, setText] = useState(() => JSON.stringify(sampleFor(wait.kind), null, 2))
  const [unreadable, setUnreadable] = useState(false)
  return (
    <form
      className="panel padded stack"
      onSubmit={(event) => {
        event.preventDefault()
        try {
          onGive(JSON.parse(text) as Json)
        } catch {
          setUnreadable(true)
        }
      }}
    >
      <div className="row">
        <span className="step-chip">{stepName(wait.step)}</span>
        <span>waits ({wait.kind}). What comes?</span>
      </div>
      {Object.keys(wait.request).length > 0 && (
        <details>
          <summary className="muted small">What would be sent</summary>
          <pre className="code wrap">{JSON.stringify(wait.request, null, 2)}</pre>
        </details>
      )}
      <JsonInput
        aria-label={`Sample for ${stepName(wait.step)}`}
        autosize
        minRows={3}
        value={text}
        error={unreadable ? 'This is no JSON yet' : undefined}
        onChange={(given) => {
          setUnreadable(false)
          setText(given)
        }}
      />
      <div>
        <Button type="submit" size="xs" loading={busy}>
          Go on with it
        </Button>
      </div>
    </form>
  )
}
