import { Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { FormDialog } from './FormDialog'

interface Props {
  title: string
  children?: ReactNode
  /** What the button says: the verb. */
  verb: string
  /** Asks for a sentence too, under this label. */
  reason?: string
  danger?: boolean
  busy?: boolean
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** Asks once more before something that cannot be taken back, or that reaches far. */
export function Confirm({ children, reason, danger = true, onConfirm, ...dialog }: Props) {
  const [text, setText] = useState('')
  return (
    <FormDialog {...dialog} size="md" danger={danger} onSubmit={() => onConfirm(text)}>
      <div>{children}</div>
      {reason !== undefined && (
        <Textarea label={reason} value={text} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
      )}
    </FormDialog>
  )
}
