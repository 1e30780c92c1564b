import { Button, Checkbox, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { useAct } from '../ui/act'
import { Trouble } from '../ui/Trouble'

export type Model = components['schemas']['Model']
type Terms = components['schemas']['ModelTerms']
type Format = NonNullable<Terms['answer_format']>

const FORMATS: { value: Format; label: string }[] = [
  { value: 'schema', label: 'by a JSON Schema' },
  { value: 'json', label: 'only that it is JSON' },
  { value: 'text', label: 'not at all' },
]

/** Which model a connection leads to, and how much of it may be used up in a day. */
export function ModelForm({ connection, onClose }: { connection: number; onClose: () => void }) {
  const queries = useQueryClient()
  const key = ['connections', connection, 'model']
  const known = queries.getQueryData<Model | null>(key) ?? undefined
  const [name, setName] = useState(known?.name ?? '')
  const [format, setFormat] = useState<Format>(known?.answer_format ?? 'schema')
  const [tokens, setTokens] = useState(known?.day_tokens_most ?? undefined)
  const [cost, setCost] = useState(known?.day_cost_most ?? undefined)
  const [priceIn, setPriceIn] = useState(known?.input_price ?? 0)
  const [priceOut, setPriceOut] = useState(known?.output_price ?? 0)
  const [documents, setDocuments] = useState(known?.documents ?? false)
  const save = useAct(
    () => {
      const body: Terms = {
        name,
        answer_format: format,
        day_tokens_most: tokens ?? null,
        day_cost_most: cost ?? null,
        input_price: priceIn,
        output_price: priceOut,
        documents,
        ...(known === undefined ? {} : { parameters: known.parameters, answer_tokens_most: known.answer_tokens_most }),
      }
      return answer(api.PUT('/connections/{connection}/model', { params: { path: { connection: String(connection) } }, body }))
    },
    { done: 'Saved', stale: [key], quiet: true, then: onClose },
  )
  const number = (value: number | string) => (typeof value === 'number' ? value : undefined)
  return (
    <Modal opened onClose={onClose} title="Model">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.isError && <Trouble error={save.error} />}
        <TextInput label="Name" description="As the service calls it" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <Select label="The form of an answer is asked for" allowDeselect={false} data={FORMATS} value={format} onChange={(value) => setFormat(FORMATS.find((one) => one.value === value)?.value ?? 'schema')} />
        <NumberInput label="Tokens a day at most" min={1} allowDecimal={false} value={tokens ?? ''} onChange={(value) => setTokens(number(value))} />
        <NumberInput label="Cost a day at most" min={0} value={cost ?? ''} onChange={(value) => setCost(number(value))} />
        <div className="row" style={{ alignItems: 'flex-end' }}>
          <NumberInput label="Price of a million tokens in" min={0} value={priceIn} onChange={(value) => setPriceIn(number(value) ?? 0)} />
          <NumberInput label="and out" min={0} value={priceOut} onChange={(value) => setPriceOut(number(value) ?? 0)} />
        </div>
        <Checkbox label="It reads the fields of uploaded documents" checked={documents} onChange={(event) => setDocuments(event.currentTarget.checked)} />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  )
}
