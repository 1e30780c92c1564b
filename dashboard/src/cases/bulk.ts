/** How a deed for many stands: what is done, what was refused and why, and whether it goes on. */
export interface Progress<T> {
  all: number
  done: number
  refused: readonly { item: T; why: string }[]
  /** `stopped` when somebody wanted it before the end. */
  state: 'working' | 'finished' | 'stopped'
}

interface Work<T> {
  deed: (item: T) => Promise<unknown>
  /** How many at once. */
  width: number
  /** Why one was refused, in a sentence. */
  because: (error: unknown) => string
  wanted: AbortSignal
  tell: (progress: Progress<T>) => void
}

/** Does something with each, a few at once and in their order; what was begun is finished when it is stopped. */
export async function each<T>(items: readonly T[], { deed, width, because, wanted, tell }: Work<T>): Promise<Progress<T>> {
  let done = 0
  let refused: Progress<T>['refused'] = []
  const stand = (state: Progress<T>['state']): Progress<T> => ({ all: items.length, done, refused, state })
  let next = 0
  const hand = async () => {
    while (!wanted.aborted && next < items.length) {
      const item = items[next++] as T
      try {
        await deed(item)
        done++
      } catch (error) {
        refused = refused.concat({ item, why: because(error) })
      }
      tell(stand('working'))
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, hand))
  const last = stand(done + refused.length < items.length ? 'stopped' : 'finished')
  tell(last)
  return last
}

/** Refusals by their reason, the most frequent first. */
export function byReason<T>(refused: Progress<T>['refused']): { why: string; items: T[] }[] {
  const found = new Map<string, T[]>()
  for (const { item, why } of refused) {
    const same = found.get(why)
    if (same === undefined) found.set(why, [item])
    else same.push(item)
  }
  return [...found].map(([why, items]) => ({ why, items })).sort((one, other) => other.items.length - one.items.length)
}
