import { describe, expect, it } from 'vitest'
import { stepText, withStep } from './ready'

const TEXT = `document:
  name: x
do:
  - first:
      switch:
        - a: { then: end }
  - second:
      try:
        - inner: { set: { a: 1 } }
      catch: {}
# the end
`

describe('a step from the palette', () => {
  it('is written as an item of a list', () => {
    expect(stepText('tell', 'send-mail', { to: ['a@example.com'], subject: 'Hi' })).toBe(
      '- tell:\n    call: send-mail\n    with:\n      to:\n        - a@example.com\n      subject: Hi\n',
    )
  })

  it('stands behind the step at the cursor, as deep as it', () => {
    expect(withStep(TEXT, 6, '- new: {}\n').text.split('\n').slice(3, 8)).toEqual([
      '  - first:', '      switch:', '        - a: { then: end }', '  - new: {}', '  - second:',
    ])
    expect(withStep(TEXT, 9, '- new: {}\n')).toMatchObject({ line: 10 })
    expect(withStep(TEXT, 9, '- new: {}\n').text).toContain("set: { a: 1 } }\n        - new: {}\n      catch")
  })

  it('stands behind the last one when the cursor is above all steps', () => {
    expect(withStep(TEXT, 1, '- new: {}\n').text).toContain('- inner: { set: { a: 1 } }\n        - new: {}\n')
  })

  it('begins the list when there is none', () => {
    expect(withStep('do:\n', 1, '- new: {}\n').text).toBe('do:\n  - new: {}\n')
  })
})
