import { Button, Loader, Modal, Progress as Bar } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { answer, api } from '../api/client'
import { isStatus, sentence } from '../api/problem'
import { Confirm } from '../ui/Confirm'
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '../ui/icons'
import { byReason, each, type Progress } from './bulk'
import type { Matching } from './matching'
import { CHOSEN_MOST, type Chosen, type Selection } from './selection'

type Verb = 'retry' | 'pause' | 'resume' | 'cancel'

const SHOWN_MOST = 200

const WORDS: Record<Verb, { verb: string; doing: string; done: string }> = {
  retry: { verb: 'Try again', doing: 'Trying again', done: 'tried again' },
  pause: { verb: 'Pause', doing: 'Pausing', done: 'paused' },
  resume: { verb: 'Go on', doing: 'Letting go on', done: 'going on' },
  cancel: { verb: 'Cancel', doing: 'Cancelling', done: 'cancelled' },
}

const AT_ONCE = 4
const BREATHS_MOST = 20
const BREATH_MS = 3000

/** Does something with the newest run of a case. A server that has too much to do is given time, unless we are stopped. */
async function deedFor(verb: Verb, found: Chosen, wanted: AbortSignal): Promise<void> {
  for (let breaths = 0; ; breaths++) {
    try {
      const runs = await answer(api.GET('/cases/{case}/runs', { params: { path: { case: found.id }, query: { limit: 1 } } }))
      const newest = runs.items[0]
      if (newest === undefined) throw new Error('It has no run.')
      await api.POST(`/runs/{run}/${verb}`, { params: { path: { run: newest.id } } })
      return
    } catch (error) {
      if (!isStatus(error, 429) || breaths === BREATHS_MOST || wanted.aborted) throw error
      await new Promise((done) => setTimeout(done, BREATH_MS))
    }
  }
}

/** Numbers differ from case to case; reasons without them can be counted. */
function because(error: unknown): string {
  return sentence(error).replace(/\b([Rr]un|[Cc]ase) \d+\b/g, 'The $1').replace(/(?<=\S )The (run|case)/gi, 'the $1')
}

interface BarProps {
  selection: Selection
  matching: Matching
  /** Whether the query matches more than the list has read. */
  more: boolean
}

/** What can be done with all cases that are chosen; shown over the list while some are. */
export function BulkBar({ selection, matching, more }: BarProps) {
  const [asking, setAsking] = useState(false)
  const [work, setWork] = useState<{ verb: Verb; cases: Chosen[] }>()
  const many = selection.cases.length
  const begin = (verb: Verb) => {
    setAsking(false)
    setWork({ verb, cases: selection.cases })
  }
  if (many === 0 && work === undefined) return null
  return (
    <div className="bulk-bar" role="group" aria-label="With the chosen cases">
      <strong aria-live="polite">{counted(many)} chosen</strong>
      <More selection={selection} matching={matching} more={more} />
      <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={() => begin('retry')}>
        Try again
      </Button>
      <Button size="xs" variant="default" leftSection={<IconPlayerPause size={14} />} onClick={() => begin('pause')}>
        Pause
      </Button>
      <Button size="xs" variant="default" leftSection={<IconPlayerPlay size={14} />} onClick={() => begin('resume')}>
        Go on
      </Button>
      <Button size="xs" variant="default" c="var(--bad)" leftSection={<IconX size={14} />} onClick={() => setAsking(true)}>
        Cancel…
      </Button>
      <Button size="xs" variant="subtle" color="gray" ml="auto" onClick={selection.clear}>
        Choose none
      </Button>
      {asking && (
        <Confirm title={many === 1 ? 'Cancel the run?' : `Cancel ${counted(many)} runs?`} verb={many === 1 ? 'Cancel the run' : `Cancel ${counted(many)} runs`} onClose={() => setAsking(false)} onConfirm={() => begin('cancel')}>
          <p>Nothing more is done for these cases. What was done stays done. Each can be started anew later.</p>
        </Confirm>
      )}
      {work !== undefined && (
        <Working
          {...work}
          onClose={() => {
            setWork(undefined)
            selection.clear()
          }}
        />
      )}
    </div>
  )
}

/** The way to those that the list has not read. */
function More({ selection, matching, more }: BarProps) {
  if (matching.reading !== undefined) {
    return (
      <span className="row small" role="status">
        <Loader size={14} aria-hidden /> {counted(matching.reading)} read
        <Button size="compact-xs" variant="default" onClick={matching.stop}>
          Stop
        </Button>
      </span>
    )
  }
  if (selection.cases.length >= CHOSEN_MOST) return <span className="small">the most at once; more may match</span>
  if (!more || selection.whole) return null
  return (
    <Button size="xs" variant="subtle" onClick={matching.begin} title={`At most ${counted(CHOSEN_MOST)}`}>
      Choose all that match
    </Button>
  )
}

function counted(many: number): string {
  return many.toLocaleString('en')
}

/** One deed for many cases: how far it is, a way to stop it, and in the end what was refused and why. */
function Working({ verb, cases, onClose }: { verb: Verb; cases: Chosen[]; onClose: () => void }) {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Progress<Chosen>>({ all: cases.length, done: 0, refused: [], state: 'working' })
  const stop = useRef<AbortController>(undefined)
  useEffect(() => {
    const control = new AbortController()
    stop.current = control
    // The first pass of React's strict mode ends before this; nothing is begun for it.
    queueMicrotask(() => {
      if (control.signal.aborted) return
      void each(cases, { deed: (one) => deedFor(verb, one, control.signal), width: AT_ONCE, because, wanted: control.signal, tell: setProgress }).then(() => {
        for (const queryKey of [['cases'], ['case'], ['approvals'], ['statistics']]) void queries.invalidateQueries({ queryKey })
      })
    })
    return () => control.abort()
  }, [verb, cases, queries])
  const { done, refused, state } = progress
  const words = WORDS[verb]
  const behind = done + refused.length
  const working = state === 'working'
  return (
    <Modal opened onClose={onClose} title={working ? `${words.doing}…` : 'What came of it'} closeOnClickOutside={!working} closeOnEscape={!working} withCloseButton={!working}>
      <div className="stack">
        <Bar.Root size="lg" aria-hidden>
          <Bar.Section value={(done / progress.all) * 100} color="pine" />
          <Bar.Section value={(refused.length / progress.all) * 100} color="red.8" />
        </Bar.Root>
        <p role="status">
          {working ? `${counted(behind)} of ${counted(progress.all)}` : <Summary progress={progress} done={words.done} />}
        </p>
        {refused.length > 0 && (
          <section className="stack tight" aria-label="Refused">
            {byReason(refused).map(({ why, items }) => (
              <details key={why} className="refusal">
                <summary>
                  <strong>{counted(items.length)}</strong> <span className="break">{why}</span>
                </summary>
                <p className="small">
                  {items.slice(0, SHOWN_MOST).map((one) => (
                    <Link key={one.id} to="/cases/$case" params={{ case: one.id }} title={one.subject}>
                      {one.id}
                    </Link>
                  ))}
                  {items.length > SHOWN_MOST && <span>and {counted(items.length - SHOWN_MOST)} more</span>}
                </p>
              </details>
            ))}
          </section>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          {working ? (
            <Button variant="default" onClick={() => stop.current?.abort()} data-autofocus>
              Stop
            </Button>
          ) : (
            <Button onClick={onClose}>Close</Button>
          )}
        </div>
      </div>
    </Modal>
  )
}

function Summary({ progress, done }: { progress: Progress<Chosen>; done: string }) {
  const left = progress.all - progress.done - progress.refused.length
  const parts = [
    `${counted(progress.done)} ${done}`,
    ...(progress.refused.length > 0 ? [`${counted(progress.refused.length)} refused`] : []),
    ...(left > 0 ? [`${counted(left)} left as they were`] : []),
  ]
  return `${parts.join(', ')}.`
}
