import './workflows.css'
import { Button, Menu, Skeleton, Tabs } from '@mantine/core'
import { IconDots, IconPlus, IconPower, IconTrash } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import { isStatus } from '../api/problem'
import type { Workflow } from '../api/types'
import { Deleted, NotFound } from '../app/Fallbacks'
import { NewCase } from '../cases/NewCase'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { Confirm } from '../ui/Confirm'
import { Page } from '../ui/Page'
import { useRemove, useStanding } from '../ui/remove'
import { Trouble } from '../ui/Trouble'
import { later } from '../ui/undo'
import { useOutline, useWorkflow } from './data'
import { Snippets } from './Snippets'
import { Versions } from './Versions'

const Authoring = lazy(() => import('./Authoring').then((module) => ({ default: module.Authoring })))

export function WorkflowPage() {
  const { workflow: id } = useParams({ from: '/inside/workflows/$workflow' })
  const found = useWorkflow(id)
  const standing = useStanding('workflow', id)
  if (standing === 'waiting') return <Deleted title={found.data?.title ?? 'Workflow'} onUndo={() => later.undo(`workflow ${id}`)} />
  if (standing !== undefined || isStatus(found.error, 404) || Number.isNaN(id)) return <NotFound />
  if (found.isError && found.data === undefined) {
    return (
      <Page title="Workflow">
        <Trouble error={found.error} again={() => void found.refetch()} />
      </Page>
    )
  }
  if (found.data === undefined) {
    return (
      <Page title="Workflow" heading={<Skeleton height={28} width={280} />}>
        <Skeleton height={420} radius="md" />
      </Page>
    )
  }
  return <Shown key={found.data.id} workflow={found.data} />
}

function State({ workflow }: { workflow: Workflow }) {
  if (workflow.newest_version === 0) return <Badge tone="plain">draft</Badge>
  return workflow.online ? <Badge tone="good">online</Badge> : <Badge tone="warn">offline</Badge>
}

function Shown({ workflow }: { workflow: Workflow }) {
  const mayWrite = useMay('editor')
  const [creating, setCreating] = useState(false)
  const [tab, setTab] = useState<string | null>('author')
  const [wanted, setWanted] = useState<{ text: string }>()
  const [dirty, setDirty] = useState(false)
  const takes = workflow.online && workflow.newest_version > 0 && workflow.source !== 'none'
  return (
    <Page
      wide
      title={workflow.title}
      heading={
        <span className="workflow-title">
          {workflow.title} <State workflow={workflow} />
        </span>
      }
      above={
        <>
          <Link to="/workflows">Workflows</Link> / <span className="mono">{workflow.name}</span>
          {workflow.newest_version > 0 && `, version ${workflow.newest_version}`}, id {workflow.id}
        </>
      }
      actions={
        <>
          <Button variant="default" renderRoot={(props) => <Link to="/cases" search={{ q: `workflow:${workflow.name}` }} {...props} />}>
            Its cases
          </Button>
          {mayWrite && takes && (
            <Button leftSection={<IconPlus size={16} />} variant="default" onClick={() => setCreating(true)}>
              New case
            </Button>
          )}
          {mayWrite && <More workflow={workflow} dirty={dirty} />}
        </>
      }
    >
      <Tabs value={tab} onChange={setTab} keepMounted={false} keepMountedMode="display-none">
        <Tabs.List mb={16}>
          <Tabs.Tab value="author">{mayWrite ? 'Author' : 'Steps'}</Tabs.Tab>
          <Tabs.Tab value="attributes">Attributes and statuses</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
          <Tabs.Tab value="api">Send cases</Tabs.Tab>
        </Tabs.List>
        {/* What is being written stays while one looks at something else. */}
        <Tabs.Panel value="author" keepMounted>
          <Suspense fallback={<Skeleton height={480} radius="md" />}>
            <Draft workflow={workflow} mayWrite={mayWrite} wanted={wanted} onDirty={setDirty} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="attributes">
          <Attributes workflow={workflow} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <Versions
            workflow={workflow}
            {...(mayWrite
              ? {
                  onTake: (text: string) => {
                    setWanted({ text })
                    setTab('author')
                  },
                }
              : {})}
          />
        </Tabs.Panel>
        <Tabs.Panel value="api">
          <Snippets workflow={workflow} />
        </Tabs.Panel>
      </Tabs>
      {creating && <NewCase workflows={[workflow]} fixed={workflow} onClose={() => setCreating(false)} />}
    </Page>
  )
}

interface DraftProps {
  workflow: Workflow
  mayWrite: boolean
  wanted: { text: string } | undefined
  onDirty: (dirty: boolean) => void
}

function Draft({ workflow, ...authoring }: DraftProps) {
  const draft = useQuery({
    queryKey: ['workflows', workflow.id, 'draft'],
    queryFn: () => answer(api.GET('/workflows/{workflow}/draft', { params: { path: { workflow: String(workflow.id) } } })),
    // What is being written must not be replaced by what was saved elsewhere.
    staleTime: Infinity,
    gcTime: 0,
  })
  if (draft.isError) return <Trouble error={draft.error} again={() => void draft.refetch()} />
  if (draft.data === undefined) return <Skeleton height={480} radius="md" />
  return <Authoring workflow={workflow} saved={draft.data.document} {...authoring} />
}

function More({ workflow, dirty }: { workflow: Workflow; dirty: boolean }) {
  const navigate = useNavigate()
  const [deleting, setDeleting] = useState(false)
  const path = { workflow: String(workflow.id) }
  const change = useAct(
    (online: boolean) => answer(online ? api.POST('/workflows/{workflow}/online', { params: { path } }) : api.POST('/workflows/{workflow}/offline', { params: { path } })),
    { done: (_, online) => (online ? 'It takes cases again' : 'It takes no more cases'), undo: (online) => ({ about: `workflow ${workflow.id}`, input: !online }), stale: [['workflows']] },
  )
  const deleted = useRemove('workflow', (one: Workflow) => api.DELETE('/workflows/{workflow}', { params: { path: { workflow: String(one.id) } } }), {
    name: (one) => `“${one.title}”`,
    stale: [['workflows', 'list'], ['workflows', 'all'], ['workflows', 'palette']],
  })
  const remove = () => {
    deleted(workflow)
    void navigate({ to: '/workflows', ignoreBlocker: true })
  }
  // No case hangs on a draft, and undo brings back all of it that was saved.
  const atOnce = workflow.newest_version === 0 && !dirty
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={9} aria-label="More to do with this workflow">
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {workflow.newest_version > 0 && (
            <Menu.Item leftSection={<IconPower size={16} />} onClick={() => change.mutate(!workflow.online)}>
              {workflow.online ? 'Take no more cases' : 'Take cases again'}
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => (atOnce ? remove() : setDeleting(true))}>
            {atOnce ? 'Delete' : 'Delete…'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && (
        <Confirm title="Delete the workflow?" verb="Delete the workflow" onClose={() => setDeleting(false)} onConfirm={remove}>
          {workflow.newest_version > 0 && <p>“{workflow.title}” takes no more cases. Those that it has go on to their end and stay.</p>}
          {dirty && <p>What you wrote and did not save is lost, also when you undo it.</p>}
        </Confirm>
      )}
    </>
  )
}

function Attributes({ workflow }: { workflow: Workflow }) {
  const outline = useOutline(workflow.id, workflow.newest_version)
  if (workflow.newest_version === 0) return <p className="muted">They are shown once the workflow was published.</p>
  if (outline.data === undefined) return <Skeleton height={160} radius="md" />
  const { attributes, statuses } = outline.data
  const required = new Set(attributes.required ?? [])
  const properties = Object.entries(attributes.properties ?? {})
  return (
    <div className="stack loose">
      <section className="panel">
        <header>
          <h2>Attributes of a case</h2>
        </header>
        {properties.length === 0 ? (
          <p className="muted" style={{ padding: 16 }}>
            The workflow asks for none; a case may bring any.
          </p>
        ) : (
          <div className="table-wrap" tabIndex={0} role="region" aria-label="Attributes">
            <table className="table">
              <thead>
                <tr>
                  {['Name', 'Title', 'Type', 'Needed'].map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {properties.map(([name, property]) => (
                  <tr key={name}>
                    <td className="mono">{name}</td>
                    <td>{property.title ?? '–'}</td>
                    <td>{property.enum !== undefined ? property.enum.map(String).join(' | ') : (property['x-type'] ?? [property.type ?? 'any', property.format].flat().filter(Boolean).join(', '))}</td>
                    <td>{required.has(name) ? 'yes' : 'no'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section className="panel padded">
        <h2>Statuses</h2>
        <div className="row" style={{ marginTop: 10 }}>
          {statuses.map((status) => (
            <Badge key={status} tone={status === 'Closed' ? 'good' : status === 'Error' ? 'bad' : status === 'Open' ? 'busy' : 'warn'}>
              {status}
            </Badge>
          ))}
        </div>
      </section>
    </div>
  )
}
