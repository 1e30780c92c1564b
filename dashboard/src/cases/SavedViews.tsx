import { Button, Menu, Modal, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { useAct } from '../ui/act'
import { IconBookmark, IconTrash } from '../ui/icons'

/** Queries that the reader keeps under names. */
export function SavedViews({ line, onChoose }: { line: string; onChoose: (line: string) => void }) {
  const [naming, setNaming] = useState(false)
  const views = useQuery({ queryKey: ['views'], queryFn: () => answer(api.GET('/views')), staleTime: 60_000, select: (page) => page.items })
  const forget = useAct((id: number) => answer(api.DELETE('/views/{view}', { params: { path: { view: id } } })), { done: 'The view is forgotten', stale: [['views']] })
  const current = views.data?.find((one) => one.query === line.trim())
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" px={10} aria-label={current === undefined ? 'Saved views' : `Saved view: ${current.name}`}>
            <IconBookmark size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="choices">
          <Menu.Label>Saved views</Menu.Label>
          {views.data?.length === 0 && <Menu.Item disabled>None yet</Menu.Item>}
          {views.data?.map((one) => (
            <Menu.Item key={one.id} onClick={() => onChoose(one.query)}>
              <strong>{one.name}</strong>
              <div className="muted small">{one.query}</div>
            </Menu.Item>
          ))}
          {line.trim() !== '' && (
            <>
              <Menu.Divider />
              {current === undefined ? (
                <Menu.Item leftSection={<IconBookmark size={16} />} onClick={() => setNaming(true)}>
                  Save this view…
                </Menu.Item>
              ) : (
                <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => forget.mutate(current.id)}>
                  Forget “{current.name}”
                </Menu.Item>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && <Name line={line.trim()} onClose={() => setNaming(false)} />}
    </>
  )
}

function Name({ line, onClose }: { line: string; onClose: () => void }) {
  const [name, setName] = useState('')
  const save = useAct(() => answer(api.POST('/views', { body: { name, query: line } })), { done: 'The view is saved', stale: [['views']], then: onClose })
  return (
    <Modal opened onClose={onClose} title="Save this view">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput label="Name" description={line} required maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save the view
          </Button>
        </div>
      </form>
    </Modal>
  )
}
