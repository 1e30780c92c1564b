import { Modal, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { Workflow, WorkflowVersion } from '../api/types'
import { CopyButton } from '../ui/CopyButton'
import { Empty } from '../ui/Empty'
import { Listing } from '../ui/Listing'
import { at, usePages } from '../ui/pages'
import { When } from '../ui/When'
import { IconGitCommit } from '../ui/icons'
import { useVersion } from './data'
import { changesBetween } from './lines'

/** What was published, the newest first, and what changed from one to the next. */
export function Versions({ workflow }: { workflow: Workflow }) {
  const [shown, setShown] = useState<WorkflowVersion>()
  const list = usePages(['workflows', workflow.id, 'versions', workflow.newest_version], (cursor) =>
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
            <td className="mono">{one.label}</td>
            <td className="muted">
              <When at={one.published_at} />
            </td>
            <td className="actions">
              <button type="button" className="link" onClick={() => setShown(one)}>
                {one.version > 1 ? 'What changed' : 'Show'}
              </button>
            </td>
          </tr>
        )}
      />
      {shown !== undefined && (
        <Modal opened size="xl" onClose={() => setShown(undefined)} title={`Version ${shown.version}`}>
          <Changes workflow={workflow.id} version={shown.version} />
        </Modal>
      )}
    </>
  )
}

function Changes({ workflow, version }: { workflow: number; version: number }) {
  const now = useVersion(workflow, version)
  const before = useVersion(workflow, version - 1)
  if (now.data === undefined || (version > 1 && before.data === undefined)) return <Skeleton height={240} />
  const lines = changesBetween(before.data?.document ?? now.data.document, now.data.document)
  return (
    <div className="code-box">
      <pre className="code diff" tabIndex={0} aria-label={`Changes of version ${version}`}>
        {lines.map((line, index) => (
          <span key={index} className={line.kind}>
            {line.kind === 'added' ? '+ ' : line.kind === 'removed' ? '- ' : '  '}
            {line.text}
            {'\n'}
          </span>
        ))}
      </pre>
      <CopyButton text={now.data.document} label="Copy the document" />
    </div>
  )
}
