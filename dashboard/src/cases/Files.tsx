import { ActionIcon, Button, FileButton, Menu } from '@mantine/core'
import { IconDots, IconFile, IconTrash, IconUpload } from '../ui/icons'
import { useMay } from '../access/session'
import { api, send } from '../api/client'
import type { Case, StoredFile } from '../api/types'
import { useAct } from '../ui/act'
import { bytes } from '../ui/bytes'
import { DropArea } from '../ui/DropArea'
import { useRemove } from '../ui/remove'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { caseKey, linkOf, useFiles } from './data'

/** The files of a case: bring some, fetch them, take them away. */
export function Files({ found }: { found: Case }) {
  const files = useFiles(found.id)
  const mayBring = useMay('member') && found.status !== 'Closed'
  const mayRemove = useMay('editor')
  const bring = useAct(
    (given: File[]) => {
      const form = new FormData()
      for (const file of given) form.append('file', file)
      return send('POST', `/cases/${found.id}/files`, form)
    },
    { done: (_, given) => (given.length === 1 ? `${given[0]?.name ?? 'The file'} was uploaded` : `${given.length} files were uploaded`), stale: [caseKey(found.id, 'files')] },
  )
  const remove = useRemove('file', (file: StoredFile) => api.DELETE('/cases/{case}/files/{file}', { params: { path: { case: found.id, file: file.id } } }), {
    name: (file) => `“${file.name}”`,
    stale: [caseKey(found.id, 'files')],
  })
  if (files.isError) return <Trouble error={files.error} again={() => void files.refetch()} />
  return (
    <div className="stack">
      {mayBring && (
        <DropArea className="drop" onFiles={(given) => { if (given.length > 0) bring.mutate(given) }}>
          <FileButton multiple onChange={(given) => { if (given.length > 0) bring.mutate(given) }}>
            {(props) => (
              <Button {...props} variant="default" size="xs" loading={bring.isPending} leftSection={<IconUpload size={14} />}>
                Choose files
              </Button>
            )}
          </FileButton>
          <p className="small" style={{ marginTop: 6 }}>
            or drop them here
          </p>
        </DropArea>
      )}
      {files.data?.length === 0 && <p className="muted">It has no files yet.</p>}
      {files.data !== undefined && files.data.length > 0 && (
        <ul className="stack" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {files.data.map((file) => (
            <li key={file.id} className="row" style={{ flexWrap: 'nowrap' }}>
              <IconFile size={20} strokeWidth={1.5} aria-hidden style={{ flex: 'none' }} />
              <div className="grow">
                <a className="break" href={linkOf(found.id, file)} download={file.name}>
                  {file.name}
                </a>
                <div className="muted small">
                  {bytes(file.size)}, <When at={file.created_at} />
                  {file.made_by !== null && ', made by the workflow'}
                </div>
              </div>
              {mayRemove && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon variant="subtle" color="gray" aria-label={`More to do with ${file.name}`}>
                      <IconDots size={16} />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => remove(file)}>
                      Delete
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
