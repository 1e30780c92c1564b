import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { Workflow } from '../api/types'
import { useRemaining } from '../ui/remove'
import type { Outline } from './outline'

/** All workflows, as far as a choice of one of them is reasonable. */
export function useWorkflows() {
  const query = useQuery({
    queryKey: ['workflows', 'all'],
    queryFn: () => answer(api.GET('/workflows', { params: { query: { limit: 200 } } })),
    staleTime: 30_000,
    select: (page) => page.items,
  })
  return { ...query, data: useRemaining('workflow', query.data) }
}

export function useWorkflow(id: number) {
  return useQuery({
    queryKey: ['workflows', id],
    queryFn: () => answer(api.GET('/workflows/{workflow}', { params: { path: { workflow: String(id) } } })),
  })
}

/** A published version with its document; versions never change. */
export function useVersion(workflow: number, version: number) {
  return useQuery({
    queryKey: ['workflows', workflow, 'versions', version],
    queryFn: () =>
      answer(api.GET('/workflows/{workflow}/versions/{version}', { params: { path: { workflow: String(workflow), version } } })),
    enabled: version > 0,
    staleTime: Infinity,
  })
}

/** What a published version says, read from its document. */
export function useOutline(workflow: number, version: number) {
  const { data } = useVersion(workflow, version)
  return useQuery<Outline>({
    queryKey: ['workflows', workflow, 'outline', version],
    queryFn: async () => {
      const { outlineOf } = await import('./outline')
      return outlineOf(data?.document ?? '')
    },
    enabled: data !== undefined,
    staleTime: Infinity,
  })
}

export function nameOf(workflows: Workflow[] | undefined, id: number): string {
  return workflows?.find((one) => one.id === id)?.title ?? `Workflow ${id}`
}
