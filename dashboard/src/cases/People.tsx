import { ActionIcon, Button, Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMay, useMembers } from '../access/session'
import { answer, api } from '../api/client'
import type { Case, Collaborator } from '../api/types'
import { useAct } from '../ui/act'
import { IconUserPlus, IconX } from '../ui/icons'
import { Trouble } from '../ui/Trouble'
import { tellUndoable } from '../ui/undo'
import { caseKey, useCollaborators } from './data'
import { refreshTail } from './refreshTail'

/** Whose case it is, and who else works on it. */
export function People({ found }: { found: Case }) {
  const queries = useQueryClient()
  const may = useMay('member')
  const collaborators = useCollaborators(found.id)
  const [adding, setAdding] = useState(false)
  const path = { case: found.id }
  const stale = [caseKey(found.id, 'collaborators')]
  const add = useAct((email: string) => answer(api.POST('/cases/{case}/collaborators', { params: { path }, body: { email } })), {
    stale,
    then: () => setAdding(false),
  })
  const remove = useAct((one: Collaborator) => answer(api.DELETE('/cases/{case}/collaborators/{member}', { params: { path: { ...path, member: one.member_id } } })), {
    stale,
    then: (_, one) => {
      if (one.email === '') return
      tellUndoable(`${one.email} works on it no more`, () => add.mutate(one.email), `collaborator ${one.member_id} of ${found.id}`)
    },
  })
  // The moment of the case does not move with them, but its story tells of them.
  const known = collaborators.data?.map((one) => one.member_id).join(' ')
  useEffect(() => {
    if (known !== undefined) void refreshTail(queries, found.id)
  }, [known, found.id, queries])
  return (
    <section className="panel" aria-labelledby="people">
      <header>
        <h2 id="people">People</h2>
        {may && !adding && (
          <ActionIcon variant="subtle" color="gray" aria-label="Add somebody" onClick={() => setAdding(true)}>
            <IconUserPlus size={16} />
          </ActionIcon>
        )}
      </header>
      <div className="stack people">
        <div>
          <div className="muted small">Owner</div>
          <div className="break">{found.owner === undefined || found.owner === '' ? 'Nobody any more' : found.owner}</div>
        </div>
        {collaborators.isError && <Trouble error={collaborators.error} again={() => void collaborators.refetch()} />}
        {(collaborators.data?.length ?? 0) > 0 && (
          <div>
            <div className="muted small" id="collaborators">
              Also working on it
            </div>
            <ul aria-labelledby="collaborators">
              {collaborators.data?.map((one) => (
                <li key={one.member_id}>
                  <span className="break grow">{one.email === '' ? 'Somebody who is gone' : one.email}</span>
                  {may && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label={`Remove ${one.email === '' ? 'somebody who is gone' : one.email}`}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(one)}
                    >
                      <IconX size={14} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {adding && (
          <Adding
            taken={collaborators.data?.map((one) => one.email) ?? []}
            busy={add.isPending}
            onAdd={(email) => add.mutate(email)}
            onClose={() => setAdding(false)}
          />
        )}
      </div>
    </section>
  )
}

interface AddingProps {
  taken: string[]
  busy: boolean
  onAdd: (email: string) => void
  onClose: () => void
}

function Adding({ taken, busy, onAdd, onClose }: AddingProps) {
  const members = useMembers()
  const [email, setEmail] = useState<string | null>(null)
  const open = (members.data?.items ?? []).filter((one) => one.state === 'active' && !taken.includes(one.email))
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (email !== null) onAdd(email)
      }}
    >
      <Select
        label="Who"
        searchable
        autoFocus
        data={open.map((one) => ({ value: one.email, label: one.name === null ? one.email : `${one.name} (${one.email})` }))}
        value={email}
        onChange={setEmail}
        placeholder="A member"
        nothingFoundMessage="No other active member"
      />
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button size="xs" variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button size="xs" type="submit" loading={busy} disabled={email === null}>
          Add
        </Button>
      </div>
    </form>
  )
}
