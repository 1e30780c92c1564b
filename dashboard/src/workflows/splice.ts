import { isCollection, isMap, isNode, isScalar, parseDocument, Document, type Pair } from 'yaml'

/** A text that cannot be changed by a form, and where and why. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly line: number | undefined,
  ) {
    super(message)
  }
}

/** Lines of a text that one pair of a block map has to itself. */
interface Spot {
  start: number
  end: number
  column: number
}

/** The document of a text; throws `Unreadable` when it is no YAML. */
export function documentOf(text: string): Document {
  const document = parseDocument(text, { prettyErrors: true })
  const [wrong] = document.errors
  if (wrong !== undefined) throw new Unreadable((wrong.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''), wrong.linePos?.[0].line)
  const { contents } = document
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null)) throw new Unreadable('The document is no map of names and values', 1)
  return document
}

export function pairAt(document: Document, path: string[]): Pair | undefined {
  const above = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  return isMap(above) ? (above.items).find((pair) => nameOf(pair) === path.at(-1)) : undefined
}

export function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

/** The lines of a pair, when it and all around it stand in block maps. */
function spotOf(text: string, document: Document, path: string[]): Spot | undefined {
  let found: Spot | undefined
  for (let depth = 1; depth <= path.length; depth++) {
    const above = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const pair = pairAt(document, path.slice(0, depth))
    if (!isMap(above) || above.flow === true || pair === undefined || !isScalar(pair.key)) return undefined
    const key = pair.key.range?.[0]
    if (key === undefined) return undefined
    const start = text.lastIndexOf('\n', key - 1) + 1
    if (text.slice(start, key).trim() !== '') return undefined
    const last = isNode(pair.value) && pair.value.range !== undefined && pair.value.range !== null ? pair.value.range[1] : (pair.key.range?.[1] ?? key)
    const content = text.slice(0, Math.max(last, key)).trimEnd().length
    const line = text.indexOf('\n', content)
    found = { start, end: line < 0 ? text.length : line + 1, column: key - start }
  }
  return found
}

/** With the comments that stand right above and as deep. */
function withComments(text: string, spot: Spot): Spot {
  let { start } = spot
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    if (!new RegExp(`^ {${spot.column}}#`).test(text.slice(above, start))) break
    start = above
  }
  return { ...spot, start }
}

function written(document: Document, like: string): string {
  const flat = /^( *)[^\s#-][^\n]*:[ \t]*(#[^\n]*)?\n\1- /m.test(like)
  return document.toString({ lineWidth: 0, indentSeq: !flat, flowCollectionPadding: like.includes('{ ') || !/[{[][^\s}\]]/.test(like) })
}

function indented(lines: string, column: number): string {
  return lines.replace(/\n*$/, '\n').replaceAll(/^(?=.)/gm, ' '.repeat(column))
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

/**
 * Changes what lies at a path by the library's own document, of as few lines as possible, so that all other lines
 * stay byte for byte. The change is told where the path begins in the part that it is given.
 */
export function changedPart(text: string, path: string[], change: (part: Document, at: string[]) => void): string {
  const whole = documentOf(text)
  for (let depth = path.length; depth > 0; depth--) {
    const spot = spotOf(text, whole, path.slice(0, depth))
    if (spot === undefined) continue
    const lines = text.slice(spot.start, spot.end).split('\n')
    if (lines.some((line) => line.trim() !== '' && line.slice(0, spot.column).trim() !== '')) continue
    const alone = lines.map((line) => line.slice(spot.column)).join('\n')
    const part = parseDocument(alone)
    // What is named elsewhere, as an anchor, cannot be read alone.
    if (part.errors.length > 0) continue
    change(part, path.slice(depth - 1))
    return ended(text.slice(0, spot.start)) + indented(written(part, alone), spot.column) + text.slice(spot.end)
  }
  change(whole, path)
  return written(whole, text)
}

/** Puts something where nothing is yet: as lines of its own where the map around it is written in lines. */
export function inserted(text: string, path: string[], value: unknown, before: string[] = []): string {
  const document = documentOf(text)
  let depth = 0
  while (depth < path.length - 1 && isMap(document.getIn(path.slice(0, depth + 1), true))) depth++
  const above = path.slice(0, depth)
  const around = depth === 0 ? document.contents : document.getIn(above, true)
  const fresh = new Document({})
  fresh.setIn(path.slice(depth), fresh.createNode(value, { flow: typeof value === 'object' }))
  open(fresh, path.slice(depth))
  const blocked = pairAt(document, path.slice(0, depth + 1))
  if (blocked === undefined && (around === null || (isMap(around) && around.flow !== true && around.items.length > 0))) {
    const names = isMap(around) ? (around.items).map(nameOf) : []
    const next = before.find((name) => names.includes(name))
    const near = next ?? names.at(-1)
    const spot = near === undefined ? { start: 0, end: text.length, column: 0 } : spotOf(text, document, [...above, near])
    if (spot !== undefined) {
      const at = next === undefined ? spot.end : withComments(text, spot).start
      return ended(text.slice(0, at)) + indented(fresh.toString({ lineWidth: 0, flowCollectionPadding: !Array.isArray(value) }), spot.column) + text.slice(at)
    }
  }
  return changedPart(text, path, (part, at) => {
    for (let end = 1; end < at.length; end++) {
      const there: unknown = part.getIn(at.slice(0, end), true)
      if (isScalar(there) && there.value !== null) throw new Unreadable(`\`${at[end - 1] ?? ''}\` is no map, so nothing can be put into it`, undefined)
      if (isScalar(there)) part.deleteIn(at.slice(0, end))
      // What was `{}` is written in lines from now on.
      if (isCollection(there) && there.items.length === 0) there.flow = false
    }
    part.setIn(at, part.createNode(value, { flow: typeof value === 'object' }))
  })
}

/** Maps on the way to a new value are written in lines. */
function open(document: Document, path: string[]): void {
  for (let end = 1; end < path.length; end++) {
    const there: unknown = document.getIn(path.slice(0, end), true)
    if (isCollection(there)) there.flow = false
  }
}

/** Takes a pair away, with the comments right above it. */
export function removed(text: string, path: string[]): string {
  const document = documentOf(text)
  const around = document.getIn(path.slice(0, -1), true)
  const spot = spotOf(text, document, path)
  if (spot !== undefined && isMap(around) && around.items.length > 1) {
    const { start, end } = withComments(text, spot)
    return text.slice(0, start) + text.slice(end)
  }
  return changedPart(text, path.slice(0, -1), (part, at) => {
    part.deleteIn([...at, path.at(-1)])
    const left: unknown = part.getIn(at, true)
    if (isCollection(left) && left.items.length === 0) left.flow = true
  })
}

/** Lets a pair change places with the one before or behind it. */
export function moved(text: string, path: string[], by: -1 | 1): string {
  const document = documentOf(text)
  const above = path.slice(0, -1)
  const around = document.getIn(above, true)
  if (!isMap(around)) return text
  const names = (around.items).map(nameOf)
  const from = names.indexOf(path.at(-1) ?? '')
  const other = names[from + by]
  if (from < 0 || other === undefined) return text
  const spots = [path, [...above, other]].map((one) => spotOf(text, document, one)).map((spot) => (spot === undefined ? undefined : withComments(text, spot)))
  const [first, second] = by === 1 ? spots : spots.toReversed()
  if (first !== undefined && second !== undefined) {
    return (
      text.slice(0, first.start) + ended(text.slice(second.start, second.end)) + text.slice(first.end, second.start) + text.slice(first.start, first.end) + text.slice(second.end)
    )
  }
  return changedPart(text, above, (part, at) => {
    const map: unknown = part.getIn(at, true)
    if (isMap(map)) map.items.splice(from + by, 0, ...map.items.splice(from, 1))
  })
}
