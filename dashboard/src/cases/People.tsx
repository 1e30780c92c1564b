import { ActionIcon, Button, Select } from '@mantine/core'
import { IconX } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay, useMembers } from '../access/session'
import { answer, api } from '../api/client'
import type { Case } from '../api/types'
import { useAct } from '../ui/act'
import { caseKey } from './data'

/** Whose case it is, and who works on it too. */
export function People({ found }: { found: Case }) {
  const mayChange = useMay('member')
  const members = useMembers()
  const [adding, setAdding] = useState(false)
  const path = { case: found.id }
  const stale = [caseKey(found.id, 'collaborators')]
  const list = useQuery({
    queryKey: caseKey(found.id, 'collaborators'),
    queryFn: () => answer(api.GET('/cases/{case}/collaborators', { params: { path } })),
    select: (page) => page.items,
  })
  const add = useAct((email: string) => answer(api.POST('/cases/{case}/collaborators', { params: { path }, body: { email } })), {
    done: (_, email) => `${email} works on it too`,
    stale,
    then: () => setAdding(false),
  })
  const remove = useAct((member: number) => answer(api.DELETE('/cases/{case}/collaborators/{member}', { params: { path: { ...path, member } } })), { stale })
  const there = new Set([found.owner, ...(list.data ?? []).map((one) => one.email)])
  return (
    <section className="panel" aria-labelledby="people">
      <header>
        <h2 id="people">People</h2>
        {mayChange && !adding && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>
            Add
          </Button>
        )}
      </header>
      <div className="stack" style={{ padding: '14px 18px' }}>
        <dl className="facts">
          <dt>Owner</dt>
          <dd>{found.owner === undefined || found.owner === '' ? 'nobody' : found.owner}</dd>
        </dl>
        {list.data?.map((one) => (
          <div key={one.member_id} className="row apart" style={{ flexWrap: 'nowrap' }}>
            <span className="break">{one.email === '' ? 'a former member' : one.email}</span>
            {mayChange && (
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${one.email}`} onClick={() => remove.mutate(one.member_id)}>
                <IconX size={14} />
              </ActionIcon>
            )}
          </div>
        ))}
        {adding && (
          <Select
            aria-label="Who else works on it"
            placeholder="Who else works on it?"
            searchable
            autoFocus
            data={(members.data?.items ?? []).filter((one) => one.state === 'active' && !there.has(one.email)).map((one) => one.email)}
            onChange={(email) => {
              if (email !== null) add.mutate(email)
            }}
          />
        )}
      </div>
    </section>
  )
}
