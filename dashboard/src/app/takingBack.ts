import { useEffect } from 'react'
import { later, removals } from '../ui/undo'
import { isField } from './goKeys'

/** `Ctrl Z` takes back what was done last while that is offered; whoever leaves, leaves nothing half done. */
export function useTakingBack(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z'
      if (wanted && !event.defaultPrevented && !isField(event.target) && later.undo()) event.preventDefault()
    }
    const left = () => void removals.now()
    // Phones say this last before they end a page.
    const looked = () => { if (document.visibilityState === 'hidden') left() }
    window.addEventListener('keydown', pressed)
    window.addEventListener('pagehide', left)
    document.addEventListener('visibilitychange', looked)
    return () => {
      window.removeEventListener('keydown', pressed)
      window.removeEventListener('pagehide', left)
      document.removeEventListener('visibilitychange', looked)
      left()
    }
  }, [])
}
