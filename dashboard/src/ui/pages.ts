import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query'

interface Piece<T> {
  items: T[]
  next: string | null
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
    refetchInterval: options.every ?? false,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  })
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) }
}

export type Paged<T> = ReturnType<typeof usePages<T>>

/** The cursor as a parameter, which is left out for the first page. */
export function at(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor }
}
