import './cases.css'
import { Button, Skeleton, Tabs } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useMay } from '../access/session'
import { isStatus } from '../api/problem'
import type { Case, Run, StoredFile } from '../api/types'
import { NotFound } from '../app/Fallbacks'
import { ApprovalCard } from '../inbox/ApprovalCard'
import { SignatureCard } from '../inbox/SignatureCard'
import { Badge, CaseStatus } from '../ui/Badge'
import { IconPencil } from '../ui/icons'
import { JsonView, shown } from '../ui/JsonView'
import { Page } from '../ui/Page'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { nameOf, useOutline, useWorkflows } from '../workflows/data'
import { Comments } from './Comments'
import { caseKey, linkOf, stampOf, useApprovals, useCase, useComments, useFiles, useRuns, useSignatures } from './data'
import type { Looked } from './executions'
import { Files } from './Files'
import { CaseActions } from './CaseActions'
import { EditCase } from './EditCase'
import { People } from './People'
import { RunList } from './RunList'
import { refreshTail } from './refreshTail'
import { Story } from './Story'
import { StepPanel } from './StepPanel'

const CaseGraph = lazy(() => import('./CaseGraph').then((module) => ({ default: module.CaseGraph })))

export function CasePage() {
  const { case: id } = useParams({ from: '/inside/cases/$case' })
  const found = useCase(id)
  const runs = useRuns(id)
  useFollowing(id, found.data, runs.data)

  if (isStatus(found.error, 404) || Number.isNaN(id)) return <NotFound />
  if (found.isError && found.data === undefined) {
    return (
      <Page title={`Case ${id}`}>
        <Trouble error={found.error} again={() => void found.refetch()} />
      </Page>
    )
  }
  if (found.data === undefined) {
    return (
      <Page title={`Case ${id}`} heading={<Skeleton height={28} width={320} />}>
        <Skeleton height={360} radius="md" />
      </Page>
    )
  }
  return <Shown found={found.data} runs={runs.data} />
}

/** When the case or its run moved, what hangs on it is asked again. */
function useFollowing(id: number, found: Case | undefined, runs: Run[] | undefined): void {
  const queries = useQueryClient()
  const stamp = stampOf(found, runs)
  useEffect(() => {
    if (stamp.trim() === '') return
    void refreshTail(queries, id)
    for (const part of ['approvals', 'signatures', 'files']) void queries.invalidateQueries({ queryKey: caseKey(id, part) })
    void queries.invalidateQueries({ queryKey: caseKey(id), exact: true })
  }, [stamp, id, queries])
}

function Shown({ found, runs }: { found: Case; runs: Run[] | undefined }) {
  const workflows = useWorkflows()
  const approvals = useApprovals(found.id)
  const signatures = useSignatures(found.id)
  const files = useFiles(found.id)
  const comments = useComments(found.id)
  const open = approvals.data?.filter((one) => one.open) ?? []
  const signing = signatures.data?.filter((one) => one.open) ?? []
  const newest = runs?.[0]
  const mayEdit = useMay('member')
  const [editing, setEditing] = useState(false)
  const [looked, setLooked] = useState<Looked>()
  return (
    <Page
      title={`${found.subject} · Case ${found.id}`}
      heading={
        <span className="case-title">
          {found.subject} <CaseStatus status={found.status} />
          {newest?.paused_at != null && <Badge tone="warn">paused</Badge>}
        </span>
      }
      above={
        <>
          <Link to="/cases">Cases</Link> / {found.id}
        </>
      }
      actions={newest !== undefined && <CaseActions found={found} run={newest} />}
    >
      {looked !== undefined && <StepPanel found={found} looked={looked} onLook={setLooked} onClose={() => setLooked(undefined)} />}
      {editing && <EditCase found={found} onClose={() => setEditing(false)} />}
      <div className="case-grid">
        <div className="stack loose">
          {open.map((one) => (
            <ApprovalCard key={one.id} approval={one} onCase />
          ))}
          {signing.map((one) => (
            <SignatureCard key={one.id} signature={one} onCase />
          ))}
          <Tabs defaultValue="story" keepMounted={false} className="panel">
            <Tabs.List>
              <Tabs.Tab value="story">Story</Tabs.Tab>
              <Tabs.Tab value="steps">Steps</Tabs.Tab>
              <Tabs.Tab value="files">Files{count(files.data)}</Tabs.Tab>
              <Tabs.Tab value="comments">Comments{count(comments.items)}</Tabs.Tab>
              <Tabs.Tab value="runs">Runs{count(runs)}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="story" className="tab-body">
              <Story id={found.id} runs={runs ?? []} onLook={setLooked} />
            </Tabs.Panel>
            <Tabs.Panel value="steps">
              <Suspense fallback={<Skeleton height={320} />}>
                <CaseGraph found={found} current={looked?.step} onLook={setLooked} />
              </Suspense>
            </Tabs.Panel>
            <Tabs.Panel value="files" className="tab-body">
              <Files found={found} />
            </Tabs.Panel>
            <Tabs.Panel value="comments" className="tab-body">
              <Comments id={found.id} />
            </Tabs.Panel>
            <Tabs.Panel value="runs">
              <RunList runs={runs ?? []} />
            </Tabs.Panel>
          </Tabs>
        </div>
        <aside className="stack loose">
          <Attributes found={found} onChange={mayEdit ? () => setEditing(true) : undefined} />
          <People found={found} />
          <section className="panel padded">
            <dl className="facts">
              <dt>Workflow</dt>
              <dd>
                <Link to="/workflows/$workflow" params={{ workflow: found.workflow_id }}>
                  {nameOf(workflows.data, found.workflow_id)}
                </Link>
                , version {found.version}
              </dd>
              <dt>Created</dt>
              <dd>
                <When at={found.created_at} />
              </dd>
              <dt>Changed</dt>
              <dd>
                <When at={found.updated_at} />
              </dd>
            </dl>
          </section>
        </aside>
      </div>
    </Page>
  )
}

function count(items: unknown[] | undefined): string {
  return items === undefined || items.length === 0 ? '' : ` ${items.length}`
}

function Attributes({ found, onChange }: { found: Case; onChange: (() => void) | undefined }) {
  const outline = useOutline(found.workflow_id, found.version)
  const files = useFiles(found.id).data
  const attributes = Object.entries(found.attributes)
  return (
    <section className="panel" aria-labelledby="attributes">
      <header>
        <h2 id="attributes">Attributes</h2>
        {onChange !== undefined && (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPencil size={14} />} onClick={onChange}>
            Change
          </Button>
        )}
      </header>
      <div style={{ padding: '14px 18px' }}>
        {attributes.length === 0 ? (
          <p className="muted">It has none.</p>
        ) : (
          <dl className="facts">
            {attributes.map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{outline.data?.attributes.properties?.[name]?.title ?? name}</dt>
                <dd>
                  <Attribute value={value} name={name} case={found.id} files={files} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  )
}

/** A value; where it names a file of the case, that file. */
function Attribute({ value, name, case: id, files }: { value: unknown; name: string; case: number; files: StoredFile[] | undefined }) {
  if (typeof value === 'object' && value !== null) return <JsonView value={value} label={name} />
  const file = files?.find((one) => one.variables.includes(name) && one.file_id === value)
  if (file === undefined) return shown(value)
  return (
    <a className="break" href={linkOf(id, file)} download={file.name}>
      {file.name}
    </a>
  )
}
