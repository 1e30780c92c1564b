import { isMap, isScalar, isSeq, type Document, type Pair, type YAMLMap } from 'yaml'
import { changedPart, documentOf, inserted, moved, nameOf, pairAt, removed, Unreadable } from './splice'

/** What an attribute can be, in the words of docs/language.md. */
export const KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'integer', label: 'Whole number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'date', label: 'Date' },
  { value: 'email', label: 'E-mail address' },
  { value: 'select', label: 'One of a list' },
  { value: 'file', label: 'File' },
  { value: 'user_entity', label: 'Member' },
  { value: 'business', label: 'Business' },
] as const

export type AttributeKind = (typeof KINDS)[number]['value'] | 'other'

/** What beside its kind may be said of an attribute, by the names of JSON Schema. */
export const BOUNDS = {
  text: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum'],
  integer: ['minimum', 'maximum'],
  file: ['x-allowed-extensions'],
  select: ['enum'],
} as const satisfies Partial<Record<AttributeKind, readonly string[]>>

export type Member = 'title' | 'description' | 'minLength' | 'maxLength' | 'pattern' | 'minimum' | 'maximum' | 'enum' | 'x-allowed-extensions'

export interface Attribute {
  name: string
  kind: AttributeKind
  required: boolean
  /** The members that a form may change, as they are written. */
  says: Partial<Record<Member, string | number | string[]>>
}

export interface Shape {
  attributes: Attribute[]
  statuses: string[]
}

const SCHEMA = ['input', 'schema', 'document']
const PROPERTIES = [...SCHEMA, 'properties']
const REQUIRED = [...SCHEMA, 'required']
const STATUSES = ['document', 'metadata', 'statuses']
const OF_KINDS = new Set(['type', 'format', 'x-type', ...Object.values(BOUNDS).flat()])

/** The attributes and statuses that a text declares; throws `Unreadable` when it is no YAML. */
export function shapeOf(text: string): Shape {
  const document = documentOf(text)
  const required = listOf(document, REQUIRED)
  const properties = document.getIn(PROPERTIES, true)
  return {
    attributes: isMap(properties) ? (properties.items).map((pair) => attributeOf(pair, required)) : [],
    statuses: listOf(document, STATUSES),
  }
}

function listOf(document: Document, path: string[]): string[] {
  const list = document.getIn(path, true)
  return isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : '')) : []
}

function attributeOf(pair: Pair, required: string[]): Attribute {
  const name = nameOf(pair)
  const schema = isMap(pair.value) ? (pair.value.toJSON() as Record<string, unknown>) : {}
  const says: Attribute['says'] = {}
  for (const member of ['title', 'description', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'enum', 'x-allowed-extensions'] as const) {
    const value = schema[member]
    if (typeof value === 'string' || typeof value === 'number') says[member] = value
    else if (Array.isArray(value)) says[member] = value.map(String)
  }
  return { name, kind: kindOf(schema), required: required.includes(name), says }
}

/** `x-type` counts before `enum`, and `enum` before `format`. */
function kindOf(schema: Record<string, unknown>): AttributeKind {
  const [type, ...more] = [schema.type].flat().filter((one) => one !== 'null')
  if (more.length > 0 || schema.$ref !== undefined) return 'other'
  const own = schema['x-type']
  if (type === 'string' && (own === 'file' || own === 'user_entity' || own === 'business')) return own
  if (Array.isArray(schema.enum)) return schema.enum.every((one) => typeof one === 'string') ? 'select' : 'other'
  if (type === 'number' || type === 'integer' || type === 'boolean') return type
  if (type !== 'string') return 'other'
  if (schema.format === undefined) return 'text'
  return schema.format === 'date' || schema.format === 'email' ? schema.format : 'other'
}

function written(kind: AttributeKind): Record<string, unknown> {
  switch (kind) {
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: kind }
    case 'date':
    case 'email':
      return { type: 'string', format: kind }
    case 'file':
    case 'user_entity':
    case 'business':
      return { type: 'string', 'x-type': kind }
    case 'select':
      return { enum: ['first', 'second'] }
    case 'text':
    case 'other':
      return { type: 'string' }
  }
}

/** Another attribute, the last one. */
export function addAttribute(text: string, name: string, title: string): string {
  if (shapeOf(text).attributes.some((one) => one.name === name)) throw new Unreadable(`There is an attribute ${name} already`, undefined)
  const value = { type: 'string', ...(title === '' ? {} : { title }) }
  if (documentOf(text).getIn(SCHEMA, true) === undefined) {
    const begun = inserted(text, [...SCHEMA, 'type'], 'object', ['use', 'schedule', 'timeout', 'do'])
    return inserted(begun, [...PROPERTIES, name], value)
  }
  return inserted(text, [...PROPERTIES, name], value)
}

export function removeAttribute(text: string, name: string): string {
  return removed(requireAttribute(text, name, false), [...PROPERTIES, name])
}

export function moveAttribute(text: string, name: string, by: -1 | 1): string {
  return moved(text, [...PROPERTIES, name], by)
}

/** Calls an attribute something else, where it is declared; expressions that read it are the author's to change. */
export function renameAttribute(text: string, from: string, to: string): string {
  if (shapeOf(text).attributes.some((one) => one.name === to)) throw new Unreadable(`There is an attribute ${to} already`, undefined)
  const called = changedPart(text, [...PROPERTIES, from], (part, at) => {
    const key = pairAt(part, at)?.key
    if (isScalar(key)) key.value = to
  })
  return listOf(documentOf(called), REQUIRED).includes(from) ? list(called, REQUIRED, (items) => items.map((item) => (textOf(item) === from ? to : item))) : called
}

export function kindAttribute(text: string, name: string, kind: AttributeKind): string {
  return changedPart(text, [...PROPERTIES, name], (part, at) => {
    const map = mapAt(part, at)
    const fitting: readonly string[] = kind in BOUNDS ? BOUNDS[kind as keyof typeof BOUNDS] : []
    const wanted = Object.entries(written(kind)).filter(([member]) => member !== 'enum' || !map.has('enum'))
    for (const member of OF_KINDS) {
      if (!fitting.includes(member) && !wanted.some(([other]) => other === member)) map.delete(member)
    }
    for (const [member, value] of wanted.toReversed()) {
      if (map.has(member)) map.set(member, value)
      else map.items.unshift(part.createPair(member, part.createNode(value, { flow: true })))
    }
  })
}

/** Says something of an attribute, or no longer, when the value is nothing. */
export function sayOfAttribute(text: string, name: string, member: Member, value: string | number | string[] | undefined): string {
  return changedPart(text, [...PROPERTIES, name], (part, at) => {
    const map = mapAt(part, at)
    if (value === undefined) map.delete(member)
    else if (Array.isArray(value)) keepItems(part, map, member, value)
    else map.set(member, value)
  })
}

function keepItems(part: Document, map: YAMLMap, member: string, values: string[]): void {
  const there = map.get(member, true)
  if (isSeq(there)) there.items = values.map((value) => there.items.find((item) => textOf(item) === value) ?? part.createNode(value))
  else map.set(member, part.createNode(values, { flow: true }))
}

function mapAt(part: Document, at: string[]): YAMLMap {
  const there = part.getIn(at, true)
  if (isMap(there)) return there
  const map = part.createNode({}, { flow: true })
  part.setIn(at, map)
  return map
}

export function requireAttribute(text: string, name: string, required: boolean): string {
  const there = listOf(documentOf(text), REQUIRED)
  if (there.includes(name) === required) return text
  if (required && documentOf(text).getIn(REQUIRED, true) === undefined) return inserted(text, REQUIRED, [name], ['properties'])
  if (!required && there.length === 1) return removed(text, REQUIRED)
  return list(text, REQUIRED, (items) => (required ? [...items, name] : items.filter((item) => textOf(item) !== name)))
}

const OF_ALL = ['open', 'closed', 'error']

/** Why a status cannot be called that, or nothing. */
export function statusMistake(statuses: string[], status: string): string | undefined {
  const wanted = status.trim().toLowerCase()
  if (wanted === '') return 'A status has a name.'
  if (status.length > 100) return 'At most 100 characters.'
  if (OF_ALL.includes(wanted)) return 'Every workflow has that one.'
  return statuses.some((one) => one.toLowerCase() === wanted) ? 'There is one of that name.' : undefined
}

export function addStatus(text: string, status: string): string {
  const document = documentOf(text)
  if (isSeq(document.getIn(STATUSES, true))) return list(text, STATUSES, (items) => [...items, status])
  return inserted(text, STATUSES, [status])
}

export function renameStatus(text: string, index: number, status: string): string {
  return list(text, STATUSES, (items) => items.map((item, at) => (at === index ? status : item)))
}

export function removeStatus(text: string, index: number): string {
  return shapeOf(text).statuses.length === 1 ? removed(text, STATUSES) : list(text, STATUSES, (items) => items.filter((_, at) => at !== index))
}

export function moveStatus(text: string, index: number, by: -1 | 1): string {
  return list(text, STATUSES, (items) => {
    const [item] = items.splice(index, 1)
    return [...items.slice(0, index + by), item, ...items.slice(index + by)]
  })
}

function textOf(item: unknown): string {
  return isScalar(item) ? String(item.value) : ''
}

/** Changes the items of a list; those that stay keep their comments and quotes. */
function list(text: string, path: string[], change: (items: unknown[]) => unknown[]): string {
  return changedPart(text, path, (part, at) => {
    const seq = part.getIn(at, true)
    if (!isSeq(seq)) return
    const before = [...seq.items]
    const after = change([...before])
    seq.items = after.map((item, index) => {
      if (typeof item !== 'string') return item
      const old = before[index]
      if (isScalar(old) && after.length === before.length) {
        old.value = item
        return old
      }
      return part.createNode(item)
    })
  })
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** Why an attribute should not be called that, or nothing. Other names work too, but need brackets in expressions. */
export function nameMistake(names: string[], name: string): string | undefined {
  if (name === '') return 'An attribute has a name.'
  if (names.includes(name)) return 'There is one of that name.'
  return NAME.test(name) ? undefined : 'Letters, digits and _, so that expressions can say .name.'
}
