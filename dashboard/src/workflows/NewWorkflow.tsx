import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../api/client'
import type { Workflow } from '../api/types'
import { useAct } from '../ui/act'
import { FormDialog } from '../ui/FormDialog'
import { beginning, nameFor } from './beginning'

/** Makes a draft that can be published as it is. */
export function NewWorkflow({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [given, setGiven] = useState<string>()
  const name = given ?? nameFor(title)
  const create = useAct(() => send<{ workflow: Workflow }>('POST', '/workflows', beginning(title.trim(), name)), {
    stale: [['workflows']],
    // One of that name would be written into, and then be deleted.
    after: 'workflow',
    quiet: true,
    then: ({ workflow }) => {
      onClose()
      void navigate({ to: '/workflows/$workflow', params: { workflow: workflow.id } })
    },
  })
  return (
    <FormDialog title="New workflow" verb="Create the workflow" busy={create.isPending} error={create.error} onClose={onClose} onSubmit={() => create.mutate()}>
      <TextInput label="Title" placeholder="Lost parcels" required maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} data-autofocus />
      <TextInput
        label="Name"
        description="In addresses and on the command line: small letters, digits and hyphens; it stays"
        required
        pattern="[a-z][a-z0-9\-]*"
        maxLength={63}
        value={name}
        onChange={(event) => setGiven(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
