import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '../ui/FormDialog'
import { modelKey, termsOf, useModelChange, type Model, type Terms } from './model'

type Format = NonNullable<Terms['answer_format']>

const FORMATS: { value: Format; label: string }[] = [
  { value: 'schema', label: 'by a JSON Schema' },
  { value: 'json', label: 'only that it is JSON' },
  { value: 'text', label: 'not at all' },
]

/** Which model a connection leads to, and how much of it may be used up in a day. */
export function ModelForm({ connection, onClose }: { connection: number; onClose: () => void }) {
  const queries = useQueryClient()
  const known = queries.getQueryData<Model | null>(modelKey(connection)) ?? undefined
  const [name, setName] = useState(known?.name ?? '')
  const [format, setFormat] = useState<Format>(known?.answer_format ?? 'schema')
  const [tokens, setTokens] = useState(known?.day_tokens_most ?? undefined)
  const [cost, setCost] = useState(known?.day_cost_most ?? undefined)
  const [priceIn, setPriceIn] = useState(known?.input_price ?? 0)
  const [priceOut, setPriceOut] = useState(known?.output_price ?? 0)
  const [documents, setDocuments] = useState(known?.documents ?? false)
  const save = useModelChange(connection, { quiet: true, then: onClose })
  const terms = (): Terms => ({
    name,
    answer_format: format,
    day_tokens_most: tokens ?? null,
    day_cost_most: cost ?? null,
    input_price: priceIn,
    output_price: priceOut,
    documents,
    ...(known === undefined ? {} : { parameters: known.parameters, answer_tokens_most: known.answer_tokens_most }),
  })
  const number = (value: number | string) => (typeof value === 'number' ? value : undefined)
  return (
    <FormDialog title="Model" verb="Save" busy={save.isPending} error={save.error} onClose={onClose} onSubmit={() => save.mutate({ from: known === undefined ? undefined : termsOf(known), to: terms() })}>
      <TextInput label="Name" description="As the service calls it" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <Select label="The form of an answer is asked for" allowDeselect={false} data={FORMATS} value={format} onChange={(value) => setFormat(FORMATS.find((one) => one.value === value)?.value ?? 'schema')} />
      <NumberInput label="Tokens a day at most" min={1} allowDecimal={false} value={tokens ?? ''} onChange={(value) => setTokens(number(value))} />
      <NumberInput label="Cost a day at most" min={0} value={cost ?? ''} onChange={(value) => setCost(number(value))} />
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <NumberInput label="Price of a million tokens in" min={0} value={priceIn} onChange={(value) => setPriceIn(number(value) ?? 0)} />
        <NumberInput label="and out" min={0} value={priceOut} onChange={(value) => setPriceOut(number(value) ?? 0)} />
      </div>
      <Checkbox label="It reads the fields of uploaded documents" checked={documents} onChange={(event) => setDocuments(event.currentTarget.checked)} />
    </FormDialog>
  )
}
