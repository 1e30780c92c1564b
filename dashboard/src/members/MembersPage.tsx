import { Button, Menu, Select, Tabs, TextInput } from '@mantine/core'
import { IconMailPlus, IconUsers } from '../ui/icons'
import { useState } from 'react'
import { useMay, useSession, type Role } from '../access/session'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import type { Member } from '../api/types'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { Confirm } from '../ui/Confirm'
import { Empty } from '../ui/Empty'
import { FormDialog } from '../ui/FormDialog'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { useRemaining, useRemove } from '../ui/remove'
import { ShownOnce } from '../ui/ShownOnce'
import { When } from '../ui/When'

type Invitation = components['schemas']['Invitation']

const ROLES: { value: Role; label: string }[] = [
  { value: 'admin', label: 'Administrator: everything' },
  { value: 'editor', label: 'Editor: writes workflows, creates cases' },
  { value: 'member', label: 'Member: works on cases' },
  { value: 'viewer', label: 'Viewer: reads' },
]

export function MembersPage() {
  const isAdmin = useMay('admin')
  const [inviting, setInviting] = useState(false)
  return (
    <Page
      title="Members"
      lead="Who belongs to the organization, and what they may do."
      actions={
        isAdmin && (
          <Button leftSection={<IconMailPlus size={16} />} onClick={() => setInviting(true)}>
            Invite somebody
          </Button>
        )
      }
    >
      {isAdmin ? (
        <Tabs defaultValue="members" keepMounted={false}>
          <Tabs.List mb={16}>
            <Tabs.Tab value="members">Members</Tabs.Tab>
            <Tabs.Tab value="invitations">Invitations</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="members">
            <People />
          </Tabs.Panel>
          <Tabs.Panel value="invitations">
            <Invitations />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <People />
      )}
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </Page>
  )
}

type Change = { role: Role } | { state: Member['state'] }

function became(to: Change): string {
  if ('role' in to) return `is ${to.role} now`
  return to.state === 'active' ? 'is let in again' : 'is shut out'
}

function People() {
  const isAdmin = useMay('admin')
  const { member: me } = useSession()
  const [leaving, setLeaving] = useState<Member>()
  const list = usePages<Member>(['members', 'list'], (cursor) => answer(api.GET('/members', { params: { query: { limit: 50, ...at(cursor) } } })))
  const change = useAct(
    ({ one, to }: { one: Member; to: Change }) =>
      answer(api.PATCH('/members/{member}', { params: { path: { member: one.id } }, body: to })),
    {
      done: (_, { one, to }) => `${one.email} ${became(to)}`,
      undo: ({ one, to }) => ({ about: `member ${one.id}`, input: { one, to: 'role' in to ? { role: one.role } : { state: one.state } } }),
      stale: [['members']],
      then: () => setLeaving(undefined),
    },
  )
  return (
    <>
      <Listing
        label="Members"
        list={list}
        columns={['Who', 'Role', 'State', 'Since', '']}
        empty={<Empty icon={IconUsers} title="Nobody is here yet" />}
        row={(one) => (
          <tr key={one.id}>
            <td>
              <strong className="break">{one.name ?? one.email}</strong>
              {one.name != null && <div className="muted small break">{one.email}</div>}
            </td>
            <td>{one.role}</td>
            <td>
              <Badge tone={one.state === 'active' ? 'good' : 'plain'}>{one.state}</Badge>
              {!one.account && <div className="muted small">cannot sign in yet</div>}
            </td>
            <td className="muted">
              <When at={one.created_at} />
            </td>
            <td className="actions">
              {isAdmin && one.id !== me.id && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button size="compact-sm" variant="subtle" aria-label={`Change ${one.email}`}>
                      Change
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Label>Role</Menu.Label>
                    {ROLES.map((role) => (
                      <Menu.Item key={role.value} disabled={role.value === one.role} onClick={() => change.mutate({ one, to: { role: role.value } })}>
                        {role.label}
                      </Menu.Item>
                    ))}
                    <Menu.Divider />
                    {one.state === 'active' ? (
                      <Menu.Item color="red" onClick={() => setLeaving(one)}>
                        Shut out…
                      </Menu.Item>
                    ) : (
                      <Menu.Item onClick={() => change.mutate({ one, to: { state: 'active' } })}>Let in again</Menu.Item>
                    )}
                  </Menu.Dropdown>
                </Menu>
              )}
            </td>
          </tr>
        )}
      />
      {leaving !== undefined && (
        <Confirm
          title="Shut this member out?"
          verb="Shut out"
          busy={change.isPending}
          onClose={() => setLeaving(undefined)}
          onConfirm={() => change.mutate({ one: leaving, to: { state: 'inactive' } })}
        >
          <p className="break">{leaving.email} is signed out everywhere and can decide nothing any more. What they did stays.</p>
        </Confirm>
      )}
    </>
  )
}

function Invitations() {
  const all = usePages<Invitation>(['invitations'], (cursor) => answer(api.GET('/invitations', { params: { query: { limit: 50, ...at(cursor) } } })))
  const list = { ...all, items: useRemaining('invitation', all.items) }
  const withdraw = useRemove('invitation', (one: Invitation) => api.DELETE('/invitations/{invitation}', { params: { path: { invitation: one.id } } }), {
    name: (one) => `The invitation of ${one.email}`,
    verb: 'withdrawn',
    stale: [['invitations']],
  })
  return (
    <Listing
      label="Invitations"
      list={list}
      columns={['Who', 'Role', 'Invited by', 'Good until', '']}
      empty={
        <Empty icon={IconMailPlus} title="No open invitations">
          Whoever you invite gets a link by mail, or from you, and makes an account with it.
        </Empty>
      }
      row={(one) => (
        <tr key={one.id}>
          <td>
            <strong className="break">{one.email}</strong>
          </td>
          <td>{one.role}</td>
          <td className="break">{one.invited_by}</td>
          <td className="muted">
            <When at={one.expires_at} />
          </td>
          <td className="actions">
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => withdraw(one)} aria-label={`Withdraw the invitation of ${one.email}`}>
              Withdraw
            </Button>
          </td>
        </tr>
      )}
    />
  )
}

function Invite({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('member')
  const invite = useAct(() => answer(api.POST('/invitations', { body: { email, role } })), {
    stale: [['invitations'], ['members']],
    // An earlier one for the address would end this one.
    after: 'invitation',
    quiet: true,
  })
  if (invite.data !== undefined) {
    return (
      <ShownOnce what="invitation link" value={invite.data.link} onClose={onClose}>
        <p className="muted small">{invite.data.mailed ? `It was also sent to ${email}.` : `No mail was sent: give the link to ${email} yourself.`}</p>
      </ShownOnce>
    )
  }
  return (
    <FormDialog title="Invite somebody" verb="Invite" busy={invite.isPending} error={invite.error} onClose={onClose} onSubmit={() => invite.mutate()}>
      <TextInput label="E-mail" type="email" required value={email} onChange={(event) => setEmail(event.currentTarget.value)} data-autofocus />
      <Select label="Role" allowDeselect={false} data={ROLES} value={role} onChange={(value) => setRole(ROLES.find((one) => one.value === value)?.value ?? 'member')} />
    </FormDialog>
  )
}
