import type { Later } from './later'

export type Kind = 'connection' | 'document' | 'file' | 'invitation' | 'query' | 'webhook' | 'workflow'

/** What is taken away: its kind and its number, which no other of that kind ever gets. */
export type Thing = `${Kind} ${number}`

export interface Removal {
  thing: Thing
  message: string
  /** The request that takes it away. It is made within the call, since the page may be closing. */
  request: () => Promise<unknown>
  made?: () => void
  refused: (why: unknown) => void
  undone?: () => void
}

/** Hidden already, and still to be had back; asked of the server; gone for good. */
export type Standing = 'waiting' | 'asked' | 'gone'

export const GRACE_MS = 8000

/**
 * Deletions that the server cannot take back. The thing is hidden at once and asked to be deleted when the
 * time to call it off is over, or when the reader leaves. What is gone stays hidden: lists that were read
 * before may still have it.
 */
export class Removals {
  private readonly standings = new Map<Thing, Standing>()
  private readonly asked = new Map<Thing, Promise<void>>()
  private readonly listeners = new Set<() => void>()
  private all: ReadonlySet<Thing> = new Set()

  constructor(private readonly later: Later) {}

  put(removal: Removal): void {
    const { thing, message } = removal
    if (this.standings.has(thing)) return
    this.move(thing, 'waiting')
    this.later.put({
      about: thing,
      message,
      lasts: GRACE_MS,
      undo: () => {
        this.move(thing, undefined)
        removal.undone?.()
      },
      over: () => this.ask(removal),
    })
  }

  /** Asks at once for what still waits, all of it or one kind; done when the server has answered. */
  async now(kind?: Kind): Promise<void> {
    const meant = (thing: Thing) => kind === undefined || thing.startsWith(`${kind} `)
    for (const [thing, standing] of [...this.standings]) if (standing === 'waiting' && meant(thing)) this.later.over(thing)
    await Promise.all([...this.asked].filter(([thing]) => meant(thing)).map(([, answered]) => answered))
  }

  standingOf(thing: Thing): Standing | undefined {
    return this.standings.get(thing)
  }

  /** Everything that is not shown any more; another set whenever it changes. */
  hidden(): ReadonlySet<Thing> {
    return this.all
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private ask(removal: Removal): void {
    const { thing } = removal
    this.move(thing, 'asked')
    const answered = removal.request().then(
      () => {
        this.move(thing, 'gone')
        removal.made?.()
      },
      (why: unknown) => {
        this.move(thing, undefined)
        removal.refused(why)
      },
    )
    this.asked.set(thing, answered.finally(() => this.asked.delete(thing)))
  }

  private move(thing: Thing, to: Standing | undefined): void {
    if (to === undefined) this.standings.delete(thing)
    else this.standings.set(thing, to)
    this.all = new Set(this.standings.keys())
    for (const listener of this.listeners) listener()
  }
}
