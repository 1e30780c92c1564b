import { Button, Drawer } from '@mantine/core'
import { IconPlugConnected, IconPlus } from '../ui/icons'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import type { Connection } from '../api/types'
import { Empty } from '../ui/Empty'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { useRemaining } from '../ui/remove'
import { When } from '../ui/When'
import { ConnectionDetail } from './ConnectionDetail'
import { ConnectionForm } from './ConnectionForm'

export function ConnectionsPage() {
  const isAdmin = useMay('admin')
  const [making, setMaking] = useState(false)
  const [shown, setShown] = useState<Connection>()
  const all = usePages(['connections', 'list'], (cursor) => answer(api.GET('/connections', { params: { query: { limit: 50, ...at(cursor) } } })))
  const list = { ...all, items: useRemaining('connection', all.items) }
  const current = list.items?.find((one) => one.id === shown?.id)
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      New connection
    </Button>
  )
  return (
    <Page title="Connections" lead="Services that workflows call: the address, how to sign in there, and how often they may be asked." actions={isAdmin && create}>
      <Listing
        label="Connections"
        list={list}
        columns={['Name', 'Address', 'Sign-in', 'Requests', 'Changed', '']}
        empty={
          <Empty icon={IconPlugConnected} title="No connections yet" action={isAdmin && create}>
            A workflow names a connection instead of an address and a secret. The secret is sealed here and never shown again.
          </Empty>
        }
        row={(one) => (
          <tr key={one.id}>
            <td>
              <strong className="break">{one.name}</strong>
            </td>
            <td className="mono small break">{one.base_url}</td>
            <td>{one.authentication.type}</td>
            <td className="nowrap">
              {one.rate_limit.requests} in {one.rate_limit.minutes} min
            </td>
            <td className="muted">
              <When at={one.updated_at} />
            </td>
            <td className="actions">
              <Button size="compact-sm" variant="subtle" onClick={() => setShown(one)} aria-label={`Details of ${one.name}`}>
                Details
              </Button>
            </td>
          </tr>
        )}
      />
      {making && <ConnectionForm onClose={() => setMaking(false)} />}
      <Drawer opened={current !== undefined} onClose={() => setShown(undefined)} position="right" size="lg" title="Connection">
        {current !== undefined && <ConnectionDetail connection={current} onGone={() => setShown(undefined)} />}
      </Drawer>
    </Page>
  )
}
