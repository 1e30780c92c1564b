import { Button, Checkbox, PasswordInput, SegmentedControl, Select, Skeleton, TextInput, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { SESSION, useEntered, useSession, type Session } from '../access/session'
import { send } from '../api/client'
import type { components } from '../api/schema'
import { ProblemError } from '../api/problem'
import { letLettersWork, lettersWork } from '../app/letters'
import { useAct } from '../ui/act'
import { Page } from '../ui/Page'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'

type Profile = components['schemas']['Profile']
type AccountSession = components['schemas']['AccountSession']

export function SettingsPage() {
  return (
    <Page title="Settings" lead="Your profile, your password, and where you are signed in.">
      <div className="stack loose" style={{ maxWidth: 680 }}>
        <Profile />
        <Looks />
        <Letters />
        <Password />
        <Sessions />
      </div>
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel">
      <header>
        <h2>{title}</h2>
      </header>
      <div style={{ padding: 18 }}>{children}</div>
    </section>
  )
}

function Profile() {
  const profile = useQuery({ queryKey: ['profile'], queryFn: () => send<Profile>('GET', '/profile') })
  return (
    <Section title="Profile">
      {profile.isError && <Trouble error={profile.error} />}
      {profile.isPending && <Skeleton height={120} />}
      {profile.data !== undefined && <ProfileForm profile={profile.data} />}
    </Section>
  )
}

function zones(): string[] {
  return Intl.supportedValuesOf('timeZone')
}

function ProfileForm({ profile }: { profile: Profile }) {
  const [name, setName] = useState(profile.name)
  const [zone, setZone] = useState(profile.time_zone)
  const save = useAct(() => send('PATCH', '/profile', { name, time_zone: zone }), { done: 'Saved', stale: [['profile'], SESSION] })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TextInput label="E-mail" value={profile.email} readOnly />
      <TextInput label="Name" autoComplete="name" required value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Select label="Time zone" placeholder={`The browser's (${Intl.DateTimeFormat().resolvedOptions().timeZone})`} clearable searchable limit={60} data={zones()} value={zone} onChange={setZone} />
      <div>
        <Button type="submit" loading={save.isPending} disabled={name === profile.name && zone === profile.time_zone}>
          Save
        </Button>
      </div>
    </form>
  )
}

function Looks() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Section title="Colours">
      <SegmentedControl
        aria-label="Colours"
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
        data={[
          { value: 'auto', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </Section>
  )
}

function Letters() {
  const [on, setOn] = useState(lettersWork)
  return (
    <Section title="Keys">
      <Checkbox
        label="Keys of one letter work"
        description="g, j, k, x, / and ? do something while nothing is being written. In this browser only."
        checked={on}
        onChange={(event) => {
          setOn(event.currentTarget.checked)
          letLettersWork(event.currentTarget.checked)
        }}
      />
    </Section>
  )
}

function Password() {
  const session = useSession()
  const entered = useEntered()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const change = useAct(() => send<Session>('POST', '/profile/password', { current, new: fresh }), {
    done: 'The password was changed; all other sessions have ended',
    quiet: true,
    then: (answered) => {
      entered(answered)
      setCurrent('')
      setFresh('')
    },
  })
  const fields = change.error instanceof ProblemError ? change.error.fields : {}
  const known = 'current' in fields || 'new' in fields
  return (
    <Section title="Password">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        {change.isError && !known && <Trouble error={change.error} />}
        <PasswordInput label="Current password" autoComplete="current-password" required value={current} error={fields.current} onChange={(event) => setCurrent(event.currentTarget.value)} />
        <PasswordInput
          label="New password"
          description={`At least ${session.password.least} characters`}
          autoComplete="new-password"
          required
          minLength={session.password.least}
          value={fresh}
          error={fields.new}
          onChange={(event) => setFresh(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </Section>
  )
}

function Sessions() {
  const list = useQuery({ queryKey: ['sessions'], queryFn: () => send<{ items: AccountSession[] }>('GET', '/sessions') })
  const end = useAct((one: AccountSession) => send('DELETE', `/sessions/${one.id}`), { done: 'The session has ended', stale: [['sessions'], SESSION] })
  const endOthers = useAct(() => send('DELETE', '/sessions'), { done: 'All other sessions have ended', stale: [['sessions']] })
  return (
    <Section title="Where you are signed in">
      {list.isError && <Trouble error={list.error} />}
      {list.isPending && <Skeleton height={80} />}
      <ul className="stack" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {list.data?.items.map((one) => (
          <li key={one.id} className="row apart" style={{ flexWrap: 'nowrap' }}>
            <div className="grow">
              <div className="ellipsis">{device(one.agent)}</div>
              <div className="muted small">
                {one.address}, {one.organization.name}, {one.current ? 'this one' : <When at={one.last_used_at} />}
              </div>
            </div>
            {!one.current && (
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => end.mutate(one)} aria-label={`End the session of ${device(one.agent)}`}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(list.data?.items.length ?? 0) > 1 && (
        <Button mt={14} variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          End all others
        </Button>
      )}
    </Section>
  )
}

/** The browser and the system out of what a browser says of itself. */
function device(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/(\d+)/.exec(agent)
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]
  if (browser === null) return agent === '' ? 'Unknown' : agent.slice(0, 60)
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser[1] ?? ''] ?? browser[1] ?? ''
  return `${name} ${browser[2] ?? ''}${system === undefined ? '' : ` on ${system}`}`
}
