import { describe, expect, it } from 'vitest'
import { readMatching } from './matching'
import type { Chosen } from './selection'

/** A list of so many cases, the newest first, in pages of three; what is asked of it is noted. */
function listOf(many: number) {
  const asked: (string | undefined)[] = []
  const ask = (cursor: string | undefined) => {
    asked.push(cursor)
    const newest = cursor === undefined ? many : Number(cursor) - 1
    const items = [newest, newest - 1, newest - 2].filter((id) => id > 0).map((id) => ({ id, subject: `Case ${id}`, attributes: { large: 'x' } }))
    const last = items.at(-1)?.id ?? 0
    return Promise.resolve({ items, next: last > 1 ? String(last) : null })
  }
  return { asked, ask }
}

const ids = (found: Chosen[] | undefined) => found?.map((one) => one.id)

describe('reading which cases match', () => {
  it('goes through all pages and keeps no whole cases', async () => {
    const { asked, ask } = listOf(7)
    const told: number[] = []

    const found = await readMatching({ ask, most: 100, wanted: new AbortController().signal, tell: (read) => told.push(read) })

    expect(ids(found)).toEqual([7, 6, 5, 4, 3, 2, 1])
    expect(found?.[0]).toEqual({ id: 7, subject: 'Case 7' })
    expect(asked).toEqual([undefined, '5', '2'])
    expect(told).toEqual([3, 6, 7])
  })

  it('ends at the bound, within a page', async () => {
    const { asked, ask } = listOf(100)

    const found = await readMatching({ ask, most: 5, wanted: new AbortController().signal, tell: () => undefined })

    expect(ids(found)).toEqual([100, 99, 98, 97, 96])
    expect(asked).toHaveLength(2)
  })

  it('gives nothing once it is stopped, and asks for no more', async () => {
    const { asked, ask } = listOf(100)
    const stop = new AbortController()

    const found = await readMatching({ ask, most: 100, wanted: stop.signal, tell: (read) => { if (read === 6) stop.abort() } })

    expect(found).toBeUndefined()
    expect(asked).toHaveLength(2)
  })

  it('finds nothing where nothing matches', async () => {
    const { ask } = listOf(0)

    expect(await readMatching({ ask, most: 5, wanted: new AbortController().signal, tell: () => undefined })).toEqual([])
  })

  it('says why it cannot go on', async () => {
    const ask = () => Promise.reject(new Error('no'))

    await expect(readMatching({ ask, most: 5, wanted: new AbortController().signal, tell: () => undefined })).rejects.toThrow('no')
  })
})
