import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { isStatus } from '../api/problem'
import { tell, tellTrouble } from './act'
import type { Kind, Standing } from './removals'
import { removals } from './undo'

interface Telling<T> {
  /** What it is called in the note. */
  name: (one: T) => string
  /** What happens to it, when it is not simply deleted. */
  verb?: string
  /** What has to be asked again when it is gone. */
  stale: QueryKey[]
}

const subscribe = (listener: () => void) => removals.subscribe(listener)

/**
 * Deletes what the server cannot bring back: it is hidden at once, with a note to undo it, and the request is
 * made when that note goes or the reader leaves.
 */
export function useRemove<T extends { id: number }>(kind: Kind, request: (one: T) => Promise<unknown>, telling: Telling<T>) {
  const queries = useQueryClient()
  return (one: T) => {
    const name = telling.name(one)
    const verb = telling.verb ?? 'deleted'
    removals.put({
      thing: `${kind} ${one.id}`,
      message: `${name} is ${verb}`,
      // Who finds it gone has what they wanted.
      request: () => request(one).catch((error: unknown) => { if (!isStatus(error, 404)) throw error }),
      made: () => { for (const queryKey of telling.stale) void queries.invalidateQueries({ queryKey }) },
      refused: (why) => tellTrouble(why, `${name} is not ${verb}`),
      undone: () => tell(`${name} stays`),
    })
  }
}

/** What is left of a list without what was deleted, also when the server still has it. */
export function useRemaining<T extends { id: number }>(kind: Kind, items: T[] | undefined): T[] | undefined {
  const hidden = useSyncExternalStore(subscribe, () => removals.hidden())
  return useMemo(() => items?.filter((one) => !hidden.has(`${kind} ${one.id}`)), [kind, items, hidden])
}

/** How it stands with the deletion of something that has a page of its own. */
export function useStanding(kind: Kind, id: number): Standing | undefined {
  return useSyncExternalStore(subscribe, () => removals.standingOf(`${kind} ${id}`))
}
