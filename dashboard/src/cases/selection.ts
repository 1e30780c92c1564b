import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FoundCase } from '../api/types'
import { isWriting } from '../app/goKeys'

export interface Selection {
  cases: FoundCase[]
  has: (id: number) => boolean
  /** Takes the case at a place in or out; with `range` all from the place before to this one are taken in. */
  toggle: (index: number, range: boolean) => void
  all: () => void
  clear: () => void
}

interface Picked {
  scope: string
  cases: ReadonlyMap<number, FoundCase>
  anchor: number
}

const NONE: ReadonlyMap<number, FoundCase> = new Map()

/** The cases of a list that somebody chose. Another query (`scope`) begins with none. */
export function useSelection(items: FoundCase[] | undefined, scope: string): Selection {
  const [state, setState] = useState<Picked>({ scope, cases: NONE, anchor: -1 })
  const picked = state.scope === scope ? state.cases : NONE
  const anchor = state.scope === scope ? state.anchor : -1

  const toggle = useCallback(
    (index: number, range: boolean) => {
      const one = items?.[index]
      if (items === undefined || one === undefined) return
      const cases = new Map(picked)
      if (range && anchor >= 0) {
        for (const each of items.slice(Math.min(anchor, index), Math.max(anchor, index) + 1)) cases.set(each.id, each)
      } else if (!cases.delete(one.id)) cases.set(one.id, one)
      setState({ scope, cases, anchor: index })
    },
    [items, picked, anchor, scope],
  )
  const all = useCallback(() => setState({ scope, cases: new Map((items ?? []).map((one) => [one.id, one])), anchor: -1 }), [items, scope])
  const clear = useCallback(() => setState({ scope, cases: NONE, anchor: -1 }), [scope])

  return useMemo(() => ({ cases: [...picked.values()], has: (id: number) => picked.has(id), toggle, all, clear }), [picked, toggle, all, clear])
}

/** `x` takes the case that the keys are at in or out, `X` all up to it, and Escape lets go of all. */
export function useSelectionKeys(selection: Selection, at: number, may: boolean): void {
  useEffect(() => {
    if (!may) return
    const pressed = (event: KeyboardEvent) => {
      if (isWriting(event) || document.querySelector('[role="dialog"], [role="menu"]') !== null) return
      if (event.key === 'x' || event.key === 'X') selection.toggle(at, event.key === 'X')
      else if (event.key === 'Escape' && selection.cases.length > 0) selection.clear()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [selection, at, may])
}
