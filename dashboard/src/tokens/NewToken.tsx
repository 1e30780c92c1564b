import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { useAct } from '../ui/act'
import { FormDialog } from '../ui/FormDialog'
import { ShownOnce } from '../ui/ShownOnce'

const TERMS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'for good' },
]

function inDays(term: string): string | null {
  return term === '' ? null : new Date(Date.now() + Number(term) * 86_400_000).toISOString()
}

function Term({ value, onChange }: { value: string; onChange: (term: string) => void }) {
  return <Select label="Good for" allowDeselect={false} data={TERMS} value={value} onChange={(term) => onChange(term ?? '365')} />
}

export function NewToken({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'api' | 'admin'>('api')
  const [term, setTerm] = useState('365')
  const [rate, setRate] = useState<number>()
  const make = useAct(
    () => answer(api.POST('/tokens', { body: { name, kind, expires_at: inDays(term), ...(rate === undefined ? {} : { rate_limit: rate }) } })),
    { stale: [['tokens']], quiet: true },
  )
  if (make.data !== undefined) return <ShownOnce what="token" value={make.data.token} onClose={onClose} />
  return (
    <FormDialog title="Create Token" verb="Create" busy={make.isPending} error={make.error} onClose={onClose} onSubmit={() => make.mutate()}>
      <TextInput label="Name" description="What it is for, such as the program that uses it" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <Select
        label="Scope"
        allowDeselect={false}
        data={[
          { value: 'api', label: 'API: creates cases, runs and events' },
          { value: 'admin', label: 'Administrator: may do everything in this organization' },
        ]}
        value={kind}
        onChange={(value) => setKind(value === 'admin' ? 'admin' : 'api')}
      />
      <Term value={term} onChange={setTerm} />
      <NumberInput label="Requests a minute" description="Without a number, the server's own limit holds" min={1} allowDecimal={false} value={rate ?? ''} onChange={(value) => setRate(typeof value === 'number' ? value : undefined)} />
    </FormDialog>
  )
}

export function NewKey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [term, setTerm] = useState('365')
  const make = useAct(() => answer(api.POST('/keys', { body: { name, expires_at: inDays(term) } })), { stale: [['keys']], quiet: true })
  if (make.data !== undefined) return <ShownOnce what="key" value={make.data.key} onClose={onClose} />
  return (
    <FormDialog title="New key of the Chamelio API" verb="Make the key" busy={make.isPending} error={make.error} onClose={onClose} onSubmit={() => make.mutate()}>
      <TextInput label="Name" description="What it is for; you are its owner" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <Term value={term} onChange={setTerm} />
    </FormDialog>
  )
}
