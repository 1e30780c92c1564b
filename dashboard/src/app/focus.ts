import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

const OVER_THE_PAGE = '[role="dialog"], [role="menu"], [role="listbox"]'
const REMEMBERED = 12
const SETTLED_MS = 300

function main(): HTMLElement | null {
  return document.querySelector('main')
}

function canTake(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled') && element.closest('[inert]') === null
}

/** What a dialog or menu took away with it goes back to where somebody came from, and never to nowhere. */
export function useFocusKept(): void {
  useEffect(() => {
    let trail: HTMLElement[] = []
    let over = false
    const came = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      trail = [...trail.filter((one) => one !== target && one.isConnected), target].slice(-REMEMBERED)
      over = target.closest(OVER_THE_PAGE) !== null
    }
    const nowhere = () => document.activeElement === null || document.activeElement === document.body
    const back = () => {
      // Meanwhile something else may have taken it, as the dialog behind an item of a menu.
      if (!over || !nowhere()) return
      over = false
      const there = trail.findLast(canTake) ?? main()
      there?.focus({ preventScroll: true })
    }
    const watch = new MutationObserver(() => {
      if (over && nowhere()) setTimeout(back, 20)
    })
    document.addEventListener('focusin', came)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', came)
      watch.disconnect()
    }
  }, [])
}

/** On another page the focus stands before its first element, and its title is said to those who hear it. */
export function useArrival(): string {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const was = useRef(path)
  const [said, say] = useState('')
  useEffect(() => {
    if (was.current === path) return
    const first = was.current === undefined
    was.current = path
    if (first) return
    // Fields and dialogs that a page begins with keep it.
    const active = document.activeElement
    if (active?.closest('[role="dialog"], main :is(input, textarea)') == null) main()?.focus({ preventScroll: true })
    const soon = setTimeout(() => say(document.title.replace(/ · Caseloom$/, '')), SETTLED_MS)
    return () => clearTimeout(soon)
  }, [path])
  return said
}
