import { Button, Skeleton } from '@mantine/core'
import { IconChecklist, IconSearch } from '../ui/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import type { FoundCase, Workflow } from '../api/types'
import { isWriting } from '../app/goKeys'
import { CaseStatus } from '../ui/Badge'
import { Empty } from '../ui/Empty'
import { shown } from '../ui/JsonView'
import { at, usePages } from '../ui/pages'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { nameOf } from '../workflows/data'
import { BulkBar } from './Bulk'
import { Cells, namesIn } from './Columns'
import { useMatching } from './matching'
import { valueAt } from './query'
import { useSelection, useSelectionKeys } from './selection'

const ROW = 57
const PIECE = 50
/** How many rows the page keys go. */
const PAGE = 10

interface ListProps {
  filter: Record<string, string>
  workflows: Workflow[] | undefined
  ready: boolean
  filtered: boolean
  columns: string[]
  onClear: () => void
  onNames: (names: string[]) => void
}

/** The cases that a query finds, in a list of any length: read on as somebody scrolls, by keyboard too. */
export function CaseList({ filter, workflows, ready, filtered, columns, onClear, onNames }: ListProps) {
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
