import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMembers } from '../access/session'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { Secret } from '../api/types'
import { useAct } from '../ui/act'
import { Confirm } from '../ui/Confirm'
import { Empty } from '../ui/Empty'
import { FormDialog } from '../ui/FormDialog'
import { IconLock, IconPlus } from '../ui/icons'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { When } from '../ui/When'

const LEAST = 8
const MOST = 16_384

const KEY = ['secrets']

/** What workflows use by name in their calls; names are shown, what they hold never is. */
export function SecretsPage() {
  const [setting, setSetting] = useState<Secret | 'new'>()
  const [deleting, setDeleting] = useState<Secret>()
  const list = usePages(KEY, (cursor) => answer(api.GET('/secrets', { params: { query: { limit: 50, ...at(cursor) } } })))
  const remove = useAct((one: Secret) => answer(api.DELETE('/secrets/{secret}', { params: { path: { secret: one.name } } })), {
    done: (_, one) => `${one.name} was deleted`,
    stale: [KEY],
    then: () => setDeleting(undefined),
  })
  const members = useMembers()
  const emailOf = (member: number) => members.data?.items.find((one) => one.id === member)?.email ?? `member ${member}`
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setSetting('new')}>
      New secret
    </Button>
  )
  return (
    <Page title="Secrets" lead="Passwords and tokens that workflows use by name. Nobody is shown what they hold, not even you." actions={create}>
      <Listing
        label="Secrets"
        list={list}
        columns={['Name', 'Set by', 'Set', '']}
        empty={
          <Empty icon={IconLock} title="No secrets yet" action={create}>
            A workflow lists the secrets that it uses under <code>use.secrets</code> and writes <code>$secrets.name</code> where one belongs; it is filled in when the
            call is made and stands in no story. Set one before you publish the workflow.
          </Empty>
        }
        row={(one) => (
          <tr key={one.name}>
            <td>
              <strong className="break mono">{one.name}</strong>
            </td>
            <td className="break">{emailOf(one.set_by)}</td>
            <td className="muted">
              <When at={one.set_at} />
            </td>
            <td className="actions">
              <Button size="compact-sm" variant="subtle" onClick={() => setSetting(one)} aria-label={`Set anew ${one.name}`}>
                Set anew
              </Button>
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => setDeleting(one)} aria-label={`Delete ${one.name}`}>
                Delete
              </Button>
            </td>
          </tr>
        )}
      />
      {setting !== undefined && <SetSecret fixed={setting === 'new' ? undefined : setting.name} taken={list.items ?? []} onClose={() => setSetting(undefined)} />}
      {deleting !== undefined && (
        <Confirm title="Delete the secret?" verb="Delete it" busy={remove.isPending} onClose={() => setDeleting(undefined)} onConfirm={() => remove.mutate(deleting)}>
          <p className="break">Calls of workflows that use “{deleting.name}” fail from then on. What it holds cannot be had back.</p>
        </Confirm>
      )}
    </Page>
  )
}

function SetSecret({ fixed, taken, onClose }: { fixed: string | undefined; taken: Secret[]; onClose: () => void }) {
  const [name, setName] = useState(fixed ?? '')
  const [value, setValue] = useState('')
  const [checked, setChecked] = useState(false)
  const save = useAct(() => answer(api.PUT('/secrets/{secret}', { params: { path: { secret: name } }, body: { value } })), {
    done: `${name} was set`,
    stale: [KEY],
    quiet: true,
    then: onClose,
  })
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const double = fixed === undefined && taken.some((one) => one.name === name)
  const nameless = name === '' ? 'A name is needed.' : double ? 'There is one of that name. Set that anew.' : undefined
  const short = checked && value.length < LEAST ? `At least ${LEAST} characters; a shorter one could not be kept out of what is shown.` : undefined
  return (
    <FormDialog
      title={fixed === undefined ? 'New secret' : `Set ${fixed} anew`}
      noValidate
      verb="Set the secret"
      busy={save.isPending}
      error={'name' in fields || 'value' in fields ? undefined : save.error}
      onClose={onClose}
      onSubmit={() => {
        setChecked(true)
        if (nameless === undefined && value.length >= LEAST) save.mutate()
      }}
    >
      {fixed === undefined && (
        <TextInput
          label="Name"
          description="How workflows call it: a letter, then letters, digits, - and _"
          withAsterisk
          value={name}
          error={checked && nameless !== undefined ? nameless : fields.name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <PasswordInput
        label="Value"
        description={fixed === undefined ? undefined : 'Takes the place of what it holds now, from the next call on'}
        withAsterisk
        autoComplete="new-password"
        maxLength={MOST}
        value={value}
        error={short ?? fields.value}
        onChange={(event) => setValue(event.currentTarget.value)}
        data-autofocus={fixed !== undefined || undefined}
      />
    </FormDialog>
  )
}
