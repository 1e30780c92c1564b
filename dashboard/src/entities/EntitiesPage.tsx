import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { LegalEntity } from '../api/types'
import { useAct } from '../ui/act'
import { Confirm } from '../ui/Confirm'
import { Empty } from '../ui/Empty'
import { FormDialog } from '../ui/FormDialog'
import { IconLandmark, IconPlus } from '../ui/icons'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'

const MOST = 200

const KEY = ['legal-entities']

/** The companies that the organization stands for. */
export function EntitiesPage() {
  const mayChange = useMay('admin')
  const [writing, setWriting] = useState<LegalEntity | 'new'>()
  const [deleting, setDeleting] = useState<LegalEntity>()
  const list = usePages(KEY, (cursor) => answer(api.GET('/legal-entities', { params: { query: { limit: 50, ...at(cursor) } } })))
  const remove = useAct((one: LegalEntity) => answer(api.DELETE('/legal-entities/{entity}', { params: { path: { entity: one.id } } })), {
    done: (_, one) => `${one.name} was deleted`,
    stale: [KEY],
    then: () => setDeleting(undefined),
  })
  const create = mayChange && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setWriting('new')}>
      New legal entity
    </Button>
  )
  return (
    <Page title="Legal entities" lead="The companies that your organization stands for." actions={create}>
      <Listing
        label="Legal entities"
        list={list}
        columns={['Name', 'Type', 'Jurisdiction', ...(mayChange ? [''] : [])]}
        empty={
          <Empty icon={IconLandmark} title="No legal entities yet" action={create}>
            Programs that use the Chamelio API ask for them, to know which company a contract or a document is about. One is enough when you are one company.
          </Empty>
        }
        row={(one) => (
          <tr key={one.id}>
            <td>
              <strong className="break">{one.name}</strong>
              <div className="muted small">number {one.id}</div>
            </td>
            <td className="break">{one.entity_type === '' ? '–' : one.entity_type}</td>
            <td className="break">{one.jurisdiction === '' ? '–' : one.jurisdiction}</td>
            {mayChange && (
              <td className="actions">
                <Button size="compact-sm" variant="subtle" onClick={() => setWriting(one)} aria-label={`Change ${one.name}`}>
                  Change
                </Button>
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => setDeleting(one)} aria-label={`Delete ${one.name}`}>
                  Delete
                </Button>
              </td>
            )}
          </tr>
        )}
      />
      {writing !== undefined && <WriteEntity known={writing === 'new' ? undefined : writing} onClose={() => setWriting(undefined)} />}
      {deleting !== undefined && (
        <Confirm title="Delete the legal entity?" verb="Delete it" busy={remove.isPending} onClose={() => setDeleting(undefined)} onConfirm={() => remove.mutate(deleting)}>
          <p className="break">“{deleting.name}” is listed no more. Cases and documents stay as they are; its number is not given again.</p>
        </Confirm>
      )}
    </Page>
  )
}

function WriteEntity({ known, onClose }: { known: LegalEntity | undefined; onClose: () => void }) {
  const [name, setName] = useState(known?.name ?? '')
  const [type, setType] = useState(known?.entity_type ?? '')
  const [jurisdiction, setJurisdiction] = useState(known?.jurisdiction ?? '')
  const [checked, setChecked] = useState(false)
  const body = { name, entity_type: type, jurisdiction }
  const save = useAct(
    () =>
      known === undefined
        ? answer(api.POST('/legal-entities', { body }))
        : answer(api.PATCH('/legal-entities/{entity}', { params: { path: { entity: known.id } }, body })),
    { done: (made) => `${made.name} was ${known === undefined ? 'created' : 'changed'}`, stale: [KEY], quiet: true, then: onClose },
  )
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  return (
    <FormDialog
      title={known === undefined ? 'New legal entity' : `Change ${known.name}`}
      noValidate
      verb={known === undefined ? 'Create the legal entity' : 'Save the change'}
      busy={save.isPending}
      error={Object.keys(fields).length === 0 ? save.error : undefined}
      onClose={onClose}
      onSubmit={() => {
        setChecked(true)
        if (name.trim() !== '') save.mutate()
      }}
    >
      <TextInput
        label="Name"
        withAsterisk
        maxLength={MOST}
        value={name}
        error={checked && name.trim() === '' ? 'A name is needed.' : fields.name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput label="Type" description="Such as corporation or GmbH" maxLength={MOST} value={type} error={fields.entity_type} onChange={(event) => setType(event.currentTarget.value)} />
      <TextInput
        label="Jurisdiction"
        description="Where it is registered, such as Delaware"
        maxLength={MOST}
        value={jurisdiction}
        error={fields.jurisdiction}
        onChange={(event) => setJurisdiction(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
