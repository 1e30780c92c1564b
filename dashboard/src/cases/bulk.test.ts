import { describe, expect, it } from 'vitest'
import { byReason, each, type Progress } from './bulk'

const because = (error: unknown) => String(error)

describe('a deed for many', () => {
  it('does a few at once and says what was refused', async () => {
    let now = 0
    let most = 0
    const told: number[] = []
    const deed = async (item: number) => {
      most = Math.max(most, ++now)
      await Promise.resolve()
      now--
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      if (item % 3 === 0) throw `not ${item % 2 === 0 ? 'even' : 'odd'}`
    }

    const end = await each([1, 2, 3, 4, 5, 6, 9], {
      deed,
      width: 2,
      because,
      wanted: new AbortController().signal,
      tell: (progress) => told.push(progress.done + progress.refused.length),
    })

    expect(most).toBe(2)
    expect(end.state).toBe('finished')
    expect(end.done).toBe(4)
    expect(byReason(end.refused)).toEqual([
      { why: 'not odd', items: [3, 9] },
      { why: 'not even', items: [6] },
    ])
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 7])
  })

  it('begins nothing more once it is stopped', async () => {
    const stop = new AbortController()
    const begun: number[] = []
    let last: Progress<number> | undefined

    const end = await each([1, 2, 3, 4], {
      deed: (item) => {
        begun.push(item)
        if (item === 2) stop.abort()
        return Promise.resolve()
      },
      width: 1,
      because,
      wanted: stop.signal,
      tell: (progress) => (last = progress),
    })

    expect(begun).toEqual([1, 2])
    expect(end).toEqual({ all: 4, done: 2, refused: [], state: 'stopped' })
    expect(last).toEqual(end)
  })
})
