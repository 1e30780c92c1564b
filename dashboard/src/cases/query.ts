/** A list of cases as one readable line, such as `status:Open workflow:refund-request amount=42 laptop`. */
export interface CaseQuery {
  status?: string
  /** The name or the number of a workflow. */
  workflow?: string
  from?: string
  before?: string
  /** By the dotted path of the attribute; JSON, or else a text. */
  attributes: Record<string, string>
  /** What the subject contains. */
  subject?: string
  /** Attributes that are columns of the list, by their dotted paths. */
  show?: string[]
  /** What of the line could not be read. */
  unread: string[]
}

// A word, in which quotes hold blanks together.
const WORD = /(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g

export function parse(line: string): CaseQuery {
  const query: CaseQuery = { attributes: {}, unread: [] }
  const subject: string[] = []
  for (const word of line.match(WORD) ?? []) {
    const [, key, value] = /^(status|workflow|from|before|subject|show):(.*)$/is.exec(word) ?? []
    const [, path, wanted] = /^([^=":]+)=(.*)$/s.exec(word) ?? []
    if (key !== undefined && value !== undefined) named(query, subject, key.toLowerCase(), value, word)
    else if (path !== undefined && wanted !== undefined) query.attributes[path] = wanted
    else subject.push(unquoted(word))
  }
  if (subject.length > 0) query.subject = subject.join(' ')
  return query
}

function named(query: CaseQuery, subject: string[], key: string, raw: string, word: string): void {
  const value = unquoted(raw)
  if (value === '') query.unread.push(word)
  else if (key === 'show') query.show = [...new Set([...(query.show ?? []), ...listed(raw)])]
  else if (key === 'status') query.status = value
  else if (key === 'workflow') query.workflow = value
  else if (key === 'subject') subject.push(value)
  else if (Number.isNaN(new Date(value).getTime())) query.unread.push(word)
  else if (key === 'from') query.from = value
  else query.before = value
}

/** Names with commas between them; one with blanks or commas of its own is in quotes. */
function listed(text: string): string[] {
  return (text.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []).map(unquoted).filter((name) => name !== '')
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1).replace(/"$/, '').replaceAll(/\\(.)/g, '$1') : text
}

function quoted(text: string): string {
  return /^[^\s":=,]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** The line for a query; reading it gives the query again. */
export function write(query: CaseQuery): string {
  return [
    ...(query.status === undefined ? [] : [`status:${quoted(query.status)}`]),
    ...(query.workflow === undefined ? [] : [`workflow:${quoted(query.workflow)}`]),
    ...(query.from === undefined ? [] : [`from:${query.from}`]),
    ...(query.before === undefined ? [] : [`before:${query.before}`]),
    ...Object.entries(query.attributes).map(([path, value]) => `${path}=${value}`),
    ...(query.subject === undefined ? [] : [/^[^":=]+$/.test(query.subject) ? query.subject : quoted(query.subject)]),
    ...(query.show === undefined || query.show.length === 0 ? [] : [`show:${query.show.map(quoted).join(',')}`]),
  ].join(' ')
}

/** What of an attribute's value a dotted path leads to. */
export function valueAt(attributes: Record<string, unknown>, path: string): unknown {
  if (path in attributes) return attributes[path]
  return path.split('.').reduce<unknown>((found, name) => {
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined
  }, attributes)
}

/** The parameters of the API; a workflow that nobody has is left out and told. */
export function parameters(query: CaseQuery, numberOf: (workflow: string) => number | undefined): Record<string, string> {
  const found: Record<string, string> = {}
  if (query.status !== undefined) found.status = query.status
  if (query.workflow !== undefined) {
    const number = /^\d+$/.test(query.workflow) ? Number(query.workflow) : numberOf(query.workflow)
    if (number !== undefined) found.workflow = String(number)
  }
  if (query.subject !== undefined) found.subject = query.subject
  if (query.from !== undefined) found.created_from = new Date(query.from).toISOString()
  if (query.before !== undefined) found.created_before = new Date(query.before).toISOString()
  for (const [path, value] of Object.entries(query.attributes)) found[`attribute.${path}`] = value
  return found
}
