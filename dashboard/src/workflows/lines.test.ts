import { describe, expect, it } from 'vitest'
import { changesBetween, hunksOf } from './lines'

function drawn(before: string, after: string): string[] {
  const marks = { same: ' ', added: '+', removed: '-' }
  return changesBetween(before, after).map((line) => marks[line.kind] + line.text)
}

describe('what changed between two texts', () => {
  it('is nothing when they are the same', () => {
    expect(drawn('a\nb\n', 'a\nb\n')).toEqual([' a', ' b'])
  })

  it('is what was taken away and what came', () => {
    expect(drawn('a\nb\nc\nd', 'a\nx\nc\ny\nd')).toEqual([' a', '-b', '+x', ' c', '+y', ' d'])
  })

  it('keeps the longest common part', () => {
    expect(drawn('1\n2\n3\n4', '2\n3\n5\n1\n4')).toEqual(['-1', ' 2', ' 3', '+5', '+1', ' 4'])
  })
})

it('folds what stayed the same, but for a few lines around a change', () => {
  const before = 'abcdefghijklmnop'.split('').join('\n')
  const hunks = hunksOf(changesBetween(before, before.replace('i', 'x')))

  expect(hunks.map((hunk) => [hunk.folded, hunk.lines.length])).toEqual([[true, 5], [false, 8], [true, 4]])
})
