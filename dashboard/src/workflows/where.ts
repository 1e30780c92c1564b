/** Where in a document a cursor stands, told by indentation, so that it is known while the text is no YAML yet. */
export interface Where {
  /** The names around the cursor from the outside; an item of a list is `-`. */
  path: Segment[]
  /** Whether that is behind a brace or bracket on the line. */
  flow: boolean
  /** Whether a name is written, or else the value of the last name of the path. */
  names: boolean
  /** What was written of it, and where that begins. */
  word: string
  from: number
  /** The names that its map has already. */
  beside: Record<string, string>
}

export interface Segment {
  name: string
  /** What stands beside it in the same map: names with what is on their line. */
  beside: Record<string, string>
  /** The names of the items of the list that it is an item of. */
  items: string[]
}

interface Entry {
  column: number
  name: string
  /** What follows on the line; an item of a list has none. */
  value?: string
}

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#'"[\]{},&*!|>%@`][^#'"[\]{},]*?))\s*:(?=\s|$)/

/** The dashes and the name that a line begins with. */
function entriesOf(line: string): { entries: Entry[]; rest: string; column: number } {
  const entries: Entry[] = []
  let column = /^ */.exec(line)?.[0].length ?? 0
  let rest = line.slice(column)
  for (let dash = /^-(\s+|$)/.exec(rest); dash !== null; dash = /^-(\s+|$)/.exec(rest)) {
    entries.push({ column, name: '-' })
    column += dash[0].length
    rest = rest.slice(dash[0].length)
  }
  const key = KEY.exec(rest)
  if (key !== null) {
    const value = rest.slice(key[0].length)
    entries.push({ column, name: key[1] ?? key[2] ?? key[3] ?? '', value: value.trim() })
    const begin = value.length - value.trimStart().length
    column += key[0].length + begin
    rest = value.slice(begin)
  }
  return { entries, rest, column }
}

function isBare(line: string): boolean {
  return line.trim() === '' || line.trimStart().startsWith('#')
}

export function whereIs(text: string, position: number): Where {
  const lines = text.split('\n')
  const before = text.slice(0, position)
  const at = before.split('\n').length - 1
  const start = before.lastIndexOf('\n') + 1
  const line = before.slice(start)
  const { entries, rest, column } = entriesOf(line)
  const key = entries.at(-1)?.value === undefined ? undefined : entries.at(-1)
  const outermost = entries[0]?.column ?? column
  const own = entries.map((entry) => segmentOf(lines, at, entry))
  const path = [...around(lines, at, outermost, entries[0]?.name === '-'), ...own]
  const flow = inFlow(rest)
  if (flow !== undefined) {
    return { path: [...path, ...flow.path], flow: true, names: flow.names, word: flow.word, from: position - flow.word.length, beside: flow.beside }
  }
  if (key !== undefined) return { path, flow: false, names: false, word: rest, from: start + column, beside: {} }
  return { path, flow: false, names: true, word: rest, from: start + column, beside: besides(lines, at, column) }
}

/** The names that hold what begins at a column of a line. */
function around(lines: string[], at: number, column: number, dash: boolean): Segment[] {
  const found: Segment[] = []
  let least = column
  let item = dash
  for (let index = at - 1; index >= 0 && (least > 0 || item); index--) {
    const line = lines[index] ?? ''
    if (isBare(line)) continue
    for (const entry of entriesOf(line).entries.toReversed()) {
      // An item may stand right below its name.
      if (!(entry.column < least || (item && entry.column === least && entry.name !== '-'))) continue
      found.unshift(segmentOf(lines, index, entry))
      least = entry.column
      item = entry.name === '-'
    }
  }
  return found
}

function segmentOf(lines: string[], at: number, entry: Entry): Segment {
  return {
    name: entry.name,
    beside: entry.name === '-' ? {} : besides(lines, at, entry.column),
    items: entry.name === '-' ? itemsOf(lines, at, entry.column) : [],
  }
}

/** The names of a map that has one at that column of that line, with what stands behind them. */
function besides(lines: string[], at: number, column: number): Record<string, string> {
  const found: Record<string, string> = {}
  const look = (index: number): boolean => {
    const line = lines[index] ?? ''
    if (isBare(line)) return true
    const { entries } = entriesOf(line)
    const named = entries.find((entry) => entry.column === column && entry.value !== undefined)
    if (named !== undefined) found[named.name] = named.value ?? ''
    const begins = /^ */.exec(line)?.[0].length ?? 0
    return begins >= column
  }
  // The line on which an item begins is the first of its map.
  const first = (index: number) => entriesOf(lines[index] ?? '').entries.some((entry) => entry.name === '-' && entry.column < column)
  for (let index = at; index >= 0; index--) {
    if (index !== at && !look(index)) break
    if (first(index) && (/^ */.exec(lines[index] ?? '')?.[0].length ?? 0) < column) break
  }
  for (let index = at + 1; index < lines.length && look(index); index++);
  return found
}

/** The first names of the items of a list that has one at that column of that line. */
function itemsOf(lines: string[], at: number, column: number): string[] {
  const belongs = (line: string) => isBare(line) || (/^ */.exec(line)?.[0].length ?? 0) > column || new RegExp(`^ {${column}}-(\\s|$)`).test(line)
  let first = at
  while (first > 0 && belongs(lines[first - 1] ?? '')) first--
  let last = at
  while (last + 1 < lines.length && belongs(lines[last + 1] ?? '')) last++
  return lines.slice(first, last + 1).flatMap((line) => {
    const [dash, key] = entriesOf(line).entries
    return dash?.name === '-' && dash.column === column && key?.value !== undefined ? [key.name] : []
  })
}

interface Flow {
  path: Segment[]
  names: boolean
  word: string
  beside: Record<string, string>
}

interface Level {
  list: boolean
  key: string | undefined
  names: Record<string, string>
}

/** Where one is behind brackets and braces that were opened on the line; nothing when all are closed. */
function inFlow(rest: string): Flow | undefined {
  if (!/^[[{]/.test(rest)) return undefined
  const levels: Level[] = []
  let word = ''
  let quote: string | undefined
  for (const sign of rest) {
    const level = levels.at(-1)
    if (quote !== undefined) {
      word += sign
      if (sign === quote) quote = undefined
    } else if ((sign === '"' || sign === "'") && word.trim() === '') {
      quote = sign
      word += sign
    } else if (sign === '{' || sign === '[') {
      levels.push({ list: sign === '[', key: undefined, names: {} })
      word = ''
    } else if (sign === '}' || sign === ']') {
      levels.pop()
      word = ''
      if (levels.length === 0) return undefined
    } else if (sign === ',') {
      if (level?.key !== undefined) level.names[level.key] = word.trim()
      if (level !== undefined) level.key = undefined
      word = ''
    } else if (sign === ':' && level !== undefined && !level.list && level.key === undefined) {
      level.key = word.trim().replaceAll(/^['"]|['"]$/g, '')
      word = ''
    } else word += sign
  }
  const last = levels.at(-1)
  if (last === undefined) return undefined
  const path = levels.flatMap((level): Segment[] => {
    if (level.list) return [{ name: '-', beside: {}, items: [] }]
    return level.key === undefined ? [] : [{ name: level.key, beside: level.names, items: [] }]
  })
  return { path, names: !last.list && last.key === undefined, word: word.trimStart(), beside: last.names }
}
