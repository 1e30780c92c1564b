import './cases.css'
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChevronDown, IconPlus, IconSearch, IconX } from '../ui/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useMay } from '../access/session'
import type { Workflow } from '../api/types'
import { isWriting } from '../app/goKeys'
import { CaseStatus } from '../ui/Badge'
import { Page } from '../ui/Page'
import { useOutline, useWorkflows } from '../workflows/data'
import { CaseList } from './CaseList'
import { Columns, COLUMNS_MOST } from './Columns'
import { NewCase } from './NewCase'
import { parameters, parse, write, type CaseQuery } from './query'
import { Views } from './Views'

const NO_COLUMNS: string[] = []

export function CasesPage() {
  const { q = '' } = useSearch({ from: '/inside/cases' })
  const navigate = useNavigate({ from: '/cases' })
  const [line, setLine] = useState(q)
  const [asked] = useDebouncedValue(line, 250)
  const [creating, setCreating] = useState(false)
  const [listed, setListed] = useState(NO_COLUMNS)
  const mayCreate = useMay('editor')
  const workflows = useWorkflows()

  useEffect(() => {
    void navigate({ search: asked.trim() === '' ? {} : { q: asked.trim() }, replace: true })
  }, [asked, navigate])

  const query = useMemo(() => parse(asked), [asked])
  // Menus go on from what is written now, not from what was asked for last.
  const written = useMemo(() => parse(line), [line])
  const columns = useMemo(() => query.show?.slice(0, COLUMNS_MOST) ?? NO_COLUMNS, [query])
  const numberOf = (name: string) => workflows.data?.find((one) => one.name === name)?.id
  const unknown = query.workflow !== undefined && !/^\d+$/.test(query.workflow) && workflows.data !== undefined && numberOf(query.workflow) === undefined
  const filter = parameters(query, numberOf)

  return (
    <Page
      title="Cases"
      actions={
        mayCreate && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            New case
          </Button>
        )
      }
    >
      <Views line={line} onChoose={setLine} />
      <QueryBar line={line} query={written} workflows={workflows.data ?? []} listed={listed} onChange={setLine} />
      {query.unread.length > 0 && <p className="query-note">Not understood: {query.unread.join(', ')}</p>}
      {unknown && <p className="query-note">There is no workflow {query.workflow}.</p>}
      {!unknown && (
        <CaseList
          filter={filter}
          workflows={workflows.data}
          ready={query.workflow === undefined || workflows.data !== undefined}
          filtered={write({ ...query, show: [] }) !== ''}
          columns={columns}
          onClear={() => setLine('')}
          onNames={setListed}
        />
      )}
      {creating && <NewCase workflows={workflows.data ?? []} onClose={() => setCreating(false)} />}
    </Page>
  )
}

interface BarProps {
  line: string
  query: CaseQuery
  workflows: Workflow[]
  /** Names of attributes of the cases that are listed. */
  listed: string[]
  onChange: (line: string) => void
}

function QueryBar({ line, query, workflows, listed, onChange }: BarProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === '/' && !isWriting(event)) {
        event.preventDefault()
        input.current?.focus()
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  const chosen = workflows.find((one) => one.name === query.workflow || String(one.id) === query.workflow)
  const outline = useOutline(chosen?.id ?? 0, chosen?.newest_version ?? 0)
  const statuses = outline.data?.statuses ?? ['Open', 'Closed', 'Error']
  const inSchema = Object.keys(outline.data?.attributes.properties ?? {})
  const known = inSchema.length > 0 ? inSchema : listed
  const without = (name: 'status' | 'workflow'): CaseQuery => {
    const { [name]: _, ...rest } = query
    return rest
  }
  return (
    <div className="query-bar">
      <TextInput
        ref={input}
        className="grow"
        aria-label="Query"
        placeholder="Words of the subject, status:Open, amount=42, from:2026-01-31"
        leftSection={<IconSearch size={16} />}
        rightSection={
          line === '' ? (
            <kbd>/</kbd>
          ) : (
            <ActionIcon variant="subtle" color="gray" aria-label="Clear the query" onClick={() => onChange('')}>
              <IconX size={16} />
            </ActionIcon>
          )
        }
        value={line}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <Choice name={query.status ?? 'Any status'} label="Status">
        <Menu.Item onClick={() => onChange(write(without('status')))}>Any status</Menu.Item>
        {statuses.map((status) => (
          <Menu.Item key={status} onClick={() => onChange(write({ ...query, status }))}>
            <CaseStatus status={status} />
          </Menu.Item>
        ))}
      </Choice>
      <Choice name={chosen?.title ?? 'Any workflow'} label="Workflow">
        <Menu.Item onClick={() => onChange(write(without('workflow')))}>Any workflow</Menu.Item>
        {workflows.map((one) => (
          <Menu.Item key={one.id} onClick={() => onChange(write({ ...query, workflow: one.name }))}>
            {one.title}
          </Menu.Item>
        ))}
      </Choice>
      <Columns columns={query.show ?? NO_COLUMNS} known={known} onChange={(show) => onChange(write({ ...query, show }))} />
    </div>
  )
}

function Choice({ name, label, children }: { name: string; label: string; children: React.ReactNode }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />} aria-label={`${label}: ${name}`}>
          <span className="ellipsis choice-name">{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="choices">{children}</Menu.Dropdown>
    </Menu>
  )
}
