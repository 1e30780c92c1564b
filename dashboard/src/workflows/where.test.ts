import { describe, expect, it } from 'vitest'
import { whereIs } from './where'

/** Where the bar in a text stands. */
function at(text: string) {
  const position = text.indexOf('|')
  const where = whereIs(text.replace('|', ''), position)
  return { path: where.path.map((one) => one.name).join('/'), names: where.names, word: where.word, where }
}

describe('where the cursor stands', () => {
  it.each([
    ['|', '', true, ''],
    ['docu|', '', true, 'docu'],
    ['document:\n  na|', 'document', true, 'na'],
    ['document:\n  metadata:\n    source: di|', 'document/metadata/source', false, 'di'],
    ['document:\n  metadata:\n    source: direct\n  |', 'document', true, ''],
    ['do:\n  - first:\n      ca|', 'do/-/first', true, 'ca'],
    ['do:\n  - first:\n      call: set-st|', 'do/-/first/call', false, 'set-st'],
    ['do:\n  - first:\n      call: add-note\n      with:\n        te|', 'do/-/first/with', true, 'te'],
    ['do:\n- first:\n    wait: PT1H\n- second:\n    th|', 'do/-/second', true, 'th'],
    ['do:\n  - which:\n      switch:\n        - large: { when: .x, the|', 'do/-/which/switch/-/large', true, 'the'],
    ['do:\n  - which:\n      switch:\n        - large: { when: .x, then: |', 'do/-/which/switch/-/large/then', false, ''],
    ['do:\n  - a: { call: http, with: { method: p|', 'do/-/a/with/method', false, 'p'],
    ['document:\n  metadata:\n    statuses: [A, B|', 'document/metadata/statuses/-', false, 'B'],
    ['do:\n  - t:\n      try:\n        - inner: { set: { a: 1 } }\n      catch:\n        retry:\n          |', 'do/-/t/catch/retry', true, ''],
    ['do:\n  - a:\n      set: { b: 1 }\n\n|', '', true, ''],
    ['do:\n  - |', 'do/-', true, ''],
  ])('in %j', (text, path, names, word) => {
    expect(at(text)).toMatchObject({ path, names, word })
  })

  it('knows what stands beside, above and below', () => {
    const { where } = at('do:\n  - first:\n      if: .x\n      |\n      call: add-note\n      with: { text: a }\n  - second:\n      wait: PT1H\n')

    expect(where.beside).toEqual({ if: '.x', call: 'add-note', with: '{ text: a }' })
    expect(where.path[1]?.items).toEqual(['first', 'second'])
  })

  it('knows what is called where its arguments are written', () => {
    expect(at('do:\n  - a:\n      call: send-mail\n      with:\n        to: x\n        |').where.path.at(-1)?.beside.call).toBe('send-mail')
    expect(at('do:\n  - a: { call: send-mail, with: { |').where.path.at(-1)?.beside.call).toBe('send-mail')
  })
})
