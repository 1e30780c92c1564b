import { SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Workflow } from '../api/types'
import { useMay } from '../access/session'
import { CopyButton } from '../ui/CopyButton'
import { useOutline } from './data'
import { LANGUAGES, snippet, type Dialect, type Language } from './snippets'

/** Requests that create a case of this workflow, ready to copy. */
export function Snippets({ workflow }: { workflow: Workflow }) {
  const [dialect, setDialect] = useState<Dialect>('champ')
  const [language, setLanguage] = useState<Language>('curl')
  const isAdmin = useMay('admin')
  const outline = useOutline(workflow.id, workflow.newest_version)
  if (workflow.newest_version === 0) return <p className="muted">Publish the workflow first: a draft takes no cases.</p>
  const text = snippet(dialect, language, {
    origin: window.location.origin,
    id: workflow.id,
    key: workflow.key,
    attributes: outline.data?.attributes ?? {},
    runs: workflow.source === 'none',
  })
  return (
    <div className="stack">
      <div className="row apart">
        <SegmentedControl
          aria-label="API"
          value={dialect}
          onChange={(value) => setDialect(value)}
          data={[
            { value: 'champ', label: 'Champ API' },
            { value: 'chamelio', label: 'Chamelio API' },
          ]}
        />
        <SegmentedControl aria-label="Language" value={language} onChange={(value) => setLanguage(value)} data={LANGUAGES} />
      </div>
      <div className="code-box">
        <pre className="code" tabIndex={0} aria-label="Request">
          {text}
        </pre>
        <CopyButton text={text} label="Copy the request" />
      </div>
      <p className="muted small">
        {dialect === 'champ' ? 'It takes an API token' : 'It takes a key'}
        {isAdmin ? (
          <>
            , which you make under <Link to="/tokens">Tokens and keys</Link>
          </>
        ) : (
          ', which an administrator makes'
        )}
        .{dialect === 'champ' && ' Sent again with the same Idempotency-Key, it creates nothing twice.'}
      </p>
    </div>
  )
}
