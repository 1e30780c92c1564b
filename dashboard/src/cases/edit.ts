import type { Case, Json } from '../api/types'
import { shown } from '../ui/JsonView'
import type { Schema, Values } from '../ui/form/schema'

/** What of a case a person can change. */
export interface Content {
  subject: string
  owner: string
  attributes: Values
}

export function contentOf(found: Case): Content {
  return { subject: found.subject, owner: found.owner ?? '', attributes: found.attributes as Values }
}

export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && same((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
  )
}

/** What a change has to name so that the case becomes as it is wanted; nothing when it is so already. */
export function changeOf(base: Content, wanted: Content): { subject?: string; owner?: string; attributes?: Record<string, Json> } | undefined {
  const attributes: Record<string, Json> = {}
  for (const [name, value] of Object.entries(wanted.attributes)) if (!same(base.attributes[name], value)) attributes[name] = value
  // Null removes an attribute.
  for (const name of Object.keys(base.attributes)) if (!(name in wanted.attributes)) attributes[name] = null
  const change = {
    ...(wanted.subject === base.subject ? {} : { subject: wanted.subject }),
    ...(wanted.owner === base.owner ? {} : { owner: wanted.owner }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  }
  return Object.keys(change).length === 0 ? undefined : change
}

/** Something that others changed while somebody was editing; `mine` when the editor changed it too. */
export interface Moved {
  what: string
  from: string
  to: string
  mine: boolean
}

export function movedBetween(base: Content, now: Content, wanted: Content): Moved[] {
  const found: Moved[] = []
  const look = (what: string, from: unknown, to: unknown, mine: unknown) => {
    if (!same(from, to)) found.push({ what, from: shown(from), to: shown(to), mine: !same(from, mine) && !same(to, mine) })
  }
  look('Subject', base.subject, now.subject, wanted.subject)
  look('Owner', base.owner, now.owner, wanted.owner)
  for (const name of new Set([...Object.keys(base.attributes), ...Object.keys(now.attributes)])) {
    look(name, base.attributes[name], now.attributes[name], wanted.attributes[name])
  }
  return found
}

/** What the editor wants, upon what the case became: what they left alone follows it, what they changed stays theirs. */
export function carriedOver(base: Content, now: Content, wanted: Content): Content {
  const attributes: Values = { ...now.attributes }
  for (const [name, value] of Object.entries(changeOf(base, wanted)?.attributes ?? {})) {
    if (name in wanted.attributes) attributes[name] = value
    else Reflect.deleteProperty(attributes, name)
  }
  return {
    subject: wanted.subject === base.subject ? now.subject : wanted.subject,
    owner: wanted.owner === base.owner ? now.owner : wanted.owner,
    attributes,
  }
}

/** What sets a change back that somebody made, upon what the case became since. Refuses when others changed the same again. */
export function setBackFrom(made: Content, now: Content, before: Content) {
  const again = movedBetween(made, now, before).filter((one) => one.mine)
  if (again.length > 0) throw new Error(`Meanwhile ${again.map((one) => `${one.what} became ${one.to}`).join(', ')}. Nothing was set back.`)
  return changeOf(now, carriedOver(made, now, before))
}

/** Attributes that a schema has no fields for. */
export function besides(schema: Schema, attributes: Values): Values {
  const known = schema.properties ?? {}
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !(name in known)))
}
