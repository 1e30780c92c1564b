import { Autocomplete, Modal, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { useMemo, useState } from 'react'
import { DialogForm } from '../ui/FormDialog'
import { Trouble } from '../ui/Trouble'
import type { Known } from './complete'
import type { Argument } from './functions'
import { useFunctions } from './known'
import { freeName, OF_EVERY_STEP, READY, readyCall, stepText, type ReadyStep } from './ready'

interface Props {
  known: Known
  /** The names of the steps that there are. */
  steps: string[]
  onInsert: (text: string) => void
  onClose: () => void
}

/** Ready-made steps: choose one, fill it in, and it stands at the cursor. */
export function StepPalette({ known, steps, onInsert, onClose }: Props) {
  const [chosen, setChosen] = useState<ReadyStep>()
  return (
    <Modal opened onClose={onClose} title={chosen === undefined ? 'Insert a step' : chosen.name} size="lg">
      {chosen === undefined ? (
        <Choice onChoose={setChosen} />
      ) : (
        <Fill
          chosen={chosen}
          known={known}
          steps={steps}
          onBack={() => setChosen(undefined)}
          onInsert={(text) => {
            onInsert(text)
            onClose()
          }}
        />
      )}
    </Modal>
  )
}

function Choice({ onChoose }: { onChoose: (ready: ReadyStep) => void }) {
  const [words, setWords] = useState('')
  const functions = useFunctions()
  const groups = [
    { title: 'With the case, people and services', steps: (functions.data ?? []).map(readyCall) },
    { title: 'Of the language', steps: READY },
  ].map(({ title, steps }) => ({ title, steps: steps.filter((one) => `${one.name} ${one.summary}`.toLowerCase().includes(words.toLowerCase().trim())) }))
  const [only] = groups.flatMap((group) => group.steps)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (only !== undefined) onChoose(only)
      }}
    >
      <TextInput aria-label="Search" placeholder="What should happen?" value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />
      {functions.isError && <Trouble error={functions.error} again={() => void functions.refetch()} />}
      <div className="palette-steps">
        {only === undefined && !functions.isLoading && <p className="muted small">No step is called so.</p>}
        {groups
          .filter((group) => group.steps.length > 0)
          .map((group) => (
            <section key={group.title} aria-label={group.title}>
              <h3 className="muted small">{group.title}</h3>
              <ul>
                {group.steps.map((one) => (
                  <li key={one.name}>
                    <UnstyledButton type="button" onClick={() => onChoose(one)}>
                      <strong>{one.name}</strong>
                      <span className="muted small">{one.summary}</span>
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </form>
  )
}

interface FillProps extends Omit<Props, 'onClose'> {
  chosen: ReadyStep
  onBack: () => void
}

function Fill({ chosen, known, steps, onBack, onInsert }: FillProps) {
  const [name, setName] = useState(() => freeName(chosen.called, steps))
  const [written, setWritten] = useState<Record<string, string>>(() => Object.fromEntries(chosen.arguments.map((one) => [one.name, one.required ? begun(one, known) : ''])))
  const [checked, setChecked] = useState(false)
  const missing = chosen.arguments.filter((one) => one.required && (written[one.name] ?? '').trim() === '').map((one) => one.name)
  const taken = steps.includes(name.trim())
  const text = useMemo(() => stepText(chosen, name.trim() || chosen.called, written), [chosen, name, written])
  const input = (argument: Argument) => (
    <ArgumentInput
      key={argument.name}
      argument={argument}
      options={optionsOf(argument, known, steps)}
      value={written[argument.name] ?? ''}
      error={checked && missing.includes(argument.name) ? 'This is needed.' : undefined}
      onChange={(value) => setWritten({ ...written, [argument.name]: value })}
    />
  )
  const optional = [...chosen.arguments.filter((one) => !one.required), ...OF_EVERY_STEP]
  return (
    <DialogForm
      noValidate
      verb="Insert it"
      leave="Another one"
      onClose={onBack}
      onSubmit={() => {
        setChecked(true)
        if (missing.length === 0 && name.trim() !== '' && !taken) onInsert(text)
      }}
    >
      <p className="muted">{chosen.summary}</p>
      <TextInput
        label="Name of the step"
        withAsterisk
        value={name}
        error={name.trim() === '' ? 'A step has a name.' : taken ? 'There is a step of that name.' : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {chosen.arguments.filter((one) => one.required).map(input)}
      <details className="palette-more">
        <summary>What else can be said ({optional.length})</summary>
        <div className="stack">{optional.map(input)}</div>
      </details>
      <p className="muted small">
        A value may be an expression, such as <code>{'${ .amount }'}</code>.
      </p>
      <pre className="code" tabIndex={0} aria-label="What is inserted">
        {text}
      </pre>
    </DialogForm>
  )
}

/** What a form begins with: something that there is, or else a sample. */
function begun(argument: Argument, known: Known): string {
  if (argument.names === 'connections' || argument.names === 'workflows') return known[argument.names][0] ?? argument.sample ?? ''
  return argument.sample ?? ''
}

function optionsOf(argument: Argument, known: Known, steps: string[]): string[] | undefined {
  switch (argument.names) {
    case undefined:
      return argument.options
    case 'attributes':
      return known.attributes.map((one) => one.name)
    case 'steps':
      return ['continue', 'end', 'exit', ...steps.filter((one) => !['continue', 'end', 'exit'].includes(one))]
    case 'connections':
    case 'workflows':
    case 'statuses':
      return known[argument.names]
  }
}

interface InputProps {
  argument: Argument
  options: string[] | undefined
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function ArgumentInput({ argument, options, value, error, onChange }: InputProps) {
  const common = { label: argument.name, description: argument.about, placeholder: argument.placeholder ?? '', withAsterisk: argument.required, error, value }
  if (options !== undefined && options.length > 0) return <Autocomplete {...common} data={options} onChange={onChange} filter={({ options: all }) => all} />
  const onInput = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  if (argument.reads === 'text') return <TextInput {...common} onChange={onInput} />
  return <Textarea {...common} className={argument.reads === 'lines' ? '' : 'palette-value'} autosize minRows={argument.reads === 'lines' ? 2 : 1} maxRows={10} onChange={onInput} />
}
