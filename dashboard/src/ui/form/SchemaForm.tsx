import { ActionIcon, Button, Checkbox, Fieldset, JsonInput, MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '../icons'
import { useContext, useState } from 'react'
import type { Json } from '../../api/types'
import { FileField } from './FileField'
import { fieldsOf, initial, isObject, type Field, type Schema, type Values } from './schema'
import { TakenFilesContext } from './takenFiles'

interface Props {
  schema: Schema
  root?: Schema
  values: Values
  /** By JSON Pointer. */
  errors?: Record<string, string>
  above?: string
  onChange: (values: Values) => void
}

/** A form made of a JSON Schema. */
export function SchemaForm({ schema, root = schema, values, errors = {}, above = '', onChange }: Props) {
  const set = (name: string, value: Json | undefined) => {
    const { [name]: _, ...rest } = values
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  return (
    <div className="stack">
      {fieldsOf(schema, root).map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          root={root}
          value={values[field.name]}
          errors={errors}
          place={`${above}/${field.name}`}
          onChange={(value) => set(field.name, value)}
        />
      ))}
    </div>
  )
}

interface FieldProps {
  field: Field
  root: Schema
  value: Json | undefined
  errors: Record<string, string>
  place: string
  onChange: (value: Json | undefined) => void
}

function FieldInput({ field, root, value, errors, place, onChange }: FieldProps) {
  const { schema } = field
  const taken = useContext(TakenFilesContext)
  const common = {
    label: field.title,
    // The browser would not let the form go before our own words could be shown.
    withAsterisk: field.required,
    error: errors[place],
    name: place,
    ...(schema.description === undefined ? {} : { description: schema.description }),
  }
  const text = typeof value === 'string' ? value : ''
  const onText = (given: string) => onChange(given === '' ? undefined : given)
  switch (field.kind) {
    case 'text':
    case 'email':
    case 'address':
      return (
        <TextInput
          {...common}
          type={field.kind === 'email' ? 'email' : field.kind === 'address' ? 'url' : 'text'}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )
    case 'file':
      // Files are values of the case itself, not of what lies deeper.
      return taken !== undefined && /^\/[^/]*$/.test(place) ? (
        <FileField {...common} value={text} endings={schema['x-allowed-extensions'] ?? []} taken={taken} onChange={onChange} />
      ) : (
        <TextInput
          {...common}
          placeholder="The id of a file, such as attachment_5"
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )
    case 'long':
      return <Textarea {...common} autosize minRows={3} value={text} onChange={(event) => onText(event.currentTarget.value)} />
    case 'date':
      return <TextInput {...common} type="date" value={text} onChange={(event) => onText(event.currentTarget.value)} />
    case 'moment':
      return (
        <TextInput
          {...common}
          type="datetime-local"
          value={localOf(text)}
          onChange={(event) => onText(event.currentTarget.value === '' ? '' : new Date(event.currentTarget.value).toISOString())}
        />
      )
    case 'number':
    case 'integer':
      return (
        <NumberInput
          {...common}
          allowDecimal={field.kind === 'number'}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(given) => onChange(typeof given === 'number' ? given : undefined)}
        />
      )
    case 'boolean':
      return (
        <Checkbox
          label={common.label}
          description={schema.description}
          error={common.error}
          name={place}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'choice': {
      const options = schema.enum ?? []
      return (
        <Select
          {...common}
          data={options.map((option) => ({ value: JSON.stringify(option), label: typeof option === 'string' ? option : JSON.stringify(option) }))}
          value={value === undefined ? null : JSON.stringify(value)}
          clearable={!field.required}
          onChange={(given) => onChange(given === null ? undefined : (JSON.parse(given) as Json))}
        />
      )
    }
    case 'choices':
      return (
        <MultiSelect
          {...common}
          data={(schema.items?.enum ?? []).map(String)}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(given) => onChange(given.length === 0 ? undefined : given)}
        />
      )
    case 'texts':
      return (
        <TagsInput
          {...common}
          placeholder="Type one and press Enter"
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(given) => onChange(given.length === 0 ? undefined : given)}
        />
      )
    case 'group':
      return (
        <Fieldset legend={field.title}>
          <SchemaForm schema={schema} root={root} values={isObject(value) ? value : {}} errors={errors} above={place} onChange={onChange} />
        </Fieldset>
      )
    case 'list':
      return <Rows field={field} root={root} value={Array.isArray(value) ? value : []} errors={errors} place={place} onChange={onChange} />
    case 'json':
      return <JsonField {...common} value={value} onChange={onChange} />
  }
}

function Rows({ field, root, value, errors, place, onChange }: FieldProps & { value: Json[] }) {
  const items = field.schema.items ?? {}
  return (
    <Fieldset legend={field.title}>
      <div className="stack">
        {value.map((row, index) => (
          <div key={index} className="row" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
            <div className="grow">
              <SchemaForm
                schema={items}
                root={root}
                values={isObject(row) ? row : {}}
                errors={errors}
                above={`${place}/${index}`}
                onChange={(changed) => onChange(value.map((other, at) => (at === index ? changed : other)))}
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove row ${index + 1} of ${field.title}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => onChange(value.concat([initial(items, root)]))}>
            Add a row
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}

interface JsonFieldProps {
  label: string
  value: Json | undefined
  error?: string | undefined
  onChange: (value: Json | undefined) => void
}

/** What no other input fits: JSON, taken as soon as it can be read. */
function JsonField({ value, onChange, error, ...common }: JsonFieldProps) {
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)))
  const [unreadable, setUnreadable] = useState(false)
  return (
    <JsonInput
      {...common}
      error={unreadable ? 'This is no JSON yet.' : error}
      autosize
      minRows={2}
      value={text}
      onChange={(given) => {
        setText(given)
        try {
          onChange(given.trim() === '' ? undefined : (JSON.parse(given) as Json))
          setUnreadable(false)
        } catch {
          setUnreadable(true)
        }
      }}
    />
  )
}

/** A moment as the input of the browser wants it: without a zone, in the reader's. */
function localOf(iso: string): string {
  if (iso === '') return ''
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
