import { ActionIcon, Tooltip } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { HistoryEntry } from '../api/types'
import { stepName, told } from '../cases/told'
import { IconArrowDown, IconArrowUp, IconPlayerSkipBack, IconPlayerSkipForward } from '../ui/icons'
import { JsonView } from '../ui/JsonView'

interface Props {
  entries: HistoryEntry[]
  /** The entry that is looked at. */
  at: number
  onAt: (at: number) => void
}

/** What happened in a test run, entry by entry, back and forth. */
export function Playback({ entries, at, onAt }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const current = entries[at]
  useEffect(() => {
    // Only the list scrolls, never the page.
    const [box, item] = [list.current, list.current?.children[at]]
    if (box === null || !(item instanceof HTMLElement)) return
    if (item.offsetTop < box.scrollTop) box.scrollTop = item.offsetTop
    else if (item.offsetTop + item.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = item.offsetTop + item.offsetHeight - box.clientHeight
  }, [at])
  const last = entries.length - 1
  const to = (wanted: number) => onAt(Math.min(Math.max(wanted, 0), last))
  const keys = (event: KeyboardEvent) => {
    const wanted = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: last }[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    to(wanted)
  }
  if (current === undefined) return null
  return (
    <section className="stack" aria-label="What happened">
      <div className="row apart" role="toolbar" aria-label="Steps of the test run" onKeyDown={keys}>
        <span className="row" style={{ flexWrap: 'nowrap', gap: 2 }}>
          <By label="The beginning" icon={<IconPlayerSkipBack size={16} />} disabled={at === 0} onClick={() => to(0)} />
          <By label="One back" icon={<IconArrowUp size={16} />} disabled={at === 0} onClick={() => to(at - 1)} />
          <By label="One on" icon={<IconArrowDown size={16} />} disabled={at === last} onClick={() => to(at + 1)} />
          <By label="The end" icon={<IconPlayerSkipForward size={16} />} disabled={at === last} onClick={() => to(last)} />
        </span>
        <span className="muted small" role="status">
          {at + 1} of {entries.length}
        </span>
      </div>
      <ol ref={list} className="playback" aria-label="Entries">
        {entries.map((entry, index) => {
          const { text, tone, more } = told(entry)
          return (
            <li key={index} className={index > at ? 'later' : ''}>
              <button type="button" aria-current={index === at ? 'step' : undefined} onClick={() => to(index)} onKeyDown={keys}>
                <span className={`mark ${tone}`} aria-hidden />
                {entry.step !== null && <span className="step-chip">{stepName(entry.step)}</span>}
                <span className="grow ellipsis">
                  {text}
                  {more !== undefined && more !== '' && <span className="muted">: {more}</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {current.detail !== null && Object.keys(current.detail).length > 0 && (
        <details>
          <summary className="muted small">What this entry says</summary>
          <JsonView value={current.detail} label="What this entry says" />
        </details>
      )}
    </section>
  )
}

function By({ label, icon, disabled, onClick }: { label: string; icon: ReactNode; disabled: boolean; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} aria-disabled={disabled} {...(disabled ? { 'data-disabled': true } : {})} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
