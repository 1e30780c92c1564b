import { isMap, isNode, isPair, isSeq, parseDocument, visit, type YAMLSeq } from 'yaml'

/** The lines of a step, counted from 0, and the column of its dash. */
interface Placed {
  first: number
  last: number
  column: number
}

/**
 * A text with a step put behind the one at the cursor, as deep as that one; behind the last one of the outermost list
 * when the cursor is outside of all. Lines are counted from 1.
 */
export function withStep(text: string, line: number, step: string, column = Infinity): { text: string; line: number } {
  const lines = text.replace(/\n+$/, '').split('\n')
  const { steps, outermost, empty } = placesOf(text)
  let at = line - 1
  // An empty line belongs to what stands above it, as deep as the cursor is.
  const blank = (lines[at] ?? '').trim() === ''
  while (at > 0 && (lines[at] ?? '').trim() === '') at--
  const around = steps.filter((one) => one.first <= at && at <= one.last)
  const fitting = blank ? around.filter((one) => one.column <= Math.max(column, outermost ?? 0)) : around
  const chosen = fitting.toSorted((one, other) => other.column - one.column)[0] ?? steps.filter((one) => one.column === outermost).at(-1)
  if (chosen !== undefined) return put(lines, chosen.last + 1, chosen.column, step)
  if (empty !== undefined) {
    lines[empty] = (lines[empty] ?? '').replace(/\[\s*\]|~|null/, '').trimEnd()
    return put(lines, empty + 1, 2, step)
  }
  return put([...(lines.length === 1 && lines[0] === '' ? [] : lines), 'do:'], lines.length === 1 && lines[0] === '' ? 1 : lines.length + 1, 2, step)
}

function put(lines: string[], at: number, column: number, step: string): { text: string; line: number } {
  const added = step.replace(/\n$/, '').split('\n').map((one) => (one === '' ? one : ' '.repeat(column) + one))
  return { text: [...lines.slice(0, at), ...added, ...lines.slice(at)].join('\n') + '\n', line: at + 1 }
}

const LISTS = new Set(['do', 'try', 'branches'])

/** The steps of a text that stand on lines of their own; where the outermost ones begin; and the line of a `do` without any. */
function placesOf(text: string): { steps: Placed[]; outermost: number | undefined; empty: number | undefined } {
  const document = parseDocument(text)
  const starts = [0, ...[...text.matchAll(/\n/g)].map((found) => found.index + 1)]
  const lineOf = (position: number) => starts.findLastIndex((start) => start <= position)
  const steps: Placed[] = []
  const add = (list: YAMLSeq) => {
    for (const item of list.items) {
      if (!isMap(item) || item.flow === true && list.flow === true || item.range === undefined || item.range === null) continue
      const dash = text.lastIndexOf('-', item.range[0])
      const first = lineOf(dash)
      const column = dash - (starts[first] ?? 0)
      if (text.slice(starts[first], dash).trim() !== '') continue
      steps.push({ first, last: lineOf(Math.max(dash, text.slice(0, item.range[1]).trimEnd().length - 1)), column })
    }
  }
  visit(document, {
    Pair: (_, pair) => {
      const name = String((pair.key as { value?: unknown } | null)?.value)
      if (LISTS.has(name) && isSeq(pair.value) && pair.value.flow !== true) add(pair.value)
    },
  })
  const root = isMap(document.contents) ? document.contents.items.find((pair) => isPair(pair) && String((pair.key as { value?: unknown }).value) === 'do') : undefined
  const outer = isNode(root?.value) && isSeq(root.value) && root.value.items.length > 0
  const key = (root?.key as { range?: [number, number, number] } | undefined)?.range
  return { steps, outermost: outer ? Math.min(...steps.map((one) => one.column)) : undefined, empty: outer || key === undefined ? undefined : lineOf(key[0]) }
}
