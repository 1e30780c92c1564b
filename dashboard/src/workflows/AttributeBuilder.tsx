import './builder.css'
import { ActionIcon, Button, Checkbox, NumberInput, Select, TagsInput, TextInput, Tooltip } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Badge } from '../ui/Badge'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconPlus, IconRedo, IconTrash, IconUndo } from '../ui/icons'
import * as edit from './attributes'
import type { Attribute, Member, Shape } from './attributes'
import { Held } from './Held'
import { Unreadable } from './splice'

interface Props {
  text: string
  onChange: (text: string) => void
  onUndo: () => void
  onRedo: () => void
}

/** Attributes and statuses as a form: every change is made in the text, and what is typed there is shown here. */
export function AttributeBuilder({ text, onChange, onUndo, onRedo }: Props) {
  const [refused, setRefused] = useState<string>()
  const shape = read(text)
  if ('line' in shape) return <Unread line={shape.line} message={shape.message} onUndo={onUndo} />
  const change = (changed: (text: string) => string) => {
    try {
      onChange(changed(text))
      setRefused(undefined)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      setRefused(error.message)
    }
  }
  return (
    <div className="builder">
      <header className="row apart">
        <h2>Attributes</h2>
        <div className="row">
          <Step label="Undo" icon={<IconUndo size={16} />} onClick={onUndo} />
          <Step label="Redo" icon={<IconRedo size={16} />} onClick={onRedo} />
        </div>
      </header>
      {refused !== undefined && (
        <p className="alert" role="alert">
          {refused}
        </p>
      )}
      <Attributes attributes={shape.attributes} change={change} />
      <h2>Statuses</h2>
      <Statuses statuses={shape.statuses} change={change} />
    </div>
  )
}

type Change = (changed: (text: string) => string) => void

function read(text: string): Shape | { line: number | undefined; message: string } {
  try {
    return edit.shapeOf(text)
  } catch (error) {
    if (error instanceof Unreadable) return { line: error.line, message: error.message }
    throw error
  }
}

function Unread({ line, message, onUndo }: { line: number | undefined; message: string; onUndo: () => void }) {
  return (
    <div className="builder">
      <div className="alert warn" role="status">
        <div className="stack tight">
          <strong>The text cannot be read{line === undefined ? '' : `: line ${line}`}</strong>
          <p className="break">{message}. It stays as it is; the form comes back as soon as it can be read.</p>
        </div>
      </div>
      <div>
        <Button variant="default" size="xs" leftSection={<IconUndo size={14} />} onClick={onUndo}>
          Undo the last change
        </Button>
      </div>
    </div>
  )
}

function Step({ label, icon, disabled = false, onClick }: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

function Attributes({ attributes, change }: { attributes: Attribute[]; change: Change }) {
  // By place, since a name may be changed while it is open.
  const [open, setOpen] = useState<number>()
  const names = attributes.map((one) => one.name)
  return (
    <>
      {attributes.length === 0 && <p className="muted small">None yet: a case may bring any. Those that you add here are checked when a case comes, and asked for in forms.</p>}
      <ol className="builder-list" aria-label="Attributes">
        {attributes.map((attribute, index) => (
          <li key={index} className="panel">
            <div className="builder-head">
              <button type="button" aria-expanded={open === index} onClick={() => setOpen(open === index ? undefined : index)}>
                <IconChevronDown size={16} aria-hidden className={open === index ? 'turned' : ''} />
                <span className="mono ellipsis">{attribute.name}</span>
                <span className="muted small ellipsis">{attribute.says.title ?? ''}</span>
              </button>
              <span className="row" style={{ flexWrap: 'nowrap' }}>
                {attribute.required && <Badge tone="busy">needed</Badge>}
                <span className="muted small nowrap">{kindLabel(attribute)}</span>
              </span>
              <Moves
                label={attribute.name}
                first={index === 0}
                last={index === attributes.length - 1}
                onMove={(by) => {
                  change((text) => edit.moveAttribute(text, attribute.name, by))
                  if (open === index) setOpen(index + by)
                }}
                onRemove={() => {
                  change((text) => edit.removeAttribute(text, attribute.name))
                  setOpen(undefined)
                }}
              />
            </div>
            {open === index && <Details attribute={attribute} others={names.filter((name) => name !== attribute.name)} change={change} />}
          </li>
        ))}
      </ol>
      <AddAttribute
        names={names}
        onAdd={(name, title) => {
          change((text) => edit.addAttribute(text, name, title))
          setOpen(attributes.length)
        }}
      />
    </>
  )
}

function kindLabel(attribute: Attribute): string {
  return edit.KINDS.find((one) => one.value === attribute.kind)?.label ?? 'As written'
}

function Moves({ label, first, last, onMove, onRemove }: { label: string; first: boolean; last: boolean; onMove: (by: -1 | 1) => void; onRemove: () => void }) {
  return (
    <span className="moves">
      <Step label={`Move ${label} up`} icon={<IconArrowUp size={16} />} disabled={first} onClick={() => onMove(-1)} />
      <Step label={`Move ${label} down`} icon={<IconArrowDown size={16} />} disabled={last} onClick={() => onMove(1)} />
      <Step label={`Remove ${label}`} icon={<IconTrash size={16} />} onClick={onRemove} />
    </span>
  )
}

function Details({ attribute, others, change }: { attribute: Attribute; others: string[]; change: Change }) {
  const { name, kind, says } = attribute
  const say = (member: Member, value: string | number | string[] | undefined) => change((text) => edit.sayOfAttribute(text, name, member, value))
  const words = (member: 'title' | 'description' | 'pattern', label: string, placeholder = '') => (
    <TextInput label={label} placeholder={placeholder} value={said(says[member])} onChange={(event) => say(member, event.currentTarget.value === '' ? undefined : event.currentTarget.value)} />
  )
  const count = (member: 'minimum' | 'maximum' | 'minLength' | 'maxLength', label: string) => (
    <NumberInput
      label={label}
      hideControls
      allowDecimal={member === 'minimum' || member === 'maximum'}
      value={typeof says[member] === 'number' ? says[member] : ''}
      onChange={(value) => say(member, typeof value === 'number' ? value : undefined)}
    />
  )
  return (
    <div className="builder-details">
      <Held
        label="Name"
        value={name}
        mistake={(given) => edit.nameMistake(others, given)}
        onKeep={(given) => change((text) => edit.renameAttribute(text, name, given))}
      />
      {words('title', 'Title')}
      <Select
        label="Type"
        data={[...edit.KINDS, ...(kind === 'other' ? [{ value: 'other', label: 'As written in the text' }] : [])]}
        value={kind}
        allowDeselect={false}
        onChange={(given) => {
          if (given !== null && given !== kind) change((text) => edit.kindAttribute(text, name, given as edit.AttributeKind))
        }}
      />
      <Checkbox label="A case must have it" checked={attribute.required} onChange={(event) => change(requiring(name, event.currentTarget.checked))} />
      {kind === 'select' && (
        <TagsInput className="wide" label="Choices" placeholder="Type one and press Enter" value={texts(says.enum)} onChange={(given) => say('enum', given)} error={texts(says.enum).length === 0 ? 'At least one.' : undefined} />
      )}
      {kind === 'file' && (
        <TagsInput
          className="wide"
          label="Endings that files may have"
          placeholder="pdf"
          value={texts(says['x-allowed-extensions'])}
          onChange={(given) => say('x-allowed-extensions', given.length === 0 ? undefined : given.map((one) => one.replace(/^\./, '')))}
        />
      )}
      {(kind === 'number' || kind === 'integer') && (
        <>
          {count('minimum', 'At least')}
          {count('maximum', 'At most')}
        </>
      )}
      {kind === 'text' && (
        <>
          {count('minLength', 'Characters at least')}
          {count('maxLength', 'Characters at most')}
          {words('pattern', 'Looks like', '[A-Z]{2}[0-9]+')}
        </>
      )}
      {words('description', 'Description')}
      <p className="wide muted small">Expressions say the name; when it is changed, they are not.</p>
    </div>
  )
}

function requiring(name: string, required: boolean): (text: string) => string {
  return (text) => edit.requireAttribute(text, name, required)
}

function said(value: string | number | string[] | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function texts(value: string | number | string[] | undefined): string[] {
  return Array.isArray(value) ? value : []
}

/** A name for a title, as expressions can say it. */
function nameOfTitle(title: string): string {
  return title.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[^a-z]+|_+$/g, '')
}

function AddAttribute({ names, onAdd }: { names: string[]; onAdd: (name: string, title: string) => void }) {
  const [title, setTitle] = useState('')
  const name = nameOfTitle(title)
  const wrong = title === '' ? undefined : edit.nameMistake(names, name)
  return (
    <form
      className="builder-add"
      onSubmit={(event) => {
        event.preventDefault()
        if (title === '' || wrong !== undefined) return
        onAdd(name, title.trim())
        setTitle('')
      }}
    >
      <TextInput aria-label="Title of a new attribute" placeholder="Title, such as Order number" value={title} error={wrong} onChange={(event) => setTitle(event.currentTarget.value)} />
      <Button type="submit" variant="default" leftSection={<IconPlus size={14} />} disabled={title.trim() === '' || wrong !== undefined}>
        Add attribute
      </Button>
    </form>
  )
}

function Statuses({ statuses, change }: { statuses: string[]; change: Change }) {
  const [status, setStatus] = useState('')
  const wrong = status === '' ? undefined : edit.statusMistake(statuses, status)
  return (
    <>
      <p className="muted small">Every workflow has Open, Closed and Error. These come beside them:</p>
      <ol className="builder-list" aria-label="Statuses">
        {statuses.map((one, index) => (
          <li key={index} className="builder-status">
            <Held
              aria-label={`Status ${index + 1}`}
              value={one}
              mistake={(given) => edit.statusMistake(statuses.filter((_, at) => at !== index), given)}
              onKeep={(given) => change((text) => edit.renameStatus(text, index, given))}
            />
            <Moves
              label={one}
              first={index === 0}
              last={index === statuses.length - 1}
              onMove={(by) => change((text) => edit.moveStatus(text, index, by))}
              onRemove={() => change((text) => edit.removeStatus(text, index))}
            />
          </li>
        ))}
      </ol>
      <form
        className="builder-add"
        onSubmit={(event) => {
          event.preventDefault()
          if (status.trim() === '' || wrong !== undefined) return
          change((text) => edit.addStatus(text, status.trim()))
          setStatus('')
        }}
      >
        <TextInput aria-label="A new status" placeholder="Status, such as In review" value={status} error={wrong} onChange={(event) => setStatus(event.currentTarget.value)} />
        <Button type="submit" variant="default" leftSection={<IconPlus size={14} />} disabled={status.trim() === '' || wrong !== undefined}>
          Add status
        </Button>
      </form>
    </>
  )
}
