import { Button, Modal, TextInput, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { fieldsOf, initial, type Schema, type Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { Trouble } from '../ui/Trouble'
import { READY, stepText, type ReadyStep } from './ready'

type Function = components['schemas']['Function']

/** Ready-made steps: choose one, fill it in, and it stands at the cursor. */
export function StepPalette({ onInsert, onClose }: { onInsert: (text: string) => void; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<Function>()
  const functions = useQuery({ queryKey: ['functions'], queryFn: () => answer(api.GET('/functions')), staleTime: Infinity })
  const fits = (...texts: string[]) => texts.join(' ').toLowerCase().includes(words.toLowerCase())
  const insert = (text: string) => {
    onInsert(text)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={chosen === undefined ? 'Insert a step' : chosen.name} size="lg">
      {chosen === undefined ? (
        <div className="stack">
          <TextInput aria-label="Search" placeholder="What should happen?" value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />
          {functions.isError && <Trouble error={functions.error} again={() => void functions.refetch()} />}
          <ul className="palette-steps">
            {(functions.data?.items ?? [])
              .filter((one) => fits(one.name, one.summary))
              .map((one) => (
                <li key={one.name}>
                  <UnstyledButton onClick={() => setChosen(one)}>
                    <strong>{one.name}</strong>
                    <span className="muted small">{one.summary}</span>
                  </UnstyledButton>
                </li>
              ))}
            {READY.filter((one) => fits(one.name, one.summary)).map((one: ReadyStep) => (
              <li key={one.name}>
                <UnstyledButton onClick={() => insert(one.text)}>
                  <strong>{one.name}</strong>
                  <span className="muted small">{one.summary}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Fill chosen={chosen} onBack={() => setChosen(undefined)} onInsert={insert} />
      )}
    </Modal>
  )
}

function Fill({ chosen, onBack, onInsert }: { chosen: Function; onBack: () => void; onInsert: (text: string) => void }) {
  const schema = chosen.arguments as Schema
  const [name, setName] = useState(chosen.name)
  const [values, setValues] = useState<Values>(() => initial(schema))
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onInsert(stepText(name, chosen.name, values))
      }}
    >
      <p className="muted">{chosen.summary}</p>
      <TextInput label="Name of the step" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      {fieldsOf(schema).length > 0 && <SchemaForm schema={schema} values={values} onChange={setValues} />}
      <p className="muted small">
        A value may be an expression, such as <code>{'${ .amount }'}</code>. What is missing is told in the editor.
      </p>
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onBack}>
          Another one
        </Button>
        <Button type="submit" disabled={name.trim() === ''}>
          Insert it
        </Button>
      </div>
    </form>
  )
}
