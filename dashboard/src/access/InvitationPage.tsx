import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { send } from '../api/client'
import type { components } from '../api/schema'
import { isStatus } from '../api/problem'
import { useAct } from '../ui/act'
import { Trouble } from '../ui/Trouble'
import { AccountForm } from './AccountForm'
import { Door } from './Door'
import { useLinkToken } from './linkToken'
import { useEntered, useMaybeSession, type Session } from './session'

type Look = components['schemas']['InvitationLook']

/** Behind the link of an invitation. */
export function InvitationPage() {
  const token = useLinkToken()
  const { data: session } = useMaybeSession()
  const entered = useEntered()
  const navigate = useNavigate()
  const look = useQuery({ queryKey: ['invitation', token], queryFn: () => send<Look>('POST', '/invitations/look', { token }) })
  const accept = useAct((given: { name?: string; password: string }) => send<Session>('POST', '/invitations/accept', { token, ...given }), {
    quiet: true,
    then: (answered) => {
      entered(answered)
      void navigate({ to: '/' })
    },
  })
  if (isStatus(look.error, 404)) {
    return <Door title="This invitation is not good any more" lead="It was accepted, withdrawn, or is too old. Ask whoever invited you for a new one." />
  }
  if (look.isError) return <Door title="Invitation"><Trouble error={look.error} again={() => void look.refetch()} /></Door>
  if (look.data === undefined || session === undefined) return <Door title="One moment…" />
  const exists = look.data.account_exists
  return (
    <Door
      title={`Join ${look.data.organization}`}
      lead={
        <>
          You were invited as {look.data.role}, with the address {look.data.email}.
          {exists && ' You have an account already: its password is enough.'}
        </>
      }
    >
      <AccountForm
        exists={exists}
        choose={!exists}
        least={session.password.least}
        verb="Join"
        busy={accept.isPending}
        error={accept.error}
        onSubmit={(given) => accept.mutate(given)}
      />
    </Door>
  )
}
