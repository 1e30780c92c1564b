import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { sentence } from '../api/problem'

export function tell(message: string): void {
  notifications.show({ message, color: 'pine' })
}

export function tellTrouble(error: unknown): void {
  notifications.show({ title: 'That did not work', message: sentence(error), color: 'red', autoClose: 9000 })
}

interface Telling<In, Out> {
  /** What is said when it is done. */
  done?: string | ((out: Out, input: In) => string)
  /** What has to be asked again. */
  stale?: QueryKey[]
  /** Forms show what went wrong themselves. */
  quiet?: boolean
  then?: (out: Out, input: In) => void
}

/** Something that a person does: says that it was done, or why not, and has what changed asked again. */
export function useAct<In = void, Out = unknown>(deed: (input: In) => Promise<Out>, telling: Telling<In, Out> = {}) {
  const queries = useQueryClient()
  return useMutation<Out, Error, In>({
    mutationFn: deed,
    onSuccess: async (out, input) => {
      if (telling.done !== undefined) {
        tell(typeof telling.done === 'string' ? telling.done : telling.done(out, input))
      }
      telling.then?.(out, input)
      await Promise.all((telling.stale ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
    onError: (error) => {
      if (telling.quiet !== true) tellTrouble(error)
    },
  })
}
