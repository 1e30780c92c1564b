import { JsonInput, Modal, Select, Skeleton, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMembers } from '../access/session'
import { answer, api } from '../api/client'
import { isStatus, ProblemError } from '../api/problem'
import type { Case, Json } from '../api/types'
import { tell, useAct } from '../ui/act'
import { DialogForm } from '../ui/FormDialog'
import { isObject, mistakes, type Schema, type Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { TakenFilesContext, useTakenFiles } from '../ui/form/takenFiles'
import { IconAlertTriangle } from '../ui/icons'
import { tellUndoable } from '../ui/undo'
import { useOutline } from '../workflows/data'
import { caseKey, useFiles } from './data'
import { besides, carriedOver, changeOf, contentOf, movedBetween, type Content, type Moved } from './edit'
import { refreshTail } from './refreshTail'
import { setBack } from './setBack'

const REASON_MOST = 2000
const DONE = 'The case was changed'

/** Changes subject, owner and attributes by hand, with a reason that the story tells. */
export function EditCase({ found, onClose }: { found: Case; onClose: () => void }) {
  const outline = useOutline(found.workflow_id, found.version)
  return (
    <Modal opened onClose={onClose} title="Change the case" size="lg">
      {outline.data === undefined ? <Skeleton height={280} /> : <Editing found={found} schema={outline.data.attributes} onClose={onClose} />}
    </Modal>
  )
}

function Editing({ found, schema, onClose }: { found: Case; schema: Schema; onClose: () => void }) {
  const queries = useQueryClient()
  // The case as the reader saw it: what comes in while they write does not move under their hands.
  const [seen, setSeen] = useState(found)
  const [wanted, setWanted] = useState<Content>(() => contentOf(found))
  const [raw, setRaw] = useState<string>()
  const [reason, setReason] = useState('')
  const [moved, setMoved] = useState<Moved[]>([])
  const [checked, setChecked] = useState(false)
  const inCase = useFiles(found.id)
  const files = useTakenFiles(inCase.data)
  const base = contentOf(seen)
  const others = besides(schema, wanted.attributes)
  const given = raw === undefined ? others : read(raw)
  const content: Content = { ...wanted, attributes: given === undefined ? wanted.attributes : { ...within(schema, wanted.attributes), ...given } }
  const change = changeOf(base, content)
  const wrong = { ...mistakes(schema, content.attributes), ...(content.subject.trim() === '' ? { subject: 'A subject is needed.' } : {}) }

  const save = useAct(
    () =>
      answer(
        api.PATCH('/cases/{case}', {
          params: { path: { case: found.id } },
          // The type of an attribute is any JSON.
          body: { ...change, seen: seen.updated_at, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } as never,
        }),
      ),
    {
      stale: [caseKey(found.id), ['cases']],
      quiet: true,
      then: (out) => {
        const made = contentOf(out)
        const before = carriedOver(content, made, base)
        // A case without an owner cannot be had again.
        if (base.owner === '' && made.owner !== '') tell(DONE)
        else tellUndoable(DONE, () => void setBack(queries, found.id, made, before), `case ${found.id}`)
        void refreshTail(queries, found.id)
        onClose()
      },
    },
  )
  const refused = save.error instanceof ProblemError ? pointers(save.error.fields) : {}
  const meanwhile = isStatus(save.error, 409)

  const readAgain = useAct(() => answer(api.GET('/cases/{case}', { params: { path: { case: found.id } } })), {
    then: (now) => {
      setMoved(movedBetween(base, contentOf(now), content))
      setWanted(carriedOver(base, contentOf(now), content))
      setRaw(undefined)
      setSeen(now)
      queries.setQueryData(caseKey(found.id), now)
      save.reset()
    },
  })

  return (
    <DialogForm
      noValidate
      verb={moved.length > 0 ? 'Save it still' : 'Save the change'}
      busy={save.isPending || readAgain.isPending}
      ready={given !== undefined && !files.busy}
      error={meanwhile ? undefined : save.error}
      onClose={onClose}
      onSubmit={() => {
        setChecked(true)
        if (given === undefined || Object.keys(wrong).length > 0) return
        if (change === undefined) onClose()
        else save.mutate(undefined, { onError: (error) => { if (isStatus(error, 409)) readAgain.mutate() } })
      }}
    >
      {moved.length > 0 && <Meanwhile moved={moved} />}
      <TextInput
        label="Subject"
        withAsterisk
        error={checked ? wrong.subject : refused.subject}
        value={content.subject}
        onChange={(event) => setWanted({ ...wanted, subject: event.currentTarget.value })}
        data-autofocus
      />
      <Owner value={content.owner} error={refused.owner} onChange={(owner) => setWanted({ ...wanted, owner })} />
      <TakenFilesContext value={files}>
        <SchemaForm
          key={seen.updated_at}
          schema={schema}
          values={wanted.attributes}
          errors={{ ...refused, ...(checked ? wrong : {}) }}
          onChange={(attributes) => setWanted({ ...wanted, attributes })}
        />
      </TakenFilesContext>
      <details open={raw !== undefined || Object.keys(others).length > 0}>
        <summary className="muted small">Other attributes, which the form has no fields for</summary>
        <JsonInput
          mt={8}
          aria-label="Other attributes"
          description="A JSON object; a name that you take out is removed"
          autosize
          minRows={3}
          value={raw ?? JSON.stringify(others, null, 2)}
          error={given === undefined ? 'This is no JSON object yet.' : undefined}
          onChange={setRaw}
        />
      </details>
      <Textarea
        label="Reason"
        description="Its story tells it, with your name"
        autosize
        minRows={2}
        maxLength={REASON_MOST}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

/** Who else was here: what became of the case while the reader wrote. */
function Meanwhile({ moved }: { moved: Moved[] }) {
  return (
    <div className="alert warn" role="alert">
      <IconAlertTriangle size={20} aria-hidden style={{ flex: 'none' }} />
      <div className="grow">
        <p>The case was changed while you were editing. Your changes are kept; look at them and save again.</p>
        <ul>
          {moved.map((one) => (
            <li key={one.what} className="break">
              <strong>{one.what}</strong>: {one.from} became {one.to}
              {one.mine && ', yours below would replace it'}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Owner({ value, error, onChange }: { value: string; error: string | undefined; onChange: (owner: string) => void }) {
  const members = useMembers()
  const known = (members.data?.items ?? []).filter((one) => one.state === 'active').map((one) => one.email)
  return (
    <Select
      label="Owner"
      searchable
      error={error}
      data={value === '' || known.includes(value) ? known : [value, ...known]}
      value={value === '' ? null : value}
      onChange={(owner) => { if (owner !== null) onChange(owner) }}
      nothingFoundMessage="No active member of that address"
    />
  )
}

function read(text: string): Values | undefined {
  try {
    const value = JSON.parse(text.trim() === '' ? '{}' : text) as Json
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function within(schema: Schema, attributes: Values): Values {
  const outside = besides(schema, attributes)
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !(name in outside)))
}

/** Names of fields as the server says them (`attributes/amount`), as pointers of the form. */
function pointers(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, what]) => [field.replace(/^attributes/, ''), what]))
}
