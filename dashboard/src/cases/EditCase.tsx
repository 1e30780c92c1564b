import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMembers } from '../access/session'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { Case } from '../api/types'
import { useAct } from '../ui/act'
import type { Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { Trouble } from '../ui/Trouble'
import { useOutline } from '../workflows/data'
import { changed } from './changed'
import { caseKey } from './data'

/** Changes a case by hand; who changed it meanwhile is not overwritten. */
export function EditCase({ found, onClose }: { found: Case; onClose: () => void }) {
  const outline = useOutline(found.workflow_id, found.version)
  const members = useMembers()
  const before = found.attributes as Values
  const [subject, setSubject] = useState(found.subject)
  const [owner, setOwner] = useState<string | null>(found.owner ?? null)
  const [values, setValues] = useState<Values>(before)
  const [reason, setReason] = useState('')
  const attributes = changed(before, values)
  const save = useAct(
    () =>
      answer(
        api.PATCH('/cases/{case}', {
          params: { path: { case: found.id } },
          body: {
            ...(subject === found.subject ? {} : { subject }),
            ...(owner === null || owner === found.owner ? {} : { owner }),
            ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
            ...(reason === '' ? {} : { reason }),
            seen: found.updated_at,
          },
        }),
      ),
    { done: 'The case was changed', stale: [caseKey(found.id), ['cases']], quiet: true, then: onClose },
  )
  const schema = outline.data?.attributes ?? {}
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const errors = Object.fromEntries(Object.entries(fields).map(([field, what]) => [field.replace(/^attributes/, ''), what]))
  const nothing = subject === found.subject && (owner ?? '') === (found.owner ?? '') && Object.keys(attributes).length === 0
  return (
    <Modal opened onClose={onClose} title="Change the case" size="lg">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.isError && <Trouble error={save.error} />}
        <TextInput label="Subject" value={subject} error={fields.subject} onChange={(event) => setSubject(event.currentTarget.value)} data-autofocus />
        <Select
          label="Owner"
          searchable
          data={(members.data?.items ?? []).filter((one) => one.state === 'active').map((one) => one.email)}
          value={owner}
          onChange={setOwner}
        />
        <SchemaForm schema={schema} values={values} errors={errors} onChange={setValues} />
        <TextInput label="Reason" description="Told in the story" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={nothing} loading={save.isPending}>
            Save the change
          </Button>
        </div>
      </form>
    </Modal>
  )
}

