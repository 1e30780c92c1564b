import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { Trouble } from './Trouble'

interface FormProps {
  /** What the button says: the verb. */
  verb: string
  busy?: boolean
  /** Whether it can be sent already. */
  ready?: boolean
  danger?: boolean
  /** Why it was refused. */
  error?: unknown
  /** What the way out says. */
  leave?: string
  onClose: () => void
  onSubmit: () => void
  children: ReactNode
}

/** The form of a dialog: why it was refused, the fields, and the buttons. Fields are checked by the form's owner or the browser. */
export function DialogForm({ verb, busy = false, ready = true, danger = false, error, leave = 'Leave it', onClose, onSubmit, children, ...own }: FormProps & { noValidate?: boolean }) {
  return (
    <form
      {...own}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        // React hands it on to the form that the dialog was opened from.
        event.stopPropagation()
        onSubmit()
      }}
    >
      {error != null && <Trouble error={error} />}
      {children}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose}>
          {leave}
        </Button>
        <Button type="submit" color={danger ? 'red.8' : 'pine'} disabled={!ready} loading={busy}>
          {verb}
        </Button>
      </div>
    </form>
  )
}

interface Props extends FormProps {
  title: string
  size?: 'md' | 'lg'
  noValidate?: boolean
}

/** A dialog with a form in it. */
export function FormDialog({ title, size = 'md', onClose, ...form }: Props) {
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <DialogForm onClose={onClose} {...form} />
    </Modal>
  )
}
