import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query'
import { useMemo } from 'react'

interface Piece<T> {
  items: T[]
  next: string | null
}

const FOLLOWED_MOST = 4

/** Whether so much of a list was read that it is left as it was: asking again would ask for every page of it. */
export function isLong(data: unknown): boolean {
  const pages: unknown = typeof data === 'object' && data !== null && 'pages' in data ? data.pages : undefined
  return Array.isArray(pages) && pages.length > FOLLOWED_MOST
}

/** A list of the API, page after page. */
export function usePages<T>(
  key: QueryKey,
  ask: (cursor: string | undefined) => Promise<Piece<T>>,
  options: { every?: number; enabled?: boolean; keep?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: options.enabled ?? true,
    refetchInterval: ({ state }) => (isLong(state.data) ? false : (options.every ?? false)),
    refetchOnWindowFocus: ({ state }) => !isLong(state.data),
    refetchOnMount: ({ state }) => !isLong(state.data),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  })
  const { data } = query
  // Long lists are drawn again with every move of the reader's.
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  return { ...query, items, long: isLong(data) }
}

export type Paged<T> = ReturnType<typeof usePages<T>>

/** The cursor as a parameter, which is left out for the first page. */
export function at(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor }
}
