import { ActionIcon, Button, Menu, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { SavedView } from '../api/types'
import { useAct } from '../ui/act'
import { IconBookmark, IconDots, IconPencil, IconTrash } from '../ui/icons'
import { Trouble } from '../ui/Trouble'
import { tellUndoable } from '../ui/undo'
import { useViews, VIEWS } from './data'

const NAME_MOST = 100

interface Props {
  line: string
  onChoose: (line: string) => void
}

/** The reader's saved views over the list: choosing one writes its query, and any query can become one. */
export function Views({ line, onChoose }: Props) {
  const views = useViews()
  const [last, setLast] = useState<number>()
  const now = line.trim()
  const items = views.data ?? []
  // Several names may mean one query: the one that was chosen goes before.
  const fitting = items.filter((one) => one.query === now)
  const active = fitting.find((one) => one.id === last) ?? fitting[0]
  // Whoever changes a query after choosing a view means that view when saving.
  const meant = active ?? items.find((one) => one.id === last)
  const choose = (view: SavedView) => {
    setLast(view.id)
    onChoose(view.query)
  }
  if (items.length === 0 && now === '') return null
  return (
    <nav className="views" aria-label="Saved views">
      <ul>
        <li>
          <button type="button" className="view" aria-current={now === '' ? 'page' : undefined} onClick={() => { setLast(undefined); onChoose('') }}>
            All cases
          </button>
        </li>
        {items.map((one) => (
          <li key={one.id}>
            <button type="button" className="view" aria-current={one.id === active?.id ? 'page' : undefined} title={one.query} onClick={() => choose(one)}>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
      {active !== undefined && <ViewMenu view={active} views={items} onForgotten={() => onChoose('')} />}
      {active === undefined && now !== '' && (
        <SaveView key={meant?.id ?? 0} query={now} name={meant?.name ?? ''} views={items} onSaved={(view) => setLast(view.id)} />
      )}
    </nav>
  )
}

function saving(name: string, query: string): Promise<SavedView> {
  return answer(api.POST('/views', { body: { name, query } }))
}

function SaveView({ query, name: proposed, views, onSaved }: { query: string; name: string; views: SavedView[]; onSaved: (view: SavedView) => void }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(proposed)
  const replaced = views.find((one) => one.name === name.trim())
  const save = useAct((wanted: string) => saving(name.trim(), wanted), {
    done: (view) => `“${view.name}” is kept`,
    undo: (_, view) => (replaced === undefined ? undefined : { about: `view ${view.id}`, input: replaced.query }),
    stale: [[...VIEWS]],
    quiet: true,
    then: (view) => {
      setOpen(false)
      onSaved(view)
    },
  })
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconBookmark size={14} />} onClick={() => setOpen((was) => !was)}>
          Save this view
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Save this view">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') save.mutate(query)
          }}
        >
          {save.isError && <Trouble error={save.error} />}
          <TextInput
            label="Name"
            description={replaced !== undefined ? 'Takes the place of the view of that name' : 'Only you see it'}
            maxLength={NAME_MOST}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {replaced !== undefined ? 'Replace it' : 'Save'}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function ViewMenu({ view, views, onForgotten }: { view: SavedView; views: SavedView[]; onForgotten: () => void }) {
  const [naming, setNaming] = useState(false)
  const restore = useAct((gone: SavedView) => saving(gone.name, gone.query), { done: (made) => `“${made.name}” is there again`, stale: [[...VIEWS]] })
  const forget = useAct((gone: SavedView) => answer(api.DELETE('/views/{view}', { params: { path: { view: gone.id } } })), {
    stale: [[...VIEWS]],
    then: (_, gone) => {
      tellUndoable(`“${gone.name}” is forgotten`, () => restore.mutate(gone), `view ${gone.id}`)
      onForgotten()
    },
  })
  if (naming) return <Renaming view={view} views={views} onEnd={() => setNaming(false)} />
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More to do with the view ${view.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setNaming(true)}>
          Rename
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => forget.mutate(view)}>
          Forget
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A view of another name with the same query, and then the old one goes. */
function Renaming({ view, views, onEnd }: { view: SavedView; views: SavedView[]; onEnd: () => void }) {
  const [name, setName] = useState(view.name)
  const wanted = name.trim()
  const taken = wanted !== view.name && views.some((one) => one.name === wanted)
  const rename = useAct(
    async ({ old, to }: { old: SavedView; to: string }) => {
      const made = await saving(to, old.query)
      if (made.id !== old.id) await api.DELETE('/views/{view}', { params: { path: { view: old.id } } })
      return made
    },
    {
      done: (_, { old, to }) => `“${old.name}” is called “${to}” now`,
      undo: ({ old }, made) => ({ about: `view ${made.id}`, input: { old: made, to: old.name } }),
      stale: [[...VIEWS]],
      then: onEnd,
    },
  )
  return (
    <form
      className="row renaming"
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted === view.name) onEnd()
        else if (wanted !== '' && !taken) rename.mutate({ old: view, to: wanted })
      }}
    >
      <TextInput
        size="xs"
        aria-label={`New name of ${view.name}`}
        autoFocus
        maxLength={NAME_MOST}
        error={taken ? 'There is one of that name' : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onEnd()
        }}
      />
      <Button size="xs" type="submit" loading={rename.isPending}>
        Rename
      </Button>
    </form>
  )
}
