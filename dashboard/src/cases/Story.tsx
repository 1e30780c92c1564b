import { Button, Skeleton } from '@mantine/core'
import type { HistoryEntry, Run } from '../api/types'
import { Trouble } from '../ui/Trouble'
import { clock, day, moment } from '../ui/time'
import { useHistory } from './data'
import { stepName, told } from './told'

/** What happened to a case, in the order in which it happened. */
export function Story({ id, runs }: { id: number; runs: Run[] }) {
  const history = useHistory(id)
  const { entries } = history
  if (history.isError && entries === undefined) return <Trouble error={history.error} again={() => void history.refetch()} />
  if (entries === undefined) return <Skeleton height={220} />
  return (
    <>
      <StoryList entries={entries} several={runs.length > 1} />
      {history.hasNextPage && (
        <Button variant="subtle" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          Show what came later
        </Button>
      )}
    </>
  )
}

export function StoryList({ entries, several = false }: { entries: HistoryEntry[]; several?: boolean }) {
  return (
    <ol className="story" aria-live="polite" aria-relevant="additions">
      {entries.map((entry, index) => (
        // Entries never move: their place is what they are known by.
        <Entry key={index} entry={entry} before={entries[index - 1]} several={several} />
      ))}
    </ol>
  )
}

function Entry({ entry, before, several }: { entry: HistoryEntry; before: HistoryEntry | undefined; several: boolean }) {
  const { text, tone, more } = told(entry)
  const today = day(entry.at)
  const begins = several && entry.step === null && entry.run_id !== before?.run_id
  return (
    <>
    {(before === undefined || day(before.at) !== today) && <li className="day">{today}</li>}
    <li>
      <time className="at" dateTime={entry.at} title={moment(entry.at)}>
        {clock(entry.at)}
      </time>
      <span className={`dot ${tone}`} aria-hidden />
      <div className="stack tight">
        <div className="row">
          {entry.step !== null && (
            <span className="step-chip" title={entry.step}>
              {stepName(entry.step)}
            </span>
          )}
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
    </li>
    </>
  )
}
