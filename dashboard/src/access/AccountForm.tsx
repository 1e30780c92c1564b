import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ProblemError } from '../api/problem'
import { Trouble } from '../ui/Trouble'

interface Props {
  /** Whether the person has an account already, so that only its password is asked. */
  exists: boolean
  /** Whether a new password is chosen, or the one there is given. */
  choose: boolean
  least: number
  verb: string
  busy: boolean
  error: Error | null
  onSubmit: (given: { name?: string; password: string }) => void
}

/** Name and password of an account that is made or opened by a link. */
export function AccountForm({ exists, choose, least, verb, busy, error, onSubmit }: Props) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const fields = error instanceof ProblemError ? error.fields : {}
  return (
    <form
      className="stack"
      style={{ marginTop: 18 }}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(exists ? { password } : { name, password })
      }}
    >
      {error !== null && <Trouble error={error} />}
      {!exists && (
        <TextInput label="Your name" autoComplete="name" required autoFocus value={name} error={fields.name} onChange={(event) => setName(event.currentTarget.value)} />
      )}
      <PasswordInput
        label={choose ? 'Choose a password' : 'Your password'}
        {...(choose ? { description: `At least ${least} characters` } : {})}
        autoComplete={choose ? 'new-password' : 'current-password'}
        required
        {...(choose ? { minLength: least } : {})}
        value={password}
        error={fields.password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} mt={6} fullWidth>
        {verb}
      </Button>
    </form>
  )
}
