import { Button, Skeleton } from '@mantine/core'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import type { HistoryEntry, Run } from '../api/types'
import { Trouble } from '../ui/Trouble'
import { clock, day, moment } from '../ui/time'
import { useHistory } from './data'
import type { Looked } from './executions'
import { LongStory } from './LongStory'
import { stepName, told } from './told'

// Up to here a story is whole in the page, for searching in it and for printing.
const WHOLE_MOST = 150

/** What happened to a case, in the order in which it happened. */
export function Story({ id, runs, onLook }: { id: number; runs: Run[]; onLook: (looked: Looked) => void }) {
  const history = useHistory(id)
  const { entries, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = history
  const [ends, setEnds] = useState(0)
  const [going, setGoing] = useState(false)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => { here.current = false }
  }, [])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  const toEnd = async () => {
    setGoing(true)
    let read = await fetchNextPage()
    while (here.current && read.hasNextPage && !read.isError) read = await fetchNextPage()
    setGoing(false)
    setEnds((before) => before + 1)
  }
  if (isError && entries === undefined) return <Trouble error={history.error} again={() => void history.refetch()} />
  if (entries === undefined) return <Skeleton height={220} />
  const several = runs.length > 1
  return (
    <>
      {hasNextPage && (
        <div className="row apart story-head">
          <span className="muted small">{entries.length} entries so far; more come as you read on</span>
          <Button size="compact-sm" variant="subtle" loading={going} onClick={() => void toEnd()}>
            Go to the end
          </Button>
        </div>
      )}
      {entries.length <= WHOLE_MOST ? (
        <StoryList entries={entries} several={several} onLook={onLook} />
      ) : (
        <LongStory entries={entries} onNearEnd={more} toEnd={ends} row={(entry, before, place) => <Entry entry={entry} before={before} several={several} place={place} onLook={onLook} />} />
      )}
      {isError && <Trouble error={history.error} again={() => void fetchNextPage()} />}
    </>
  )
}

interface ListProps {
  entries: HistoryEntry[]
  several?: boolean
  onLook?: (looked: Looked) => void
}

export function StoryList({ entries, several = false, onLook }: ListProps) {
  return (
    <ol className="story" aria-live="polite" aria-relevant="additions">
      {entries.map((entry, index) => (
        // Entries never move: their place is what they are known by.
        <li key={index}>
          <Entry entry={entry} before={entries[index - 1]} several={several} place={index} onLook={onLook} />
        </li>
      ))}
    </ol>
  )
}

interface EntryProps {
  entry: HistoryEntry
  before: HistoryEntry | undefined
  several: boolean
  place: number
  /** Shows what went into its step and came out; without it the step is just named. */
  onLook: ((looked: Looked) => void) | undefined
}

/** Entries stay as they are, so each is drawn once however often the list around it moves. */
const Entry = memo(function Entry({ entry, before, several, place, onLook }: EntryProps) {
  const { text, tone, more } = told(entry)
  const today = day(entry.at)
  const begins = several && entry.step === null && entry.run_id !== before?.run_id
  return (
    <>
      {(before === undefined || day(before.at) !== today) && <div className="day">{today}</div>}
      <div className="what">
        <time className="at" dateTime={entry.at} title={moment(entry.at)}>
          {clock(entry.at)}
        </time>
        <span className={`dot ${tone}`} aria-hidden />
        <div className="stack tight">
          <div className="row">
            {entry.step !== null && <StepChip step={entry.step} onOpen={onLook === undefined ? undefined : (step) => onLook({ step, place })} />}
            <span>{text}</span>
            {begins && <span className="muted small">run {entry.run_id}</span>}
          </div>
          {more !== undefined && more !== '' && <div className="more">{more}</div>}
          {entry.detail !== null && (
            <details>
              <summary>Details</summary>
              <pre className="code wrap">{JSON.stringify(entry.detail, null, 2)}</pre>
            </details>
          )}
        </div>
      </div>
    </>
  )
})

function StepChip({ step, onOpen }: { step: string; onOpen: ((step: string) => void) | undefined }) {
  if (onOpen === undefined) {
    return (
      <span className="step-chip" title={step}>
        {stepName(step)}
      </span>
    )
  }
  return (
    <button type="button" className="step-chip" title={`${step}: what went in and came out`} onClick={() => onOpen(step)}>
      {stepName(step)}
    </button>
  )
}
