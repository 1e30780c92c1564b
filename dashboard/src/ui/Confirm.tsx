import { Button, Modal, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'

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

/** Asks once more before something that cannot be taken back. */
export function Confirm({ title, children, verb, reason, danger = true, busy = false, onClose, onConfirm }: Props) {
  const [text, setText] = useState('')
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm(text)
        }}
      >
        <div>{children}</div>
        {reason !== undefined && (
          <Textarea label={reason} value={text} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" color={danger ? 'red.8' : 'pine'} loading={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
