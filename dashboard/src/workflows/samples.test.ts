import { describe, expect, it } from 'vitest'
import { answered, fieldsAt, forgotten, jsonOrText, sampleTold } from './samples'

describe('samples of a test run', () => {
  it('come one after the other, and the last one can be forgotten', () => {
    const two = answered(answered({}, '/do/0/ask', { status: 500 }), '/do/0/ask', { status: 200 })

    expect(two).toEqual({ '/do/0/ask': [{ status: 500 }, { status: 200 }] })
    expect(forgotten(two, '/do/0/ask')).toEqual({ '/do/0/ask': [{ status: 500 }] })
    expect(forgotten(forgotten(two, '/do/0/ask'), '/do/0/ask')).toEqual({})
  })

  it('are JSON, or else a text', () => {
    expect([' ', '{"a": 1}', 'plain'].map(jsonOrText)).toEqual([undefined, { a: 1 }, 'plain'])
  })

  it('of people have the fields of their step', () => {
    const text = 'do:\n  - outer:\n      do:\n        - a/b: { call: request-input, with: { fields: { type: object } } }\n'

    expect(fieldsAt(text, '/do/0/outer/do/0/a~1b')).toEqual({ type: 'object' })
    expect(fieldsAt(text, '/do/0/outer')).toBeUndefined()
    expect(fieldsAt('{', '/do/0/outer')).toBeUndefined()
  })

  it('are told in a few words', () => {
    expect([{ late: true }, { approved: false }, { status: 404 }, { fails: 'timeout' as const }, { type: 'com.example.paid' }, { gives: [1] }].map(sampleTold)).toEqual([
      'time passed', 'rejected', 'answer 404', 'no answer in time', 'com.example.paid', '[1]',
    ])
  })
})
