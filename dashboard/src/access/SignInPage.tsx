import { Button, Divider, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../api/client'
import { useAct } from '../ui/act'
import { Trouble } from '../ui/Trouble'
import { Door } from './Door'
import { useEntered, useMaybeSession, type Session } from './session'

export function SignInPage() {
  const { data: session } = useMaybeSession()
  const { to } = useSearch({ from: '/sign-in' })
  const entered = useEntered()
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useAct(() => send<Session>('POST', '/session', { email, password }), {
    quiet: true,
    then: (answered) => {
      entered(answered)
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
        {enter.isError && <Trouble error={enter.error} />}
        <TextInput label="E-mail" type="email" autoComplete="username" required autoFocus value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <PasswordInput label="Password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Button type="submit" loading={enter.isPending} mt={6} fullWidth>
          Sign in
        </Button>
        {sso !== undefined && sso !== null && (
          <>
            <Divider label="or" />
            <Button component="a" href={sso.start} variant="default" fullWidth>
              Continue with {sso.name}
            </Button>
          </>
        )}
      </form>
    </Door>
  )
}
