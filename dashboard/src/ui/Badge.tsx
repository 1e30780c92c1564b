export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'plain'

const TONES: Record<string, Tone> = {
  Open: 'busy',
  Closed: 'good',
  Error: 'bad',
  pending: 'busy',
  running: 'busy',
  in_progress: 'busy',
  processing: 'busy',
  signing: 'busy',
  waiting: 'warn',
  paused: 'warn',
  with_issues: 'warn',
  completed: 'good',
  delivered: 'good',
  succeeded: 'good',
  signed: 'good',
  active: 'good',
  online: 'good',
  failed: 'bad',
  undelivered: 'bad',
  declined: 'bad',
  interrupted: 'warn',
  error: 'bad',
  warning: 'warn',
}

/** A status as a word with a colour; statuses of workflows' own are amber: somebody is waited for. */
export function Badge({ children, tone }: { children: string; tone?: Tone }) {
  return <span className={`badge ${tone ?? TONES[children] ?? 'plain'}`}>{children.replaceAll('_', ' ')}</span>
}

export function CaseStatus({ status }: { status: string }) {
  return <Badge tone={TONES[status] ?? 'warn'}>{status}</Badge>
}
