import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory } from '../ui/icons'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { AuditEntry } from '../api/types'
import { Empty } from '../ui/Empty'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { useMembers } from '../access/session'
import { moment } from '../ui/time'
import { VERBS } from './verbs'

export function AuditPage() {
  const [verb, setVerb] = useState<string | null>(null)
  const [member, setMember] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [asked] = useDebouncedValue(from, 300)
  const members = useMembers()
  const filter = {
    ...(verb === null ? {} : { verb }),
    ...(member === null ? {} : { member: Number(member) }),
    ...(asked === '' ? {} : { from: new Date(asked).toISOString() }),
  }
  const list = usePages(['audit', filter], (cursor) => answer(api.GET('/audit', { params: { query: { ...filter, limit: 50, ...at(cursor) } } })), { keep: true })
  return (
    <Page title="Audit log" lead="Who did what, the newest first. Nothing of it can be changed.">
      <div className="stack">
        <div className="row">
          <Select aria-label="What was done" placeholder="Everything" clearable searchable data={VERBS} value={verb} onChange={setVerb} />
          <Select
            aria-label="By whom"
            placeholder="By anybody"
            clearable
            searchable
            data={(members.data?.items ?? []).map((one) => ({ value: String(one.id), label: one.email }))}
            value={member}
            onChange={setMember}
          />
          <TextInput aria-label="Since" type="date" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        </div>
        <Listing
          label="Audit log"
          list={list}
          columns={['When', 'Who', 'What', 'Which', 'Detail']}
          empty={
            <Empty icon={IconHistory} title="Nothing fits">
              Each change of workflows, connections, tokens, members and files stands here, with who made it.
            </Empty>
          }
          row={(entry) => (
            <tr key={entry.id}>
              <td className="muted nowrap">{moment(entry.at)}</td>
              <td className="break">{actor(entry)}</td>
              <td className="nowrap">{entry.verb.replace('.', ' ').replace('_', ' ')}</td>
              <td className="nowrap">
                {entry.target_kind.replace('_', ' ')} {entry.target_id}
              </td>
              <td className="small break">{detail(entry.detail)}</td>
            </tr>
          )}
        />
      </div>
    </Page>
  )
}

function actor({ actor: who }: AuditEntry): string {
  switch (who.kind) {
    case 'token':
    case 'key':
      return `${who.name} (${who.kind} ${who.credential_id ?? ''})`
    case 'system':
      return 'Caseloom itself'
    default:
      return who.name
  }
}

function detail(given: Record<string, unknown>): string {
  return Object.entries(given)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 300)
}
