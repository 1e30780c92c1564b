import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSession } from '../access/session'
import { caseKey } from '../cases/data'
import { isLong } from '../ui/pages'

interface Change {
  many: boolean
  cases: number[]
}

const LISTS = [['cases'], ['approvals'], ['signatures'], ['statistics']]
const GATHER_MS = 400

/** Listens to what changes in the organization, and has what is shown of it asked again. */
export function useLive(): void {
  const queries = useQueryClient()
  const { organization } = useSession()
  useEffect(() => {
    let lists: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource('/api/v1/stream')
    source.addEventListener('change', (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Change
      if (change.many) void queries.invalidateQueries({ queryKey: ['case'], predicate: isNoStory })
      for (const id of change.cases) void queries.invalidateQueries({ queryKey: caseKey(id), predicate: isNoStory })
      // Many cases may change at once; lists are asked once for all of them.
      lists ??= setTimeout(() => {
        lists = undefined
        for (const queryKey of LISTS) void queries.invalidateQueries({ queryKey, predicate: ({ state }) => !isLong(state.data) })
      }, GATHER_MS)
    })
    return () => {
      clearTimeout(lists)
      source.close()
    }
  }, [queries, organization.id])
}

/** A story only grows: its page asks for the end of it. */
function isNoStory({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[2] !== 'history'
}
