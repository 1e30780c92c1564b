import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FoundCase } from '../api/types'
import { shown } from '../ui/JsonView'
import { IconColumns, IconPlus } from '../ui/icons'
import { valueAt } from './query'

/** More would leave no room for what a case is called. */
export const COLUMNS_MOST = 6

interface Props {
  columns: string[]
  /** Names of attributes that may be meant. */
  known: string[]
  onChange: (columns: string[]) => void
}

/** Chooses which attributes are columns. They stand in the query, so a saved view keeps them. */
export function Columns({ columns, known, onChange }: Props) {
  const [other, setOther] = useState('')
  const names = [...new Set([...columns, ...known])]
  const full = columns.length >= COLUMNS_MOST
  const toggle = (name: string) => onChange(columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name])
  const add = () => {
    const name = other.trim()
    if (name !== '' && !columns.includes(name) && !full) onChange([...columns, name])
    setOther('')
  }
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} />}>
          <span className="choice-name">Columns{columns.length > 0 && ` ${columns.length}`}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns" className="choices columns-menu">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <fieldset>
            <legend className="muted small">{full ? `${COLUMNS_MOST} at most` : 'Attributes to show'}</legend>
            {names.map((name) => (
              <Checkbox
                key={name}
                size="xs"
                label={name}
                checked={columns.includes(name)}
                disabled={full && !columns.includes(name)}
                onChange={() => toggle(name)}
              />
            ))}
            {names.length === 0 && <p className="muted small">These cases have none.</p>}
          </fieldset>
          <div className="row other-column">
            <TextInput
              size="xs"
              className="grow"
              aria-label="Another attribute"
              placeholder="Another: address.zip"
              value={other}
              disabled={full}
              onChange={(event) => setOther(event.currentTarget.value)}
            />
            <Button size="xs" variant="default" type="submit" px={8} aria-label="Show it" disabled={full}>
              <IconPlus size={14} />
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What the columns of a case hold, in the cells of its row. */
export function Cells({ found, columns }: { found: FoundCase; columns: string[] }) {
  return columns.map((name) => {
    const text = shown(valueAt(found.attributes, name))
    return (
      <span key={name} className="case-cell ellipsis" title={text}>
        <span className="visually-hidden">{name} </span>
        {text}
      </span>
    )
  })
}

/** Attributes of the cases that are listed, the most frequent first. */
export function namesIn(items: FoundCase[]): string[] {
  const counts = new Map<string, number>()
  for (const { attributes } of items) for (const name of Object.keys(attributes)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name)
}
