const KEY = 'caseloom-wanted'

/** Keeps where somebody wanted to go while they are with the sign-on service, in this tab only. */
export function keepWanted(to: string | undefined): void {
  if (to === undefined) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, to)
}

/** Where somebody who comes back wanted to go; said once. */
export function takeWanted(): string | undefined {
  const to = sessionStorage.getItem(KEY) ?? undefined
  sessionStorage.removeItem(KEY)
  return to
}
