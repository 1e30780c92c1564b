import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { HistoryEntry } from '../api/types'

const USUAL_HEIGHT = 46
const AHEAD = 12
const NEAR_THE_END = 60

interface Props {
  entries: HistoryEntry[]
  row: (entry: HistoryEntry, before: HistoryEntry | undefined, place: number) => ReactNode
  /** When the reader comes near the end of what was read. */
  onNearEnd: () => void
  /** Counted up whenever the reader wants to be at the end. */
  toEnd: number
}

/** A story of any length: only what is on the screen, and a little around it, is in the page. */
export function LongStory({ entries, row, onNearEnd, toEnd }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const above = useAbove(list)
  const rows = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => USUAL_HEIGHT,
    overscan: AHEAD,
    scrollMargin: above,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= entries.length - NEAR_THE_END) onNearEnd()
  }, [last, entries.length, onNearEnd])
  const went = useRef(toEnd)
  useEffect(() => {
    if (went.current === toEnd) return
    went.current = toEnd
    rows.scrollToIndex(entries.length - 1, { align: 'end' })
  })
  return (
    <ol ref={list} className="story long" style={{ height: rows.getTotalSize() }}>
      {shown.map(({ index, start, key }) => {
        const entry = entries[index]
        return (
          entry !== undefined && (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              style={{ transform: `translateY(${start - above}px)` }}
            >
              {row(entry, entries[index - 1], index)}
            </li>
          )
        )
      })}
    </ol>
  )
}

/** How far below the top of the page a list begins, also when what is above it grows. */
function useAbove(list: React.RefObject<HTMLElement | null>): number {
  const [above, setAbove] = useState(0)
  useEffect(() => {
    const look = () => {
      const box = list.current?.getBoundingClientRect()
      if (box !== undefined) setAbove(Math.round(box.top + window.scrollY))
    }
    const watch = new ResizeObserver(look)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [list])
  return above
}
