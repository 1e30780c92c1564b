import { queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { answer, api, carryCsrf } from '../api/client'
import type { components } from '../api/schema'

export type Role = components['schemas']['Role']

/** Who is signed in, and where; what the server says of it, also to those who are not. */
export type Session = components['schemas']['Session']

/** The session of somebody who is signed in. */
export type SignedIn = Session & {
  member: NonNullable<Session['member']>
  organization: NonNullable<Session['organization']>
}

export const SESSION = ['session'] as const

export const sessionQuery = queryOptions({
  queryKey: SESSION,
  queryFn: () => answer(api.GET('/session')).then(remembered),
  staleTime: 60_000,
})

/** Calls that change something carry the token of the session from here on. */
function remembered(session: Session): Session {
  carryCsrf(session.csrf_token)
  return session
}

/** The session, for pages that are shown to those who are signed in only. */
export function useSession(): SignedIn {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data.member === null || data.organization === null) throw new Error('nobody is signed in')
  return data as SignedIn
}

export function useMaybeSession() {
  return useQuery(sessionQuery)
}

/** Puts the answer of a call that signs somebody in, or elsewhere, in the place of what was known. */
export function useEntered(): (session: Session) => void {
  const queries = useQueryClient()
  return (session) => {
    queries.clear()
    queries.setQueryData(SESSION, remembered(session))
  }
}

const RANK: Record<Role, number> = { viewer: 0, member: 1, editor: 2, admin: 3 }

export function reaches(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least]
}

/** Whether the reader may do what takes this role. The server checks it again, whatever we show. */
export function useMay(least: Role): boolean {
  return reaches(useSession().member.role, least)
}

/** The members, for choosing one of them; viewers are not shown any. */
export function useMembers() {
  const may = useMay('member')
  return useQuery({
    queryKey: ['members', 'choice'],
    queryFn: () => answer(api.GET('/members', { params: { query: { limit: 200 } } })),
    enabled: may,
    staleTime: 60_000,
  })
}
