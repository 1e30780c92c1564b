import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Later } from './later'
import { GRACE_MS, Removals, type Thing } from './removals'

const HOOK: Thing = 'webhook 1'
const OTHER: Thing = 'webhook 2'

/** Notes and requests as lists, and a server that answers when it is told to. */
function stage() {
  const shown = new Set<string>()
  const later = new Later({ show: (chance) => shown.add(chance.about), hide: (about) => shown.delete(about) })
  const removals = new Removals(later)
  const asked: Thing[] = []
  const told: string[] = []
  const answers = new Map<Thing, { ok: () => void; no: (why: unknown) => void }>()
  const remove = (thing: Thing) =>
    removals.put({
      thing,
      message: thing,
      request: () => {
        asked.push(thing)
        return new Promise<void>((ok, no) => answers.set(thing, { ok, no }))
      },
      made: () => told.push(`${thing} made`),
      refused: (why) => told.push(`${thing} refused: ${String(why)}`),
      undone: () => told.push(`${thing} undone`),
    })
  const hidden = () => [...removals.hidden()]
  return { shown, later, removals, asked, told, answers, remove, hidden }
}

/** Lets answers come in. */
const settled = () => vi.advanceTimersByTimeAsync(0)

describe('deleting with time to call it off', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('hides at once and asks when the time is over', async () => {
    const { remove, hidden, asked, shown, answers, told, removals } = stage()
    remove(HOOK)
    expect(hidden()).toEqual([HOOK])
    expect([...shown]).toEqual([HOOK])

    vi.advanceTimersByTime(GRACE_MS - 1)
    expect(asked).toEqual([])

    vi.advanceTimersByTime(1)
    expect(asked).toEqual([HOOK])
    expect(shown.size).toBe(0)
    expect(removals.standingOf(HOOK)).toBe('asked')

    answers.get(HOOK)?.ok()
    await settled()
    expect(removals.standingOf(HOOK)).toBe('gone')
    expect(hidden()).toEqual([HOOK])
    expect(told).toEqual(['webhook 1 made'])
  })

  it('asks for nothing that was called off', () => {
    const { remove, later, hidden, asked, told, shown } = stage()
    remove(HOOK)
    vi.advanceTimersByTime(GRACE_MS - 1)

    expect(later.undo()).toBe(true)
    expect(later.undo()).toBe(false)

    vi.advanceTimersByTime(GRACE_MS * 2)
    expect(asked).toEqual([])
    expect(hidden()).toEqual([])
    expect(shown.size).toBe(0)
    expect(told).toEqual(['webhook 1 undone'])
  })

  it('begins anew when something called off is deleted again', () => {
    const { remove, later, hidden, asked } = stage()
    remove(HOOK)
    vi.advanceTimersByTime(GRACE_MS - 1)
    later.undo(HOOK)
    remove(HOOK)

    vi.advanceTimersByTime(GRACE_MS - 1)
    expect(asked).toEqual([])
    expect(hidden()).toEqual([HOOK])

    vi.advanceTimersByTime(1)
    expect(asked).toEqual([HOOK])
  })

  it('takes two deletions apart, the last one first', () => {
    const { remove, later, hidden, asked } = stage()
    remove(HOOK)
    vi.advanceTimersByTime(3000)
    remove(OTHER)
    later.undo()
    expect(hidden()).toEqual([HOOK])

    vi.advanceTimersByTime(GRACE_MS)
    expect(asked).toEqual([HOOK])
  })

  it('brings back what the server refuses, and it can be deleted again', async () => {
    const { remove, hidden, answers, told, asked } = stage()
    remove(HOOK)
    vi.advanceTimersByTime(GRACE_MS)
    answers.get(HOOK)?.no('in use')
    await settled()
    expect(hidden()).toEqual([])
    expect(told).toEqual(['webhook 1 refused: in use'])

    remove(HOOK)
    vi.advanceTimersByTime(GRACE_MS)
    expect(asked).toEqual([HOOK, HOOK])
  })

  it('asks within the call when the reader leaves, once, and waits for the answers', async () => {
    const { remove, removals, asked, answers, later } = stage()
    remove(HOOK)
    remove('file 7')
    let left = false
    void removals.now().then(() => (left = true))
    expect(asked).toEqual([HOOK, 'file 7'])
    expect(later.undo()).toBe(false)

    answers.get(HOOK)?.ok()
    await settled()
    expect(left).toBe(false)

    answers.get('file 7')?.no('gone offline')
    await settled()
    expect(left).toBe(true)
    vi.advanceTimersByTime(GRACE_MS * 2)
    expect(asked).toHaveLength(2)
  })

  it('waits for what was asked before, when the reader leaves', async () => {
    const { remove, removals, answers } = stage()
    remove(HOOK)
    vi.advanceTimersByTime(GRACE_MS)
    let left = false
    void removals.now().then(() => (left = true))
    await settled()
    expect(left).toBe(false)

    answers.get(HOOK)?.ok()
    await settled()
    expect(left).toBe(true)
  })

  it('hurries one kind only', () => {
    const { remove, removals, asked } = stage()
    remove('workflow 1')
    remove(HOOK)
    void removals.now('workflow')
    expect(asked).toEqual(['workflow 1'])
  })

  it('does not begin twice what goes already', () => {
    const { remove, asked, removals } = stage()
    remove(HOOK)
    vi.advanceTimersByTime(GRACE_MS - 1)
    remove(HOOK)
    vi.advanceTimersByTime(1)
    remove(HOOK)
    vi.advanceTimersByTime(GRACE_MS)
    expect(asked).toEqual([HOOK])
    expect(removals.standingOf(HOOK)).toBe('asked')
  })

  it('tells those who show it, with another set each time', () => {
    const { remove, removals, later } = stage()
    const seen: ReadonlySet<Thing>[] = [removals.hidden()]
    const stop = removals.subscribe(() => seen.push(removals.hidden()))
    remove(HOOK)
    later.undo()
    stop()
    remove(OTHER)
    expect(seen.map((one) => one.size)).toEqual([0, 1, 0])
    expect(new Set(seen).size).toBe(3)
  })
})

describe('a chance to take something back', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('waits while somebody looks at its note', () => {
    const { remove, later, asked } = stage()
    remove(HOOK)
    later.hold(HOOK, 'pointer')
    later.hold(HOOK, 'focus')
    vi.advanceTimersByTime(GRACE_MS * 5)
    later.letGo(HOOK, 'pointer')
    vi.advanceTimersByTime(GRACE_MS * 5)
    expect(asked).toEqual([])

    later.letGo(HOOK, 'focus')
    later.letGo(HOOK, 'focus')
    vi.advanceTimersByTime(GRACE_MS - 1)
    expect(asked).toEqual([])
    vi.advanceTimersByTime(1)
    expect(asked).toEqual([HOOK])
  })

  it('ends the one before that is about the same', () => {
    const { later, shown } = stage()
    const undone: string[] = []
    later.put({ about: 'member 1', message: '', lasts: 100, undo: () => undone.push('first') })
    later.put({ about: 'member 1', message: '', lasts: 100, undo: () => undone.push('second') })
    expect([...shown]).toEqual(['member 1'])
    later.undo()
    later.undo()
    expect(undone).toEqual(['second'])
  })

  it('ends the oldest when there are too many', () => {
    const { remove, asked, shown } = stage()
    for (const number of [1, 2, 3, 4]) remove(`webhook ${number}`)
    expect(asked).toEqual([HOOK])
    expect([...shown]).toEqual(['webhook 2', 'webhook 3', 'webhook 4'])
  })
})
