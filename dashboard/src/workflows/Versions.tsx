import { Button, Modal, SegmentedControl, Select, Skeleton } from '@mantine/core'
import { lazy, Suspense, useMemo, useState } from 'react'
import { answer, api } from '../api/client'
import type { Workflow, WorkflowVersion } from '../api/types'
import { tell } from '../ui/act'
import { CopyButton } from '../ui/CopyButton'
import { Empty } from '../ui/Empty'
import { Listing } from '../ui/Listing'
import { at, usePages } from '../ui/pages'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { IconGitCommit } from '../ui/icons'
import { useOutline, useVersion } from './data'
import { changesBetween, hunksOf, type Line } from './lines'

const StepGraph = lazy(() => import('./StepGraph').then((module) => ({ default: module.StepGraph })))

/** What was published, the newest first, and what changed from one to the next. */
export function Versions({ workflow, onTake }: { workflow: Workflow; onTake?: (text: string) => void }) {
  const [shown, setShown] = useState<WorkflowVersion>()
  const list = usePages(['workflows', workflow.id, 'published', workflow.newest_version], (cursor) =>
    answer(api.GET('/workflows/{workflow}/versions', { params: { path: { workflow: String(workflow.id) }, query: { limit: 50, ...at(cursor) } } })),
  )
  return (
    <>
      <Listing
        label="Versions"
        list={list}
        columns={['Version', 'Label', 'Published', '']}
        empty={
          <Empty icon={IconGitCommit} title="Nothing was published yet">
            Publishing makes the draft version 1. Runs stay on the version that they began with.
          </Empty>
        }
        row={(one) => (
          <tr key={one.version}>
            <td>
              <strong>{one.version}</strong>
            </td>
            <td>
              <span className="mono">{one.label}</span>
              {one.changelog !== null && <div className="muted small">{one.changelog}</div>}
            </td>
            <td className="muted">
              <When at={one.published_at} />
            </td>
            <td className="actions">
              <button type="button" className="link" aria-label={one.version > 1 ? `What changed in version ${one.version}` : `Show version ${one.version}`} onClick={() => setShown(one)}>
                {one.version > 1 ? 'What changed' : 'Show'}
              </button>
            </td>
          </tr>
        )}
      />
      {shown !== undefined && (
        <Modal opened size="xl" onClose={() => setShown(undefined)} title={`Version ${shown.version}`}>
          <Shown
            workflow={workflow}
            version={shown.version}
            {...(onTake === undefined
              ? {}
              : {
                  onTake: (text: string) => {
                    setShown(undefined)
                    onTake(text)
                    tell(`The text of version ${shown.version} is in the editor, not saved yet`)
                  },
                })}
          />
        </Modal>
      )}
    </>
  )
}

function Shown({ workflow, version, onTake }: { workflow: Workflow; version: number; onTake?: (text: string) => void }) {
  const [view, setView] = useState(version > 1 ? 'changes' : 'graph')
  const [other, setOther] = useState(version - 1)
  const now = useVersion(workflow.id, version)
  if (now.isError) return <Trouble error={now.error} again={() => void now.refetch()} />
  if (now.data === undefined) return <Skeleton height={240} />
  const { document } = now.data
  const others = Array.from({ length: workflow.newest_version }, (_, index) => workflow.newest_version - index).filter((one) => one !== version)
  return (
    <div className="stack">
      <div className="row apart">
        <SegmentedControl
          aria-label="View of the version"
          size="xs"
          value={view}
          onChange={setView}
          data={[...(others.length > 0 ? [{ value: 'changes', label: 'What changed' }] : []), { value: 'graph', label: 'Graph' }, { value: 'text', label: 'Text' }]}
        />
        <div className="row">
          {view === 'changes' && (
            <Select
              size="xs"
              aria-label="Compared with"
              w={170}
              data={others.map((one) => ({ value: String(one), label: `since version ${one}` }))}
              value={String(other < 1 ? others[0] : other)}
              allowDeselect={false}
              onChange={(value) => setOther(Number(value))}
            />
          )}
          {onTake !== undefined && (
            <Button size="xs" variant="default" onClick={() => onTake(document)}>
              Put into the editor
            </Button>
          )}
        </div>
      </div>
      {view === 'changes' && <Changes workflow={workflow.id} version={version} other={other < 1 ? (others[0] ?? 1) : other} document={document} />}
      {view === 'graph' && <Graph workflow={workflow.id} version={version} />}
      {view === 'text' && (
        <div className="code-box">
          <pre className="code" tabIndex={0} aria-label={`Text of version ${version}`}>
            {document}
          </pre>
          <CopyButton text={document} label="Copy the document" />
        </div>
      )}
    </div>
  )
}

function Graph({ workflow, version }: { workflow: number; version: number }) {
  const outline = useOutline(workflow, version)
  if (outline.data === undefined) return <Skeleton height={420} />
  return (
    <div className="panel" style={{ height: 'min(520px, 60vh)' }}>
      <Suspense fallback={<Skeleton height={420} />}>
        <StepGraph steps={outline.data.steps} />
      </Suspense>
    </div>
  )
}

function Changes({ workflow, version, other, document }: { workflow: number; version: number; other: number; document: string }) {
  const before = useVersion(workflow, other)
  const lines = useMemo(() => changesBetween(before.data?.document ?? document, document), [before.data, document])
  if (before.isError) return <Trouble error={before.error} again={() => void before.refetch()} />
  if (before.data === undefined) return <Skeleton height={240} />
  const added = lines.filter((line) => line.kind === 'added').length
  const removed = lines.filter((line) => line.kind === 'removed').length
  if (added + removed === 0) return <p className="muted">Nothing: the texts are the same.</p>
  return (
    <>
      <p className="small" role="status">
        {added} {added === 1 ? 'line' : 'lines'} came, {removed} {removed === 1 ? 'line' : 'lines'} went.
      </p>
      <pre className="code diff" tabIndex={0} aria-label={`Changes of version ${version}`}>
        {hunksOf(lines).map((hunk, index) => (
          <Hunk key={`${other} ${index}`} hunk={hunk} />
        ))}
      </pre>
    </>
  )
}

/** Lines as they stand; a long run of lines that stayed is folded until somebody wants to see it. */
function Hunk({ hunk }: { hunk: { folded: boolean; lines: Line[] } }) {
  const [open, setOpen] = useState(!hunk.folded)
  if (!open) {
    return (
      <button type="button" className="fold" onClick={() => setOpen(true)}>
        {hunk.lines.length} lines stayed the same
      </button>
    )
  }
  return hunk.lines.map((line, index) => (
    <span key={index} className={line.kind}>
      {line.kind === 'added' ? '+ ' : line.kind === 'removed' ? '- ' : '  '}
      {line.text}
      {'\n'}
    </span>
  ))
}
