import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { sentence } from '../api/problem'
import type { Kind } from './removals'
import { removals, tellUndoable } from './undo'

export function tell(message: string): void {
  notifications.show({ message, color: 'pine' })
}

export function tellTrouble(error: unknown, title = 'That did not work'): void {
  notifications.show({ title, message: sentence(error), color: 'red', autoClose: 9000 })
}

interface Telling<In, Out> {
  /** What is said when it is done. */
  done?: string | ((out: Out, input: In) => string)
  /** What the same deed takes it back with, and what it is about: the note that it was done then has a button for it. */
  undo?: (input: NoInfer<In>, out: NoInfer<Out>) => { about: string; input: NoInfer<In> } | undefined
  /** What has to be asked again. */
  stale?: QueryKey[]
  /** Deletions that still wait and come first: what is made may want their names. */
  after?: Kind
  /** Forms show what went wrong themselves. */
  quiet?: boolean
  then?: (out: Out, input: In) => void
}

/** Something that a person does: says that it was done, or why not, and has what changed asked again. */
export function useAct<In = void, Out = unknown>(deed: (input: In) => Promise<Out>, telling: Telling<In, Out> = {}) {
  const queries = useQueryClient()
  const askAgain = () => Promise.all((telling.stale ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })))
  const said = (out: Out, input: In) => (typeof telling.done === 'function' ? telling.done(out, input) : (telling.done ?? 'Done'))
  // Not by the mutation: the reader may have left the page that it belongs to.
  const takeBack = async (input: In) => {
    try {
      tell(said(await deed(input), input))
      await askAgain()
    } catch (error) {
      tellTrouble(error)
    }
  }
  return useMutation<Out, Error, In>({
    mutationFn: async (input) => {
      if (telling.after !== undefined) await removals.now(telling.after)
      return deed(input)
    },
    onSuccess: async (out, input) => {
      const back = telling.undo?.(input, out)
      if (back !== undefined) tellUndoable(said(out, input), () => void takeBack(back.input), back.about)
      else if (telling.done !== undefined) tell(said(out, input))
      telling.then?.(out, input)
      await askAgain()
    },
    onError: (error) => {
      if (telling.quiet !== true) tellTrouble(error)
    },
  })
}
