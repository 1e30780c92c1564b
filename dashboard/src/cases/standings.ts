import type { HistoryEntry } from '../api/types'
import type { Standing } from '../workflows/StepGraph'

/** Where each step of a run stands by what its story says last of it; what a step holds counts for it too. */
export function standingsOf(entries: HistoryEntry[], run: number | undefined): Record<string, Standing> {
  const found: Record<string, Standing> = {}
  for (const entry of entries) {
    if (entry.run_id !== run) continue
    if (entry.step === null) {
      if (entry.event === 'run.cancelled' || entry.event === 'run.completed') settle(found)
      continue
    }
    const standing = standingOf(entry)
    if (standing === undefined) continue
    found[entry.step] = standing
    for (const above of around(entry.step)) found[above] = standing === 'skipped' ? 'done' : standing
  }
  return found
}

/** Nothing waits in a run that has ended. */
function settle(found: Record<string, Standing>): void {
  for (const [step, standing] of Object.entries(found)) {
    if (standing === 'waiting') found[step] = 'skipped'
  }
}

/** Where a step stands once the entry was told; undefined when that says nothing of it. */
export function standingOf({ event, detail }: HistoryEntry): Standing | undefined {
  switch (event) {
    case 'step.waiting':
    case 'step.retrying':
      return 'waiting'
    case 'step.failed':
      return detail !== null && 'caught' in detail ? 'done' : 'failed'
    case 'step.skipped':
    case 'step.cancelled':
      return 'skipped'
    case 'run.failed':
      return 'failed'
    case 'step.completed':
    case 'status.changed':
    case 'attributes.changed':
    case 'subject.changed':
    case 'note.added':
      return 'done'
    default:
      return undefined
  }
}

/** The steps that hold a step: beginnings of its pointer that end in a place of a list and a name. */
function around(pointer: string): string[] {
  const parts = pointer.split('/')
  const found: string[] = []
  for (let end = parts.length - 2; end > 2; end--) {
    if (/^\d+$/.test(parts[end - 1] ?? '')) found.push(parts.slice(0, end + 1).join('/'))
  }
  return found
}
