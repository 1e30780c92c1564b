import { useCallback, useEffect, useState } from 'react'
import { answer, api } from '../api/client'
import { tellTrouble } from '../ui/act'
import { at } from '../ui/pages'
import { CHOSEN_MOST, type Chosen, type Selection } from './selection'

/** As many as a page may have. */
const PIECE = 200

interface Piece {
  items: Chosen[]
  next: string | null
}

interface Reading {
  ask: (cursor: string | undefined, wanted: AbortSignal) => Promise<Piece>
  most: number
  wanted: AbortSignal
  /** How many were read. */
  tell: (read: number) => void
}

/** Reads which cases a query matches, page after page, and keeps of each no more than says which it is. Undefined when it was stopped. */
export async function readMatching({ ask, most, wanted, tell }: Reading): Promise<Chosen[] | undefined> {
  const found: Chosen[] = []
  let cursor: string | undefined
  do {
    const piece = await ask(cursor, wanted)
    for (const { id, subject } of piece.items.slice(0, most - found.length)) found.push({ id, subject })
    tell(found.length)
    if (wanted.aborted) return undefined
    cursor = piece.next ?? undefined
  } while (cursor !== undefined && found.length < most)
  return found
}

/** Choosing all that a query matches, also what the list has not read. */
export interface Matching {
  /** How many were read so far, while they are read. */
  reading: number | undefined
  begin: () => void
  stop: () => void
}

/** What is chosen are the cases that match when they are read: acting on them may change what matches, and new ones come. */
export function useMatching(selection: Selection, filter: Record<string, string>): Matching {
  const [work, setWork] = useState<{ control: AbortController; read: number }>()
  const control = work?.control
  const scope = JSON.stringify(filter)
  // Another query has other cases.
  useEffect(() => () => control?.abort(), [control, scope])
  const { take } = selection
  const none = selection.cases.length === 0
  // Whoever lets go of all while they are read wants no more of them.
  useEffect(() => {
    if (none) control?.abort()
  }, [none, control])

  const begin = useCallback(() => {
    const fresh = new AbortController()
    setWork({ control: fresh, read: 0 })
    void readMatching({
      ask: (cursor, signal) =>
        answer(api.GET('/cases', { params: { query: { ...(JSON.parse(scope) as Record<string, string>), limit: PIECE, ...at(cursor) } }, signal })),
      most: CHOSEN_MOST,
      wanted: fresh.signal,
      tell: (read) => setWork((now) => (now?.control === fresh ? { control: fresh, read } : now)),
    })
      .then(
        (found) => { if (found !== undefined) take(found) },
        (error: unknown) => { if (!fresh.signal.aborted) tellTrouble(error) },
      )
      .finally(() => setWork((now) => (now?.control === fresh ? undefined : now)))
  }, [scope, take])

  return { reading: work?.read, begin, stop: () => control?.abort() }
}
