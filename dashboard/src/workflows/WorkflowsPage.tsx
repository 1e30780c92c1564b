import { Button } from '@mantine/core'
import { IconPlus, IconRoute } from '../ui/icons'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import { Badge } from '../ui/Badge'
import { Empty } from '../ui/Empty'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { useRemaining } from '../ui/remove'
import { When } from '../ui/When'
import { NewWorkflow } from './NewWorkflow'

export function WorkflowsPage() {
  const mayWrite = useMay('editor')
  const navigate = useNavigate()
  const asked = useRouterState({ select: (state) => state.location.hash === 'new' })
  const [creating, setCreating] = useState(false)
  const all = usePages(['workflows', 'list'], (cursor) => answer(api.GET('/workflows', { params: { query: { limit: 50, ...at(cursor) } } })))
  const list = { ...all, items: useRemaining('workflow', all.items) }
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
      New workflow
    </Button>
  )
  return (
    <Page title="Workflows" lead="A workflow says what becomes of a case, step by step. What is published takes new cases at once." actions={mayWrite && create}>
      <Listing
        label="Workflows"
        list={list}
        columns={['Title', 'Name', 'State', 'Version', 'Changed']}
        empty={
          <Empty icon={IconRoute} title="No workflows yet" action={mayWrite && create}>
            Begin with one that only sets a status, publish it, and send it a case. Everything else can be added while cases come in.
          </Empty>
        }
        row={(one) => (
          <tr key={one.id}>
            <td>
              <Link to="/workflows/$workflow" params={{ workflow: one.id }}>
                <strong>{one.title}</strong>
              </Link>
            </td>
            <td className="mono muted nowrap">{one.name}</td>
            <td>
              {one.newest_version === 0 ? <Badge tone="plain">draft</Badge> : one.online ? <Badge tone="good">online</Badge> : <Badge tone="warn">offline</Badge>}
            </td>
            <td>{one.newest_version === 0 ? '–' : one.newest_version}</td>
            <td className="muted">
              <When at={one.updated_at} />
            </td>
          </tr>
        )}
      />
      {(creating || asked) && (
        <NewWorkflow
          onClose={() => {
            setCreating(false)
            if (asked) void navigate({ to: '/workflows', replace: true })
          }}
        />
      )}
    </Page>
  )
}
