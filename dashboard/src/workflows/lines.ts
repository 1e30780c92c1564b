export interface Line {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** What changed from one text to another, line by line, by their longest common part. */
export function changesBetween(before: string, after: string): Line[] {
  const old = before.replace(/\n$/, '').split('\n')
  const now = after.replace(/\n$/, '').split('\n')
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const same = (lines: string[]): Line[] => lines.map((text) => ({ kind: 'same', text }))
  return [
    ...same(now.slice(0, head)),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...same(now.slice(now.length - tail)),
  ]
}

const CELLS_MOST = 4_000_000

function middle(old: string[], now: string[]): Line[] {
  const removed = (text: string): Line => ({ kind: 'removed', text })
  const added = (text: string): Line => ({ kind: 'added', text })
  // Texts that have almost nothing in common are not worth the memory.
  if (old.length * now.length > CELLS_MOST) return [...old.map(removed), ...now.map(added)]
  const width = now.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (a: number, b: number) => lengths[a * width + b] ?? 0
  for (let a = old.length - 1; a >= 0; a--) {
    for (let b = now.length - 1; b >= 0; b--) {
      lengths[a * width + b] = old[a] === now[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1))
    }
  }
  const lines: Line[] = []
  let a = 0
  let b = 0
  while (a < old.length || b < now.length) {
    const left = old[a]
    const right = now[b]
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left })
      a++
      b++
    } else if (left !== undefined && (right === undefined || at(a + 1, b) >= at(a, b + 1))) {
      lines.push(removed(left))
      a++
    } else if (right !== undefined) {
      lines.push(added(right))
      b++
    }
  }
  return lines
}

const KEPT = 3

/** Lines in parts: long runs of lines that stayed are parts to be folded, with a few lines left around what changed. */
export function hunksOf(lines: Line[]): { folded: boolean; lines: Line[] }[] {
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - KEPT), index + KEPT + 1).some((line) => line.kind !== 'same'))
  const hunks: { folded: boolean; lines: Line[] }[] = []
  lines.forEach((line, index) => {
    const folded = near[index] !== true
    const last = hunks.at(-1)
    if (last?.folded === folded) last.lines.push(line)
    else hunks.push({ folded, lines: [line] })
  })
  // One or two lines take no more room than the word about them.
  return hunks.map((hunk) => (hunk.lines.length > 2 ? hunk : { ...hunk, folded: false }))
}
