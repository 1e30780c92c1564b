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

type Look = components['schemas']['SetupLook']

/** Behind the setup link: the first account, and the way back for who forgot the password. */
export function SetupPage() {
  const token = useLinkToken()
  const { data: session } = useMaybeSession()
  const entered = useEntered()
  const navigate = useNavigate()
  const look = useQuery({ queryKey: ['setup', token], queryFn: () => send<Look>('POST', '/setup/look', { token }) })
  const make = useAct((given: { name?: string; password: string }) => send<Session>('POST', '/setup', { token, ...given }), {
    quiet: true,
    then: (answered) => {
      entered(answered)
      void navigate({ to: '/' })
    },
  })
  if (isStatus(look.error, 404)) {
    return (
      <Door
        title="This link is not good any more"
        lead={
          <>
            It was used, or it is too old. <code>./caseloom setup-link</code> on the server&apos;s machine makes a new one.
          </>
        }
      />
    )
  }
  if (look.isError) return <Door title="Set up Caseloom"><Trouble error={look.error} again={() => void look.refetch()} /></Door>
  if (look.data === undefined || session === undefined) return <Door title="One moment…" />
  const exists = look.data.account_exists
  return (
    <Door
      title={exists ? 'Choose a new password' : 'Welcome to Caseloom'}
      lead={
        exists ? (
          <>For {look.data.email}. All your sessions end.</>
        ) : (
          <>
            You become the administrator of {look.data.organization}, as {look.data.email}.
          </>
        )
      }
    >
      <AccountForm
        exists={exists}
        choose
        least={session.password.least}
        verb={exists ? 'Set the password' : 'Make my account'}
        busy={make.isPending}
        error={make.error}
        onSubmit={(given) => make.mutate(given)}
      />
    </Door>
  )
}
