import { argumentsOf, takesAny, type Function, type Names } from './functions'
import { PLACES, VARIABLES, type Place, type Value, type Word } from './language'
import { whereIs, type Segment, type Where } from './where'

/** What a document and its organization have names for. */
export interface Known {
  functions: Function[]
  connections: string[]
  workflows: string[]
  statuses: string[]
  attributes: Value[]
  /** The names of the parts under `use`. */
  parts: Partial<Record<string, string[]>>
}

export interface Offer {
  label: string
  about: string
  kind: 'word' | 'name' | 'value'
  /** What is written when it is more than the label. */
  text?: string
}

export interface Offers {
  from: number
  offers: Offer[]
}

const MANY = new Set(['with', 'set', 'switch', 'do', 'try', 'catch', 'fork', 'listen', 'foreach', 'emit', 'run', 'raise', 'schema', 'document', 'metadata', 'use', 'properties', 'input', 'schedule', 'branches', 'event', 'to', 'workflow'])

/** What may be written at a position of a text; nothing when we know nothing there. */
export function offersAt(text: string, position: number, known: Known): Offers | undefined {
  const where = whereIs(text, position)
  const expression = inExpression(where, position, known)
  if (expression !== undefined) return expression
  if (where.names) {
    const place = placeOf(where.path, known)
    if (place === undefined) return undefined
    const offers = (place.words ?? []).filter(({ name }) => !(name in where.beside)).map((word): Offer => ({ label: word.name, about: word.about, kind: 'word', text: `${word.name}:${startsLines(word, where) ? '' : ' '}` }))
    // A list of plain values has no names.
    const items = namesOf(place.names, where, known)
    return offers.length + items.length === 0 ? undefined : { from: where.from, offers: [...offers, ...items] }
  }
  const offers = valuesOf(where, known)
  return offers.length === 0 ? undefined : { from: where.from, offers }
}

/** Whether what follows begins on the next line; behind a brace it never does. */
function startsLines(word: Word, where: Where): boolean {
  return MANY.has(word.name) && !where.flow
}

function placeOf(path: Segment[], known: Known): Place | undefined {
  let place: Place | undefined = PLACES.root
  let name = 'root'
  for (const segment of path) {
    if (place === undefined) return undefined
    const next: string | undefined = segment.name === '-' ? place.item : (place.words?.find((word) => word.name === segment.name)?.leads ?? place.any)
    if (name === 'step' && segment.name === 'with') {
      const called = segment.beside.call ?? ''
      place = PLACES[`with ${called}`] ?? functionPlace(called, known)
      name = 'with'
      continue
    }
    if (next === undefined) return undefined
    name = next
    place = PLACES[next]
  }
  return place
}

/** The words behind the `with` of a function. */
function functionPlace(called: string, known: Known): Place | undefined {
  const found = known.functions.find((one) => one.name === called || one.call === called)
  if (found === undefined) return undefined
  if (takesAny(found)) return { words: known.attributes.map(({ name, about }) => ({ name, about })) }
  return {
    words: argumentsOf(found).map((one) => ({
      name: one.name,
      about: one.required ? `${one.about} (needed)` : one.about,
      ...(one.options === undefined ? {} : { values: one.options.map((option) => ({ name: option, about: '' })) }),
      ...(one.names === undefined ? {} : { names: one.names }),
    })),
  }
}

function valuesOf(where: Where, known: Known): Offer[] {
  const last = where.path.at(-1)
  if (last === undefined) return []
  const above = placeOf(where.path.slice(0, -1), known)
  const around = where.path.at(-2)?.name
  if (above === PLACES.step && last.name === 'call') return callable(known)
  if (above === PLACES.step && last.name === 'timeout') return plain(known.parts.timeouts, 'of use.timeouts')
  if (above === PLACES.catch && last.name === 'retry') return plain(known.parts.retries, 'of use.retries')
  if (above === PLACES.raise && last.name === 'error') return plain(known.parts.errors, 'of use.errors')
  if (last.name === 'required' || around === 'required') return known.attributes.map(({ name, about }) => ({ label: name, about, kind: 'name' }))
  const word = above?.words?.find((one) => one.name === last.name)
  if (word === undefined) return []
  const parts = above === PLACES.authentication && last.name === 'use' ? plain(known.parts.authentications, 'of use.authentications') : []
  return [...parts, ...(word.values ?? []).map(({ name, about }): Offer => ({ label: name, about, kind: 'value' })), ...namesOf(word.names, where, known)]
}

function callable(known: Known): Offer[] {
  return [
    { label: 'http', about: 'a request', kind: 'value' },
    { label: 'openapi', about: 'an operation of a described service', kind: 'value' },
    ...plain(known.parts.functions, 'of use.functions'),
    ...known.functions.map(({ name, summary }): Offer => ({ label: name, about: summary, kind: 'name' })),
  ]
}

function plain(names: string[] | undefined, about: string): Offer[] {
  return (names ?? []).map((label) => ({ label, about, kind: 'name' }))
}

function namesOf(names: Names | undefined, where: Where, known: Known): Offer[] {
  switch (names) {
    case undefined:
      return []
    case 'steps':
      return plain(stepsBeside(where.path), 'a step of this list')
    case 'attributes':
      return known.attributes.map(({ name, about }) => ({ label: name, about, kind: 'name' }))
    case 'connections':
      return plain(known.connections, 'a connection')
    case 'statuses':
      return plain(known.statuses, 'a status')
    case 'workflows':
      return plain(known.workflows, 'a workflow')
  }
}

/** The steps of the list that the innermost step around is of. */
function stepsBeside(path: Segment[]): string[] {
  for (let index = path.length - 1; index > 0; index--) {
    const above = path[index - 1]?.name
    if (path[index]?.name === '-' && (above === 'do' || above === 'try' || above === 'branches')) {
      const own = path[index + 1]?.name
      return (path[index]?.items ?? []).filter((name) => name !== own)
    }
  }
  return []
}

const JQ = new Set(['if', 'when', 'exceptWhen', 'while', 'until', 'in', 'from', 'as'])

/** Variables and attributes where an expression is being written. */
function inExpression(where: Where, position: number, known: Known): Offers | undefined {
  if (where.names) return undefined
  const open = where.word.lastIndexOf('${')
  const bare = JQ.has(where.path.at(-1)?.name ?? '') && !where.word.includes('${')
  if (!bare && (open < 0 || where.word.includes('}', open))) return undefined
  const said = /(?:^|[\s(,;|{[:=<>+\-*/])(\$\w*|\.\w*)$/.exec(where.word)?.[1]
  if (said === undefined) return undefined
  const offers: Offer[] = said.startsWith('$')
    ? VARIABLES.map(({ name, about }) => ({ label: name, about, kind: 'name' }))
    : known.attributes.map(({ name, about }) => ({ label: /^\w+$/.test(name) ? `.${name}` : `.["${name}"]`, about, kind: 'name' }))
  return offers.length === 0 ? undefined : { from: position - said.length, offers }
}
