import type { Values } from '../ui/form/schema'

/** What differs, as the API takes it: attributes that are gone are null. */
export function changed(before: Values, after: Values): Values {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const found: Values = {}
  for (const name of names) {
    const now = after[name] ?? null
    if (JSON.stringify(before[name] ?? null) !== JSON.stringify(now)) found[name] = now
  }
  return found
}
