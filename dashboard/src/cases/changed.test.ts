import { expect, it } from 'vitest'
import { changed } from './changed'

it('takes what differs, and null for what is gone', () => {
  expect(changed({ a: 1, b: { c: [1] }, d: 'x' }, { a: 1, b: { c: [2] }, e: false })).toEqual({ b: { c: [2] }, d: null, e: false })
})

it('takes nothing when nothing differs', () => {
  expect(changed({ a: null, b: [1] }, { b: [1] })).toEqual({})
})
