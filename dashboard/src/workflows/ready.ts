import { stringify } from 'yaml'
import type { Values } from '../ui/form/schema'

export interface ReadyStep {
  name: string
  summary: string
  /** An item of a list of steps, without indentation. */
  text: string
}

/** Steps of the language itself, as they are written. */
export const READY: ReadyStep[] = [
  {
    name: 'call http',
    summary: 'Sends a request and gives the answer',
    text: '- ask:\n    call: http\n    with:\n      method: get\n      endpoint: https://example.com/orders\n',
  },
  {
    name: 'switch',
    summary: 'Goes where the first fitting case says',
    text: '- which:\n    switch:\n      - large: { when: .amount > 100, then: continue }\n      - other: { then: end }\n',
  },
  { name: 'set', summary: 'Makes new data for the next step', text: "- make:\n    set:\n      total: '${ .amount * 1.2 }'\n" },
  { name: 'wait', summary: 'Waits for a length of time', text: '- pause:\n    wait: PT1H\n' },
  {
    name: 'try',
    summary: 'Does steps and catches their errors, or tries them again',
    text: '- attempt:\n    try:\n      - ask:\n          call: http\n          with: { method: get, endpoint: https://example.com/orders }\n    catch:\n      retry:\n        delay: PT10S\n        limit: { attempt: { count: 5 } }\n',
  },
  { name: 'for', summary: 'Does steps for each item of a list', text: "- each:\n    for: { each: item, in: .items }\n    do:\n      - keep:\n          set: { last: '${ $item }' }\n" },
  {
    name: 'listen',
    summary: 'Waits for an event',
    text: '- await:\n    listen:\n      to:\n        one:\n          with: { type: com.example.paid }\n',
  },
]

/** A call of a function as an item of a list of steps. */
export function stepText(name: string, called: string, values: Values): string {
  return stringify([{ [name]: { call: called, ...(Object.keys(values).length === 0 ? {} : { with: values }) } }], { lineWidth: 0, indentSeq: true })
}

/** A text with a step put behind the one at that line, as deep as that one; or at the end. */
export function withStep(text: string, line: number, step: string): { text: string; line: number } {
  const lines = text.replace(/\n$/, '').split('\n')
  const depth = (one: string | undefined) => /^( *)\S/.exec(one ?? '')?.[1]?.length
  const begins = (one: string | undefined) => /^ *- +\S/.test(one ?? '')
  let above = Math.min(line - 1, lines.length - 1)
  while (above >= 0 && !(begins(lines[above]) && isStep(lines, above))) above--
  // Nothing above is a step: behind the last one, or as the first of the outermost list.
  if (above < 0) {
    above = lines.length - 1
    while (above >= 0 && !(begins(lines[above]) && isStep(lines, above))) above--
  }
  const indent = above < 0 ? 2 : (depth(lines[above]) ?? 2)
  let end = above < 0 ? lines.length : above + 1
  while (above >= 0 && end < lines.length && (depth(lines[end]) ?? Infinity) > indent) end++
  while (end > 0 && lines[end - 1]?.trim() === '') end--
  const added = step.replace(/\n$/, '').split('\n').map((one) => ' '.repeat(indent) + one)
  return { text: [...lines.slice(0, end), ...added, ...lines.slice(end)].join('\n') + '\n', line: end + 1 }
}

/** Whether the item that begins there is a step: an item of a list under `do`, `try` or `branches`. */
function isStep(lines: string[], at: number): boolean {
  const indent = /^ */.exec(lines[at] ?? '')?.[0].length ?? 0
  for (let above = at - 1; above >= 0; above--) {
    const line = lines[above] ?? ''
    const depth = /^( *)\S/.exec(line)?.[1]?.length
    if (depth === undefined || line.trimStart().startsWith('#')) continue
    if (depth < indent || (depth === indent && !line.trimStart().startsWith('-'))) return /^(- +)?(do|try|branches):\s*(#.*)?$/.test(line.trimStart())
  }
  return false
}
