import { useQuery } from '@tanstack/react-query'
import { useSession } from '../access/session'
import { answer, api } from '../api/client'

/** What the reader is asked for just now; the number beside the inbox. */
export function useWaiting(): number {
  const { member } = useSession()
  const { data } = useQuery({
    queryKey: ['approvals', 'mine', member.email],
    queryFn: () => answer(api.GET('/approvals', { params: { query: { for: member.email, limit: 100 } } })),
    refetchInterval: 60_000,
  })
  return data?.items.length ?? 0
}
