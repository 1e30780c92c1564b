import { Modal, Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { Workflow } from '../api/types'
import { useAct } from '../ui/act'
import { initial, mistakes, type Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { DialogForm } from '../ui/FormDialog'
import { TakenFilesContext, useTakenFiles } from '../ui/form/takenFiles'
import { useOutline } from '../workflows/data'

/** Starts a case by hand: the workflow, a subject, and a form made of the workflow's attributes. */
export function NewCase({ workflows, fixed, onClose }: { workflows: Workflow[]; fixed?: Workflow; onClose: () => void }) {
  const open = workflows.filter((one) => one.online && one.newest_version > 0 && one.source !== 'none')
  const [chosen, setChosen] = useState<Workflow | undefined>(fixed ?? (open.length === 1 ? open[0] : undefined))
  return (
    <Modal opened onClose={onClose} title="New case" size="lg">
      <div className="stack">
        {fixed === undefined && (
          <Select
            label="Workflow"
            placeholder={open.length === 0 ? 'No workflow takes cases at the moment' : 'Which workflow carries it?'}
            data={open.map((one) => ({ value: String(one.id), label: one.title }))}
            value={chosen === undefined ? null : String(chosen.id)}
            onChange={(id) => setChosen(open.find((one) => String(one.id) === id))}
            data-autofocus
          />
        )}
        {chosen !== undefined && <CaseForm key={chosen.id} workflow={chosen} onClose={onClose} />}
      </div>
    </Modal>
  )
}

function CaseForm({ workflow, onClose }: { workflow: Workflow; onClose: () => void }) {
  const navigate = useNavigate()
  const outline = useOutline(workflow.id, workflow.newest_version)
  const schema = outline.data?.attributes ?? {}
  const [subject, setSubject] = useState('')
  const [given, setGiven] = useState<Values>()
  const [checked, setChecked] = useState(false)
  const files = useTakenFiles()
  const values = given ?? initial(schema)
  const create = useAct(
    () =>
      answer(
        api.POST('/workflows/{workflow}/cases', {
          params: { path: { workflow: String(workflow.id) } },
          body: { attributes: values, ...(subject === '' ? {} : { subject }) },
        }),
      ),
    {
      done: (made) => `Case ${made.id} was created`,
      stale: [['cases'], ['statistics']],
      quiet: true,
      then: (made) => {
        onClose()
        void navigate({ to: '/cases/$case', params: { case: made.id } })
      },
    },
  )
  const wrong = mistakes(schema, values)
  const refused = create.error instanceof ProblemError ? pointers(create.error.fields) : {}
  if (outline.data === undefined) return <p className="muted">Reading what the workflow asks for…</p>
  return (
    <DialogForm
      noValidate
      verb="Create the case"
      ready={!files.busy}
      busy={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={() => {
        setChecked(true)
        if (Object.keys(wrong).length === 0) create.mutate()
      }}
    >
      <TextInput label="Subject" description="How people find it again; without one it gets a name of its own" value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
      <TakenFilesContext value={files}>
        <SchemaForm schema={schema} values={values} errors={{ ...refused, ...(checked ? wrong : {}) }} onChange={setGiven} />
      </TakenFilesContext>
    </DialogForm>
  )
}

/** Names of fields as the server says them (`attributes/amount`), as pointers of the form. */
function pointers(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, what]) => [field.replace(/^attributes/, ''), what]))
}
