import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'

const LONG_ENOUGH_MS = 12_000

/** Says that something was done, with a button that takes it back while it is shown. */
export function tellUndoable(message: string, undo: () => void): void {
  const id = notifications.show({
    color: 'pine',
    autoClose: LONG_ENOUGH_MS,
    message: (
      <span className="row apart">
        <span className="break">{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          Undo
        </Button>
      </span>
    ),
  })
}
