import { Button, Drawer, FileButton, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFiles, IconSearch, IconUpload } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api, send } from '../api/client'
import type { CoreDocument } from '../api/types'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { bytes } from '../ui/bytes'
import { Confirm } from '../ui/Confirm'
import { Empty } from '../ui/Empty'
import { Listing } from '../ui/Listing'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { useRemaining, useRemove } from '../ui/remove'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'

interface Processing {
  state: string
  issues?: { code: string; message: string; pages?: number[] }[]
}

function processingOf(document: CoreDocument): Processing | null {
  return document.processing
}

export function DocumentsPage() {
  const mayBring = useMay('editor')
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 300)
  const [shown, setShown] = useState<number>()
  const all = usePages(
    ['documents', 'list', asked],
    (cursor) => answer(api.GET('/documents', { params: { query: { ...(asked === '' ? {} : { search: asked }), limit: 50, ...at(cursor) } } })),
    { every: 10_000, keep: true },
  )
  const list = { ...all, items: useRemaining('document', all.items) }
  const bring = useAct(
    (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return send<CoreDocument>('POST', '/documents', form)
    },
    { done: (_, file) => `${file.name} is being read`, stale: [['documents']] },
  )
  const upload = mayBring && (
    <FileButton accept=".pdf,.docx,.doc,.txt,.xlsx,.xls,.pptx,.ppt" onChange={(file) => { if (file !== null) bring.mutate(file) }}>
      {(props) => (
        <Button {...props} loading={bring.isPending} leftSection={<IconUpload size={16} />}>
          Upload a document
        </Button>
      )}
    </FileButton>
  )
  return (
    <Page title="Documents" lead="Documents are read when they come in, and found by their words." actions={upload}>
      <div className="stack">
        <TextInput
          aria-label="Search"
          placeholder='Words that are in it, "words together", -without'
          leftSection={<IconSearch size={16} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Listing
          label="Documents"
          list={list}
          columns={['Document', 'Type', 'State', 'Pages', 'Size', 'Came', '']}
          empty={
            asked === '' ? (
              <Empty icon={IconFiles} title="No documents yet" action={upload}>
                Contracts, policies and templates that are kept beside the cases. Upload one, or let a workflow store it with <code>store-document</code>.
              </Empty>
            ) : (
              <Empty icon={IconSearch} title="No document has these words" />
            )
          }
          row={(one) => (
            <tr key={one.id}>
              <td>
                <strong className="break">{one.title ?? one.name}</strong>
                {one.title !== null && <div className="muted small break">{one.name}</div>}
              </td>
              <td>{one.document_type === '' ? one.category : one.document_type}</td>
              <td>{processingOf(one) === null ? '–' : <Badge>{processingOf(one)?.state ?? ''}</Badge>}</td>
              <td>{one.pages ?? '–'}</td>
              <td className="nowrap">{bytes(one.size)}</td>
              <td className="muted">
                <When at={one.created_at} />
              </td>
              <td className="actions">
                <Button size="compact-sm" variant="subtle" onClick={() => setShown(one.id)} aria-label={`Details of ${one.name}`}>
                  Details
                </Button>
              </td>
            </tr>
          )}
        />
      </div>
      <Drawer opened={shown !== undefined} onClose={() => setShown(undefined)} position="right" size="lg" title="Document">
        {shown !== undefined && <Detail id={shown} onGone={() => setShown(undefined)} />}
      </Drawer>
    </Page>
  )
}

function Detail({ id, onGone }: { id: number; onGone: () => void }) {
  const mayRemove = useMay('editor')
  const [deleting, setDeleting] = useState(false)
  const found = useQuery({
    queryKey: ['documents', id],
    queryFn: () => answer(api.GET('/documents/{document}', { params: { path: { document: id } } })),
    refetchInterval: (query) => (query.state.data !== undefined && processingOf(query.state.data)?.state === 'processing' ? 1500 : false),
  })
  const pages = useQuery({
    queryKey: ['documents', id, 'pages', found.data?.pages ?? 0],
    queryFn: () => answer(api.GET('/documents/{document}/pages', { params: { path: { document: id }, query: { limit: 20 } } })),
    enabled: (found.data?.pages ?? 0) > 0,
  })
  const remove = useRemove('document', (one: CoreDocument) => api.DELETE('/documents/{document}', { params: { path: { document: one.id } } }), {
    name: (one) => `“${one.title ?? one.name}”`,
    stale: [['documents', 'list']],
  })
  if (found.isError) return <Trouble error={found.error} />
  if (found.data === undefined) return <Skeleton height={240} />
  const one = found.data
  const issues = processingOf(one)?.issues ?? []
  return (
    <div className="stack loose">
      <div className="row apart">
        <h2 className="break">{one.title ?? one.name}</h2>
        <div className="row">
          <Button component="a" size="xs" variant="default" href={`/api/v1/documents/${one.id}/content`} download={one.name}>
            Download
          </Button>
          {mayRemove && (
            <Button size="xs" variant="subtle" color="red" onClick={() => setDeleting(true)}>
              Delete
            </Button>
          )}
        </div>
      </div>
      {issues.length > 0 && (
        <div className="alert warn">
          <ul style={{ margin: 0 }}>
            {issues.map((issue) => (
              <li key={`${issue.code} ${issue.message}`}>{issue.message}</li>
            ))}
          </ul>
        </div>
      )}
      <dl className="facts">
        <dt>Came</dt>
        <dd>
          <When at={one.created_at} />, from {one.uploaded_by}
        </dd>
        <dt>Category</dt>
        <dd>{one.category}</dd>
        <dt>SHA-256</dt>
        <dd className="mono small">{one.sha256}</dd>
        {one.fields.map((field) => (
          <div key={field.name} style={{ display: 'contents' }}>
            <dt>{field.name}</dt>
            <dd>
              {field.value ?? '–'}
              {!field.verified && <span className="muted small"> (found in the text)</span>}
            </dd>
          </div>
        ))}
      </dl>
      {pages.data?.items.map((page) => (
        <section key={page.page} className="stack tight">
          <h3>Page {page.page}</h3>
          <pre className="code wrap">{page.text}</pre>
        </section>
      ))}
      {deleting && (
        <Confirm
          title="Delete the document?"
          verb="Delete it"
          onClose={() => setDeleting(false)}
          onConfirm={() => {
            remove(one)
            onGone()
          }}
        >
          <p>Its bytes and its text go for good, in the cases that have it too.</p>
        </Confirm>
      )}
    </div>
  )
}
