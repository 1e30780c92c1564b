import type { HistoryEntry } from '../api/types'
import type { Standing } from '../workflows/StepGraph'
import { standingOf } from './standings'

/** A step that somebody wants to look at. */
export interface Looked {
  step: string
  /** The place in the story of one of its entries; without one it is the last time. */
  place?: number
}

/** One time that a step was carried out, as the story tells it. */
export interface Execution {
  run: number
  /** Where its entries are in the story. */
  places: number[]
  began: string
  ended: string | undefined
  standing: Standing
}

/** What went into a step, or came out of it, as far as its story tells. */
export type Part =
  | { kind: 'value'; value: unknown }
  /** The case's attributes as they were then; those that nobody can know any more are named. */
  | { kind: 'case'; attributes: Record<string, unknown>; unknown: string[] }
  | { kind: 'unchanged' }
  | { kind: 'untold' }

const LAST = new Set(['step.completed', 'step.skipped', 'step.failed', 'step.cancelled', 'status.changed', 'attributes.changed', 'subject.changed', 'note.added'])
const ENDS_OF_RUNS = new Set(['run.completed', 'run.failed', 'run.cancelled'])

/** All times that a step was carried out, in their order. */
export function executionsOf(entries: HistoryEntry[], step: string): Execution[] {
  const found: Execution[] = []
  let open: Execution | undefined
  for (const [place, entry] of entries.entries()) {
    if (open !== undefined && open.run !== entry.run_id) open = undefined
    if (open !== undefined && ENDS_OF_RUNS.has(entry.event)) {
      if (open.standing === 'waiting') open.standing = 'skipped'
      open.ended = entry.at
      open = undefined
    }
    // Where a run goes on after a retry is no part of the step.
    if (entry.step !== step || entry.event.startsWith('run.')) continue
    if (open === undefined) {
      open = { run: entry.run_id, places: [], began: entry.at, ended: undefined, standing: 'waiting' }
      found.push(open)
    }
    open.places.push(place)
    open.standing = standingOf(entry) ?? open.standing
    if (LAST.has(entry.event)) {
      open.ended = entry.at
      open = undefined
    }
  }
  return found
}

/** What the step was given: the request that it made, or the data that it worked on. */
export function inputOf(execution: Execution, entries: HistoryEntry[], word: string, now: Record<string, unknown>): Part {
  const own = entriesOf(execution, entries)
  for (const { event, detail } of own) {
    if (detail === null) continue
    if ('request' in detail) return { kind: 'value', value: detail.request }
    if ('data' in detail) return { kind: 'value', value: detail.data }
    const called = calledWith(event, detail)
    if (called !== undefined) return { kind: 'value', value: called }
  }
  const worked = word === 'set' || word === 'switch'
  const failed = own.length === 1 && own[0]?.event === 'step.failed'
  return worked || failed ? attributesAt(entries, execution.places[0] ?? 0, now) : { kind: 'untold' }
}

/** What the step gave. */
export function outputOf(execution: Execution, entries: HistoryEntry[], word: string, now: Record<string, unknown>): Part {
  for (const place of execution.places.toReversed()) {
    const entry = entries[place]
    if (entry === undefined) continue
    const { event, detail } = entry
    if (detail !== null && 'output' in detail) return { kind: 'value', value: detail.output }
    if (event === 'step.completed' && word !== 'call') return { kind: 'unchanged' }
    if (LAST.has(event) && standingOf(entry) === 'done') return attributesAt(entries, place + 1, now)
  }
  return { kind: 'untold' }
}

/** What functions that change the case were called with; the change itself is what they tell. */
function calledWith(event: string, detail: Record<string, unknown>): unknown {
  switch (event) {
    case 'attributes.changed':
      return detail.set ?? detail
    case 'status.changed':
      return { status: detail.to }
    case 'subject.changed':
      return { subject: detail.to }
    case 'note.added':
      return { text: detail.text }
    case 'step.waiting':
      return 'until' in detail || 'listen' in detail ? detail : undefined
    default:
      return undefined
  }
}

/** The attributes before the entry at that place: as they are now but for what was changed since, which earlier entries tell. */
export function attributesAt(entries: HistoryEntry[], place: number, now: Record<string, unknown>): Part {
  const later = new Set<string>()
  for (const entry of entries.slice(place)) {
    const set = setBy(entry)
    if (set === TOO_LONG) return { kind: 'untold' }
    for (const name of Object.keys(set)) later.add(name)
  }
  const before = new Map<string, unknown>()
  for (const entry of entries.slice(0, place)) {
    const set = setBy(entry)
    if (set === TOO_LONG) before.clear()
    else for (const [name, value] of Object.entries(set)) before.set(name, value)
  }
  const attributes = Object.fromEntries(Object.entries(now).filter(([name]) => !later.has(name)))
  const unknown: string[] = []
  for (const name of later) {
    if (!before.has(name)) unknown.push(name)
    else if (before.get(name) !== null) attributes[name] = before.get(name)
  }
  return { kind: 'case', attributes, unknown }
}

const TOO_LONG = 'too long'

function setBy({ event, detail }: HistoryEntry): Record<string, unknown> | typeof TOO_LONG {
  if (event !== 'attributes.changed' || detail === null) return {}
  return typeof detail.set === 'object' && detail.set !== null ? (detail.set as Record<string, unknown>) : TOO_LONG
}

export function entriesOf(execution: Execution, entries: HistoryEntry[]): HistoryEntry[] {
  return execution.places.flatMap((place) => entries[place] ?? [])
}
