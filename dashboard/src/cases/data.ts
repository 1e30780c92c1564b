import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { answer, api } from '../api/client'
import type { Case, Run } from '../api/types'
import { at, usePages } from '../ui/pages'
import { useRemaining } from '../ui/remove'

const SECOND = 1000

export function caseKey(id: number, ...rest: (string | number)[]) {
  return ['case', id, ...rest]
}

export function isUnderWay(run: Run | undefined): boolean {
  return run?.status === 'pending' || run?.status === 'running'
}

/** A case. What changes is told by the stream; asking now and then is for when that is broken. */
export function useCase(id: number) {
  return useQuery({
    queryKey: caseKey(id),
    queryFn: () => answer(api.GET('/cases/{case}', { params: { path: { case: id } } })),
    refetchInterval: 30 * SECOND,
  })
}

/** The runs of a case, the newest first. */
export function useRuns(id: number) {
  return useQuery({
    queryKey: caseKey(id, 'runs'),
    queryFn: () => answer(api.GET('/cases/{case}/runs', { params: { path: { case: id }, query: { limit: 100 } } })),
    refetchInterval: (query) => (isUnderWay(query.state.data?.items[0]) ? 10 * SECOND : 60 * SECOND),
    select: (page) => page.items,
  })
}

export const PIECE = 200

/** The story of a case as far as it was read. A piece that is not full may grow, so the last is asked again. */
export function useHistory(id: number) {
  const query = useInfiniteQuery({
    queryKey: caseKey(id, 'history'),
    queryFn: ({ pageParam }) =>
      answer(api.GET('/cases/{case}/history', { params: { path: { case: id }, query: { limit: PIECE, ...at(pageParam) } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    // What was told stays as it is: only the end is asked again, by `refreshTail`.
    staleTime: Infinity,
  })
  const { data } = query
  const entries = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  return { ...query, entries }
}

/** The whole story of a case, piece after piece: where its steps stand is told at the end. */
export function useWholeHistory(id: number) {
  const history = useHistory(id)
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = history
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  return history
}

export function useFiles(id: number) {
  const query = useQuery({
    queryKey: caseKey(id, 'files'),
    queryFn: () => answer(api.GET('/cases/{case}/files', { params: { path: { case: id }, query: { limit: 100 } } })),
    select: (page) => page.items,
  })
  return { ...query, data: useRemaining('file', query.data) }
}

/** Where the bytes of a file are fetched. */
export function linkOf(id: number, file: { id: number }): string {
  return `/api/v1/cases/${id}/files/${file.id}/content`
}

export function useComments(id: number) {
  return usePages(caseKey(id, 'comments'), (cursor) =>
    answer(api.GET('/cases/{case}/comments', { params: { path: { case: id }, query: { limit: 100, ...at(cursor) } } })),
  )
}

export function useApprovals(id: number) {
  return useQuery({
    queryKey: caseKey(id, 'approvals'),
    queryFn: () => answer(api.GET('/cases/{case}/approvals', { params: { path: { case: id }, query: { limit: 100 } } })),
    select: (page) => page.items,
  })
}

export function useCollaborators(id: number) {
  return useQuery({
    queryKey: caseKey(id, 'collaborators'),
    queryFn: () => answer(api.GET('/cases/{case}/collaborators', { params: { path: { case: id } } })),
    select: (page) => page.items,
  })
}

export const VIEWS = ['views'] as const

/** The reader's own saved views of the list of cases. */
export function useViews() {
  return useQuery({ queryKey: VIEWS, queryFn: () => answer(api.GET('/views')), staleTime: 60_000, select: (page) => page.items })
}

export function useSignatures(id: number) {
  return useQuery({
    queryKey: caseKey(id, 'signatures'),
    queryFn: () => answer(api.GET('/cases/{case}/signatures', { params: { path: { case: id }, query: { limit: 100 } } })),
    select: (page) => page.items,
  })
}

/** What makes it worth while to ask for the rest of a case again. */
export function stampOf(found: Case | undefined, runs: Run[] | undefined): string {
  const newest = runs?.[0]
  return [found?.updated_at, found?.owner, newest?.id, newest?.status, newest?.updated_at, newest?.paused_at].join(' ')
}
