import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { reaches, useSession } from '../access/session'
import { lettersWork } from './letters'
import { CARE, WORK } from './places'

const SOON = 1200

/** Whether something is written into it. */
export function isField(target: EventTarget | null): boolean {
  const ticked = target instanceof HTMLInputElement && target.type === 'checkbox'
  return target instanceof HTMLElement && !ticked && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Whether a key belongs to what is being written, or is none of ours. */
export function isWriting(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || (event.key.length === 1 && !lettersWork()) || isField(event.target)
}

/** `g` and a letter go to a page, `?` shows all keys. */
export function useGoKeys(help: () => void): void {
  const navigate = useNavigate()
  const { role } = useSession().member
  useEffect(() => {
    let since = 0
    const pressed = (event: KeyboardEvent) => {
      if (isWriting(event) || document.querySelector('[role="dialog"]') !== null) return
      if (event.key === '?') { help(); return; }
      if (event.key === 'g') {
        since = event.timeStamp
        return
      }
      const place = [...WORK, ...CARE].find((one) => one.key === event.key && reaches(role, one.least))
      if (event.timeStamp - since < SOON && place !== undefined) {
        event.preventDefault()
        void navigate({ to: place.to })
      }
      since = 0
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [navigate, role, help])
}
