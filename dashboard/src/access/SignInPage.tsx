import { Alert, Button, Divider, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../api/client'
import { useAct } from '../ui/act'
import { Trouble } from '../ui/Trouble'
import { Door } from './Door'
import { keepWanted } from './wanted'
import { useEntered, useMaybeSession, type Session } from './session'

/** Why single sign-on sent somebody back here. */
const PROBLEMS: Record<string, string> = {
  'sso-unavailable': 'The sign-on service does not answer. Try again in a moment, or use your password.',
  'sso-again': 'That took too long, or began in another window. Please begin again.',
  'sso-failed': 'The sign-on service did not confirm who you are. Please begin again, or ask your administrator.',
  'no-organization': 'You are known there, but no member of an organization here. Ask an administrator for an invitation.',
}

export function SignInPage() {
  const { data: session } = useMaybeSession()
  const { to, problem } = useSearch({ from: '/sign-in' })
  const entered = useEntered()
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useAct(() => send<Session>('POST', '/session', { email, password }), {
    quiet: true,
    then: (answered) => {
      entered(answered)
      keepWanted(undefined)
      void navigate({ href: to ?? '/' })
    },
  })

  if (session?.setup_needed === true) {
    return (
      <Door
        title="Nobody has an account yet"
        lead={
          <>
            The server printed a setup link when it started. Open that link to make the first account. A new link is made by{' '}
            <code>./caseloom setup-link</code> on the server&apos;s machine.
          </>
        }
      />
    )
  }
  const sso = session?.sign_in.sso
  const refused = problem === undefined ? undefined : PROBLEMS[problem]
  return (
    <Door title="Sign in">
      <form
        className="stack"
        style={{ marginTop: 18 }}
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate()
        }}
      >
        {refused !== undefined && !enter.isError && (
          <Alert color="yellow" role="alert">
            {refused}
          </Alert>
        )}
        {enter.isError && <Trouble error={enter.error} />}
        <TextInput label="E-mail" type="email" autoComplete="username" required autoFocus value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <PasswordInput label="Password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Button type="submit" loading={enter.isPending} mt={6} fullWidth>
          Sign in
        </Button>
        {sso !== undefined && sso !== null && (
          <>
            <Divider label="or" />
            <Button component="a" href={sso.start} onClick={() => keepWanted(to)} variant="default" fullWidth>
              Continue with {sso.name}
            </Button>
          </>
        )}
      </form>
    </Door>
  )
}
