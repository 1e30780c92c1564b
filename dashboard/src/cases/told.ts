import type { HistoryEntry } from '../api/types'
import type { Tone } from '../ui/Badge'
import { shown } from '../ui/JsonView'

/** An entry of the history as a sentence for people. */
export interface Told {
  text: string
  tone: Tone
  /** A second line: what an error says, what a note says. */
  more?: string
}

type Detail = Record<string, unknown>

function word(detail: Detail, name: string): string {
  return shown(detail[name])
}

function errorOf(detail: Detail): string {
  const error = detail.error
  if (typeof error !== 'object' || error === null) return ''
  const { title, detail: what, status, type } = error as Detail
  const said = [title, what].filter((one): one is string => typeof one === 'string' && one !== '')
  if (said.length === 0 && typeof type === 'string') said.push(type.split('/').at(-1) ?? type)
  return said.join(': ') + (typeof status === 'number' ? ` (${status})` : '')
}

function waitedFor(detail: Detail): string {
  if ('call' in detail) return `Calling ${word(detail, 'call')}`
  if ('approval' in detail) return `Waits for a decision: ${word(detail, 'approval')}`
  if ('input' in detail) return `Waits for input: ${word(detail, 'input')}`
  if ('signature' in detail) return `Waits for signatures: ${word(detail, 'signature')}`
  if ('listen' in detail) return `Waits for ${word(detail, 'listen') === '*' ? 'any event' : `the event ${word(detail, 'listen')}`}`
  if ('callback' in detail) return 'Waits for its callback'
  if ('case' in detail) return `Waits for case ${word(detail, 'case')}`
  if ('workflow' in detail) return `Waits for the workflow ${word(detail, 'workflow')}`
  if ('until' in detail) return 'Waits until its moment comes'
  return 'Waits'
}

function decided(detail: Detail): Told {
  const comment = detail.comment
  return {
    text: `${word(detail, 'by')} ${detail.approved === true ? 'approved' : 'rejected'}`,
    tone: detail.approved === true ? 'good' : 'bad',
    ...(typeof comment === 'string' && comment !== '' ? { more: `“${comment}”` } : {}),
  }
}

const PLAIN: Record<string, [string, Tone]> = {
  'case.created': ['The case was created', 'plain'],
  'run.asked': ['A run was asked for', 'plain'],
  'intake.completed': ['The intake was completed', 'plain'],
  'run.started': ['The run began', 'busy'],
  'run.completed': ['The run completed', 'good'],
  'step.cancelled': ['Ended because of another branch', 'plain'],
  'callback.opened': ['Its callback was opened', 'plain'],
  'story.cut': ['From here on only beginnings, ends and statuses are told', 'warn'],
  'events.lost': ['More events came than could be kept', 'warn'],
}

/** Says what an entry means; kinds that this dashboard does not know yet are told by their name. */
export function told(entry: HistoryEntry): Told {
  const detail = entry.detail ?? {}
  const plain = PLAIN[entry.event]
  if (plain !== undefined) return { text: plain[0], tone: plain[1] }
  switch (entry.event) {
    case 'run.failed':
      return { text: 'The run failed', tone: 'bad', more: errorOf(detail) }
    case 'run.cancelled':
      return { text: `The run was cancelled${by(detail)}`, tone: 'warn' }
    case 'run.retried':
      return { text: `Tried again${by(detail)}`, tone: 'busy' }
    case 'run.restarted':
      return { text: `Started anew${by(detail)}`, tone: 'busy' }
    case 'run.paused':
      return { text: `Paused${by(detail)}`, tone: 'warn' }
    case 'run.resumed':
      return { text: `Resumed${by(detail)}`, tone: 'busy' }
    case 'step.completed':
      return { text: 'case' in detail ? `Took the way “${word(detail, 'case')}”` : 'Done', tone: 'good' }
    case 'step.skipped':
      return { text: 'by' in detail ? `Skipped${by(detail)}` : 'Skipped, its condition did not hold', tone: 'plain' }
    case 'step.waiting':
      return { text: waitedFor(detail), tone: 'busy' }
    case 'step.failed':
      return { text: 'caught' in detail ? 'Failed, and was caught' : 'Failed', tone: 'caught' in detail ? 'warn' : 'bad', more: errorOf(detail) }
    case 'step.retrying':
      return { text: `Will be tried again (attempt ${word(detail, 'attempt')})`, tone: 'warn' }
    case 'status.changed':
      return { text: `Status: ${word(detail, 'from')} → ${word(detail, 'to')}`, tone: detail.to === 'Error' ? 'bad' : 'good' }
    case 'attributes.changed':
      return changes(detail)
    case 'subject.changed':
      return { text: `Renamed to “${word(detail, 'to')}”${by(detail)}`, tone: 'plain', more: reason(detail) }
    case 'owner.changed':
      return { text: `Owner: ${word(detail, 'to')}${by(detail)}`, tone: 'plain', more: reason(detail) }
    case 'collaborator.added':
      return { text: `${word(detail, 'email')} works on it too${by(detail)}`, tone: 'plain' }
    case 'collaborator.removed':
      return { text: `${word(detail, 'email')} no longer works on it${by(detail)}`, tone: 'plain' }
    case 'note.added':
      return { text: 'Note', tone: 'plain', more: word(detail, 'text') }
    case 'event.received':
      return { text: `Received ${word(detail, 'type')}`, tone: 'good' }
    case 'function.performed':
      return { text: `Performed ${word(detail, 'function')}`, tone: 'good' }
    case 'approval.decided':
      return decided(detail)
    case 'approval.reminded':
      return { text: 'A reminder was sent', tone: 'plain', more: list(detail.to) }
    case 'approval.delegated':
      return { text: `${word(detail, 'from')} handed over to ${word(detail, 'to')}`, tone: 'plain' }
    case 'input.submitted':
      return { text: `${word(detail, 'by')} filled in the form`, tone: 'good' }
    case 'signature.started':
      return { text: 'The signing began', tone: 'busy', more: list(detail.signers) }
    case 'signature.signed':
      return { text: `${word(detail, 'by')} signed`, tone: 'good' }
    case 'signature.declined':
      return { text: `${word(detail, 'by')} declined to sign`, tone: 'bad', more: word(detail, 'reason') }
    case 'signature.sealed':
      return { text: `Signed document: ${word(detail, 'name')}`, tone: 'good' }
    default:
      return { text: entry.event.replace('.', ' '), tone: 'plain' }
  }
}

function by(detail: Detail): string {
  return typeof detail.by === 'string' ? ` by ${detail.by}` : ''
}

function reason(detail: Detail): string {
  return typeof detail.reason === 'string' ? `“${detail.reason}”` : ''
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.map(shown).join(', ') : shown(value)
}

const SHOWN_MOST = 3

function changes(detail: Detail): Told {
  const set = typeof detail.set === 'object' && detail.set !== null ? Object.entries(detail.set as Detail) : []
  const some = set.slice(0, SHOWN_MOST).map(([name, value]) => `${name}: ${shown(value).slice(0, 80)}`)
  return {
    text: (set.length === 1 ? 'An attribute was set' : 'Attributes were set') + by(detail),
    tone: 'plain',
    more: [some.join(', ') + (set.length > SHOWN_MOST ? `, and ${set.length - SHOWN_MOST} more` : ''), reason(detail)].filter((one) => one !== '').join('\n'),
  }
}

/** What a step is called, by its pointer. */
export function stepName(pointer: string): string {
  const last = pointer.split('/').at(-1) ?? pointer
  return last.replaceAll('~1', '/').replaceAll('~0', '~')
}
