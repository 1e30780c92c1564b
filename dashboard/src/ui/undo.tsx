import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Later, type Chance } from './later'
import { Removals } from './removals'

const LONG_ENOUGH_MS = 12_000

/** What can be taken back just now. */
export const later = new Later({ show, hide })

/** What is hidden, since it was deleted or is about to be. */
export const removals = new Removals(later)

let told = 0

/** Says that something was done, with a button that takes it back while it is shown. A note about the same thing gives way. */
export function tellUndoable(message: string, undo: () => void, about = `note ${++told}`): void {
  later.put({ about, message, lasts: LONG_ENOUGH_MS, undo })
}

/** Makes up everything that could still be taken back, for whoever leaves; done when the server has answered. */
export function settle(): Promise<void> {
  later.allOver()
  return removals.now()
}

function hide(about: string): void {
  // The keyboard goes on in the page, not where the note was.
  const held = document.getElementById(about)?.contains(document.activeElement) === true
  if (held) document.getElementById('content')?.focus({ preventScroll: true })
  notifications.hide(about)
}

function show({ about, message }: Chance): void {
  notifications.show({
    id: about,
    color: 'pine',
    // Its time is kept in `later`, where it stands still while somebody looks at it.
    autoClose: false,
    priority: 1,
    onClose: () => later.over(about),
    onPointerEnter: (event) => { if (event.pointerType === 'mouse') later.hold(about, 'pointer') },
    onPointerLeave: () => later.letGo(about, 'pointer'),
    onFocus: () => later.hold(about, 'focus'),
    onBlur: () => later.letGo(about, 'focus'),
    message: (
      <span className="row apart" style={{ flexWrap: 'nowrap' }}>
        <span className="break">{message}</span>
        <Button
          flex="none"
          size="compact-sm"
          variant="light"
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={() => later.undo(about)}
        >
          Undo
        </Button>
      </span>
    ),
  })
}
