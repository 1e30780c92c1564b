/** Something that can be taken back for a moment. */
export interface Chance {
  /** What it is about. Another one about the same ends this one. */
  about: string
  message: string
  lasts: number
  undo: () => void
  /** The moment is over, and it was not taken back. */
  over?: () => void
}

/** Where a chance is shown to the reader. */
export interface Notes {
  show: (chance: Chance) => void
  hide: (about: string) => void
}

/** What makes a note stay: a pointer over it, or the keyboard in it. */
export type Holder = 'pointer' | 'focus'

interface Open {
  chance: Chance
  clock: ReturnType<typeof setTimeout> | undefined
  holders: Set<Holder>
}

const OPEN_MOST = 3

/** What can be taken back just now, the newest last. Each chance ends once: by undo, or because it is over. */
export class Later {
  private readonly open = new Map<string, Open>()

  constructor(private readonly notes: Notes) {}

  put(chance: Chance): void {
    this.over(chance.about)
    const open: Open = { chance, clock: undefined, holders: new Set() }
    this.open.set(chance.about, open)
    this.wind(open)
    this.notes.show(chance)
    const [oldest] = this.open.keys()
    if (this.open.size > OPEN_MOST && oldest !== undefined) this.over(oldest)
  }

  /** Takes back what is named, or else what came last; false when there is nothing. */
  undo(about: string | undefined = [...this.open.keys()].at(-1)): boolean {
    const chance = this.end(about)
    chance?.undo()
    return chance !== undefined
  }

  over(about: string): void {
    this.end(about)?.over?.()
  }

  allOver(): void {
    for (const about of [...this.open.keys()]) this.over(about)
  }

  /** While somebody looks at a note, its time stands still. */
  hold(about: string, holder: Holder): void {
    const open = this.open.get(about)
    if (open === undefined) return
    open.holders.add(holder)
    clearTimeout(open.clock)
  }

  letGo(about: string, holder: Holder): void {
    const open = this.open.get(about)
    if (open?.holders.delete(holder) === true && open.holders.size === 0) this.wind(open)
  }

  private wind(open: Open): void {
    open.clock = setTimeout(() => this.over(open.chance.about), open.chance.lasts)
  }

  private end(about: string | undefined): Chance | undefined {
    const open = about === undefined ? undefined : this.open.get(about)
    if (open === undefined) return undefined
    clearTimeout(open.clock)
    this.open.delete(open.chance.about)
    this.notes.hide(open.chance.about)
    return open.chance
  }
}
