import type { Json } from '../../api/types'

/** As much of JSON Schema as forms know; the server checks everything else. */
export interface Schema {
  type?: string | string[]
  title?: string
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: Json[]
  const?: Json
  format?: string
  default?: Json
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  $ref?: string
  $defs?: Record<string, Schema>
  'x-type'?: string
  'x-allowed-extensions'?: string[]
}

export type Values = Record<string, Json>

export type Kind =
  | 'text' | 'long' | 'number' | 'integer' | 'boolean' | 'choice' | 'choices' | 'texts'
  | 'date' | 'moment' | 'email' | 'address' | 'file' | 'group' | 'list' | 'json'

/** What a form asks for, made of one property. */
export interface Field {
  name: string
  title: string
  kind: Kind
  required: boolean
  schema: Schema
}

const LONG = 200

/** A `$ref` to another place of the same schema is followed; what stands beside it goes before. */
export function resolved(schema: Schema, root: Schema): Schema {
  let found = schema
  for (let steps = 0; found.$ref !== undefined && steps < 20; steps++) {
    const { $ref, ...beside } = found
    const names = $ref.replace(/^#\/?/, '').split('/').filter((name) => name !== '')
    let target: unknown = root
    for (const name of names) {
      const plain = name.replaceAll('~1', '/').replaceAll('~0', '~')
      target = typeof target === 'object' && target !== null ? (target as Record<string, unknown>)[plain] : undefined
    }
    if (typeof target !== 'object' || target === null) return beside
    found = { ...(target as Schema), ...beside }
  }
  return found
}

function typesOf(schema: Schema): string[] {
  const types = schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type]
  return types.filter((type) => type !== 'null')
}

export function kindOf(schema: Schema): Kind {
  if (schema['x-type'] === 'file') return 'file'
  if (schema.enum !== undefined) return 'choice'
  const types = typesOf(schema)
  if (types.length > 1) return 'json'
  switch (types[0]) {
    case 'string':
      return textKind(schema)
    case 'number':
      return 'number'
    case 'integer':
      return 'integer'
    case 'boolean':
      return 'boolean'
    case 'array':
      return listKind(schema.items ?? {})
    case 'object':
      return schema.properties === undefined ? 'json' : 'group'
    case undefined:
      return schema.properties === undefined ? 'json' : 'group'
    default:
      return 'json'
  }
}

function textKind(schema: Schema): Kind {
  switch (schema.format) {
    case 'date':
      return 'date'
    case 'date-time':
      return 'moment'
    case 'email':
      return 'email'
    case 'uri':
      return 'address'
    default:
      return (schema.maxLength ?? 0) > LONG || schema.format === 'textarea' ? 'long' : 'text'
  }
}

function listKind(items: Schema): Kind {
  if (items.enum !== undefined) return 'choices'
  const kind = kindOf(items)
  if (kind === 'text' || kind === 'email' || kind === 'long') return 'texts'
  return kind === 'group' ? 'list' : 'json'
}

/** The fields of an object, in the order in which its author wrote them. */
export function fieldsOf(schema: Schema, root: Schema = schema): Field[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, raw]) => {
    const property = resolved(raw, root)
    if (property.items !== undefined) property.items = resolved(property.items, root)
    return { name, title: property.title ?? name, kind: kindOf(property), required: required.has(name), schema: property }
  })
}

/** What a form begins with: the defaults, and groups that are there. */
export function initial(schema: Schema, root: Schema = schema): Values {
  const values: Values = {}
  for (const field of fieldsOf(schema, root)) {
    if (field.schema.default !== undefined) values[field.name] = field.schema.default
    else if (field.kind === 'group') {
      const inner = initial(field.schema, root)
      if (field.required || Object.keys(inner).length > 0) values[field.name] = inner
    } else if (field.kind === 'boolean' && field.required) values[field.name] = false
  }
  return values
}

/** What is wrong with the values, by the JSON Pointer of the field; what only the server can know is left to it. */
export function mistakes(schema: Schema, values: Values, root: Schema = schema, above = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const field of fieldsOf(schema, root)) {
    const place = `${above}/${field.name}`
    const value = values[field.name]
    if (value === undefined || value === null || value === '') {
      if (field.required) found[place] = `${field.title} is needed.`
      continue
    }
    const mistake = mistakeOf(field, value)
    if (mistake !== undefined) found[place] = mistake
    else if (field.kind === 'group' && isObject(value)) Object.assign(found, mistakes(field.schema, value, root, place))
    else if (field.kind === 'list' && Array.isArray(value)) {
      value.forEach((item, index) => {
        if (isObject(item)) Object.assign(found, mistakes(field.schema.items ?? {}, item, root, `${place}/${index}`))
      })
    }
  }
  return found
}

export function isObject(value: Json | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mistakeOf({ kind, schema }: Field, value: Json): string | undefined {
  if (typeof value === 'number') return numberMistake(schema, kind, value)
  if (typeof value === 'string') return textMistake(schema, kind, value)
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems) return `At least ${schema.minItems}.`
    if (schema.maxItems !== undefined && value.length > schema.maxItems) return `At most ${schema.maxItems}.`
  }
  return undefined
}

function numberMistake(schema: Schema, kind: Kind, value: number): string | undefined {
  if (kind === 'integer' && !Number.isInteger(value)) return 'A whole number.'
  if (schema.minimum !== undefined && value < schema.minimum) return `${schema.minimum} or more.`
  if (schema.maximum !== undefined && value > schema.maximum) return `${schema.maximum} or less.`
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) return `More than ${schema.exclusiveMinimum}.`
  if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum) return `Less than ${schema.exclusiveMaximum}.`
  return undefined
}

function textMistake(schema: Schema, kind: Kind, value: string): string | undefined {
  const length = Array.from(value).length
  if (schema.minLength !== undefined && length < schema.minLength) return `At least ${schema.minLength} characters.`
  if (schema.maxLength !== undefined && length > schema.maxLength) return `At most ${schema.maxLength} characters.`
  if (kind === 'email' && !/^\S+@\S+$/.test(value)) return 'An e-mail address, such as ann@example.com.'
  if (schema.pattern !== undefined && !fits(schema.pattern, value)) return `It must look like ${schema.pattern}.`
  return undefined
}

function fits(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    // The server's patterns are of another kind; it will say.
    return true
  }
}
