import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { HistoryEntry } from '../api/types'
import { at } from '../ui/pages'
import { caseKey, PIECE } from './data'

type Pieces = InfiniteData<{ items: HistoryEntry[]; next: string | null }, string | undefined>

/** Asks the last piece of a story again: stories only grow, so the pieces before it stay as they are. */
export async function refreshTail(queries: QueryClient, id: number): Promise<void> {
  const key = caseKey(id, 'history')
  const known = queries.getQueryData<Pieces>(key)
  const last = known?.pages.at(-1)
  if (known === undefined || last?.next !== null) return
  const param = known.pageParams.at(-1)
  const grown = await answer(
    api.GET('/cases/{case}/history', { params: { path: { case: id }, query: { limit: PIECE, ...at(param) } } }),
  )
  queries.setQueryData<Pieces>(key, (now) =>
    now?.pages.length !== known.pages.length ? now : { ...now, pages: [...now.pages.slice(0, -1), grown] },
  )
}
