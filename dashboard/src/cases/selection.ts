import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FoundCase } from '../api/types'
import { isWriting } from '../app/goKeys'

/** How many cases can be chosen at once. */
export const CHOSEN_MOST = 10_000

/** Which case it is, and no more of it: many may be chosen. */
export interface Chosen {
  id: number
  subject: string
}

export interface Selection {
  cases: Chosen[]
  /** Whether they are all that matched when they were read. */
  whole: boolean
  has: (id: number) => boolean
  /** Takes the case at a place in or out; with `range` all from the place before to this one are taken in. */
  toggle: (index: number, range: boolean) => void
  /** All that the list has read. */
  all: () => void
  /** All that match, and no others. */
  take: (cases: Chosen[]) => void
  clear: () => void
}

interface Picked {
  scope: string
  cases: ReadonlyMap<number, Chosen>
  anchor: number
  whole: boolean
}

const NONE: ReadonlyMap<number, Chosen> = new Map()

function kept({ id, subject }: Chosen): [number, Chosen] {
  return [id, { id, subject }]
}

/** The cases of a list that somebody chose. Another query (`scope`) begins with none. */
export function useSelection(items: FoundCase[] | undefined, scope: string): Selection {
  const [state, setState] = useState<Picked>({ scope, cases: NONE, anchor: -1, whole: false })
  const picked = state.scope === scope ? state.cases : NONE
  const anchor = state.scope === scope ? state.anchor : -1

  const toggle = useCallback(
    (index: number, range: boolean) => {
      const one = items?.[index]
      if (items === undefined || one === undefined) return
      const cases = new Map(picked)
      if (range && anchor >= 0) {
        for (const each of items.slice(Math.min(anchor, index), Math.max(anchor, index) + 1)) cases.set(...kept(each))
      } else if (!cases.delete(one.id)) cases.set(...kept(one))
      setState({ scope, cases, anchor: index, whole: false })
    },
    [items, picked, anchor, scope],
  )
  const only = useCallback((cases: Chosen[], whole: boolean) => setState({ scope, cases: new Map(cases.slice(0, CHOSEN_MOST).map(kept)), anchor: -1, whole }), [scope])
  const all = useCallback(() => only(items ?? [], false), [items, only])
  const take = useCallback((cases: Chosen[]) => only(cases, true), [only])
  const clear = useCallback(() => only([], false), [only])

  const whole = state.scope === scope && state.whole

  return useMemo(
    () => ({ cases: [...picked.values()], whole, has: (id: number) => picked.has(id), toggle, all, take, clear }),
    [picked, whole, toggle, all, take, clear],
  )
}

/** `x` takes the case that the keys are at in or out, `X` all up to it, `A` what `all` chooses, and Escape lets go of all. */
export function useSelectionKeys(selection: Selection, at: number, may: boolean, all: () => void): void {
  useEffect(() => {
    if (!may) return
    const pressed = (event: KeyboardEvent) => {
      if (isWriting(event) || document.querySelector('[role="dialog"], [role="menu"]') !== null) return
      if (event.key === 'x' || event.key === 'X') selection.toggle(at, event.key === 'X')
      else if (event.key === 'A') all()
      else if (event.key === 'Escape' && selection.cases.length > 0) selection.clear()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [selection, at, may, all])
}
