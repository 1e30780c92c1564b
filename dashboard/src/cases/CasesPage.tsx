import './cases.css'
import { ActionIcon, Button, Menu, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChecklist, IconChevronDown, IconPlus, IconSearch, IconX } from '../ui/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import type { FoundCase, Workflow } from '../api/types'
import { isWriting } from '../app/goKeys'
import { CaseStatus } from '../ui/Badge'
import { Empty } from '../ui/Empty'
import { shown } from '../ui/JsonView'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { nameOf, useOutline, useWorkflows } from '../workflows/data'
import { BulkBar } from './Bulk'
import { Cells, Columns, COLUMNS_MOST, namesIn } from './Columns'
import { NewCase } from './NewCase'
import { useMatching } from './matching'
import { parameters, parse, valueAt, write, type CaseQuery } from './query'
import { useSelection, useSelectionKeys } from './selection'
import { Views } from './Views'

const ROW = 57
const PIECE = 50
/** How many rows the page keys go. */
const PAGE = 10
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

interface ListProps {
  filter: Record<string, string>
  workflows: Workflow[] | undefined
  ready: boolean
  filtered: boolean
  columns: string[]
  onClear: () => void
  onNames: (names: string[]) => void
}

function CaseList({ filter, workflows, ready, filtered, columns, onClear, onNames }: ListProps) {
  const queries = useQueryClient()
  const mayWork = useMay('member')
  const list = usePages<FoundCase>(
    ['cases', filter],
    (cursor) => answer(api.GET('/cases', { params: { query: { ...filter, limit: PIECE, ...at(cursor) } } })),
    { enabled: ready, keep: true, every: 60_000 },
  )
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const box = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(-1)
  // Its functions are new for each drawing, as they must be; nothing memoized is given them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items?.length ?? 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    // What has the focus stays there, however far somebody scrolls.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(chosen >= 0 && chosen < range.count ? [chosen] : [])])].sort((one, other) => one - other),
  })
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  useEffect(() => {
    if (items !== undefined && last >= items.length - PIECE / 2 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, items, hasNextPage, isFetchingNextPage, fetchNextPage])
  const selection = useSelection(items, JSON.stringify(filter))
  const matching = useMatching(selection, filter)
  useSelectionKeys(selection, chosen, mayWork, () => {
    const allRead = items?.every((one) => selection.has(one.id)) === true
    if (!allRead) selection.all()
    else if (hasNextPage && matching.reading === undefined) matching.begin()
  })
  useEffect(() => {
    if (items !== undefined && items.length <= PIECE) onNames(namesIn(items))
  }, [items, onNames])
  const moving = useRef(false)
  useListKeys(items, chosen, (index) => {
    moving.current = true
    setChosen(index)
    rows.scrollToIndex(index)
    if (index === chosen) focusRow(box.current, index)
  })
  useEffect(() => {
    if (moving.current) focusRow(box.current, chosen)
    moving.current = false
  }, [chosen])
  // The Tab key stops at one row; from there the arrow keys move.
  const stop = Math.min(Math.max(chosen, 0), (items?.length ?? 1) - 1)

  if (list.isError && items === undefined) return <Trouble error={list.error} again={() => void list.refetch()} />
  if (items === undefined) return <Bars />
  if (items.length === 0) return <Nothing filtered={filtered} onClear={onClear} />
  return (
    <div
      className={`panel case-list${mayWork ? ' choosing' : ''}${columns.length > 0 ? ' in-columns' : ''}`}
      style={{ '--columns': columns.length } as React.CSSProperties}
    >
      {mayWork && <BulkBar selection={selection} matching={matching} more={hasNextPage} />}
      {columns.length > 0 && (
        <div className="case-columns" aria-hidden>
          <span className="case-number">Case</span>
          <span />
          {columns.map((name) => (
            <span key={name} className="ellipsis" title={name}>
              {name}
            </span>
          ))}
        </div>
      )}
      <div ref={box} className="case-scroll" role="region" aria-label="Cases">
        <ul style={{ height: rows.getTotalSize() }} aria-keyshortcuts="ArrowDown ArrowUp Home End">
          {visible.map((row) => {
            const one = items[row.index]
            return (
              one !== undefined && (
                <li key={one.id} data-row={row.index} onFocus={() => setChosen(row.index)} style={{ transform: `translateY(${row.start}px)`, height: ROW }}>
                  {mayWork && (
                    <label className="case-pick">
                      <input
                        type="checkbox"
                        aria-label={`Choose case ${one.id}, ${one.subject}`}
                        tabIndex={row.index === stop ? 0 : -1}
                        checked={selection.has(one.id)}
                        onChange={(event) => selection.toggle(row.index, (event.nativeEvent as MouseEvent).shiftKey)}
                      />
                    </label>
                  )}
                  <CaseRow found={one} workflow={nameOf(workflows, one.workflow_id)} columns={columns} chosen={row.index === chosen} stop={row.index === stop} />
                </li>
              )
            )
          })}
        </ul>
      </div>
      <footer className="muted small">
        <span className="row">
          <span>{hasNextPage ? `The newest ${items.length}` : items.length === 1 ? '1 case' : `${items.length} cases`}</span>
          {list.long && (
            <Button size="compact-xs" variant="subtle" onClick={() => { rows.scrollToIndex(0); void queries.resetQueries({ queryKey: ['cases', filter] }) }}>
              Ask for the newest again
            </Button>
          )}
          {mayWork && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={selection.all}>
              Choose all {items.length}
            </Button>
          )}
        </span>
        <span className="case-keys">
          <kbd>j</kbd> <kbd>k</kbd> to move, <kbd>Enter</kbd> to open{mayWork && <>, <kbd>x</kbd> to choose</>}
        </span>
      </footer>
    </div>
  )
}

interface RowProps {
  found: FoundCase
  workflow: string
  columns: string[]
  chosen: boolean
  stop: boolean
}

const CaseRow = memo(function CaseRow({ found, workflow, columns, chosen, stop }: RowProps) {
  const attributes =
    columns.length > 0
      ? columns.map((name) => [name, valueAt(found.attributes, name)] as const)
      : Object.entries(found.attributes)
          .filter(([, value]) => value !== null && typeof value !== 'object')
          .slice(0, 4)
  return (
    <Link to="/cases/$case" params={{ case: found.id }} className={chosen ? 'case-row chosen' : 'case-row'} tabIndex={stop ? 0 : -1}>
      <span className="case-number">{found.id}</span>
      <span className="case-what">
        <span className="ellipsis case-subject">{found.subject}</span>
        <span className="ellipsis case-attributes">
          <span className="case-workflow">{workflow}</span>
          {attributes.map(([name, value]) => (
            <span key={name}>
              {name} <b>{shown(value)}</b>
            </span>
          ))}
        </span>
      </span>
      <Cells found={found} columns={columns} />
      <CaseStatus status={found.status} />
      <span className="case-when">
        <When at={found.created_at} />
      </span>
    </Link>
  )
})

function focusRow(box: HTMLElement | null, index: number): void {
  // Who is among the boxes stays among them.
  const what = document.activeElement?.matches('.case-pick input') === true ? 'input' : 'a'
  box?.querySelector<HTMLElement>(`[data-row="${index}"] ${what}`)?.focus({ preventScroll: true })
}

/** `j` and `k` work all over the page, the arrow keys in the list only: elsewhere they scroll. */
function wantedRow({ key, target }: KeyboardEvent, at: number, many: number): number | undefined {
  if (key === 'j') return at + 1
  if (key === 'k') return at - 1
  if (!(target instanceof HTMLElement) || target.closest('.case-scroll') === null) return undefined
  return { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: many - 1, PageDown: at + PAGE, PageUp: at - PAGE }[key]
}

function useListKeys(items: FoundCase[] | undefined, chosen: number, choose: (index: number) => void): void {
  const navigate = useNavigate()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isWriting(event) || items === undefined || document.querySelector('[role="dialog"]') !== null) return
      const wanted = wantedRow(event, chosen, items.length)
      if (wanted !== undefined) {
        event.preventDefault()
        choose(Math.min(Math.max(wanted, 0), items.length - 1))
      }
      else if (event.key === 'Enter' && !(event.target instanceof HTMLAnchorElement || event.target instanceof HTMLButtonElement)) {
        const one = items[chosen]
        if (one !== undefined) void navigate({ to: '/cases/$case', params: { case: one.id } })
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  })
}

function Bars() {
  return (
    <div className="panel case-list" aria-busy aria-label="Loading the cases">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="case-row">
          <Skeleton height={14} width={36} />
          <span className="case-what">
            <Skeleton height={14} width="45%" mb={8} />
            <Skeleton height={10} width="70%" />
          </span>
        </div>
      ))}
    </div>
  )
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return (
    <div className="panel">
      {filtered ? (
        <Empty icon={IconSearch} title="No case fits this query" action={<Button variant="light" onClick={onClear}>Show all cases</Button>}>
          Words are looked for in the subject. <code>status:Open</code> asks for a status, <code>amount=42</code> for an attribute,{' '}
          <code>from:2026-01-31</code> and <code>before:2026-02-28</code> for when it was created.
        </Empty>
      ) : (
        <Empty
          icon={IconChecklist}
          title="No cases yet"
          action={
            <Button component={Link} to="/workflows" variant="light">
              Look at the workflows
            </Button>
          }
        >
          A case is one matter that a workflow carries to its end: a refund, a contract, an order. Programs create them with one request; the page of a
          workflow has it ready to copy.
        </Empty>
      )}
    </div>
  )
}
