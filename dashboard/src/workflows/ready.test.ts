import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Function } from './functions'
import { withStep } from './placing'
import { freeName, OF_EVERY_STEP, READY, readyCall, stepText } from './ready'

const MAIL: Function = {
  name: 'send-mail',
  call: 'send-mail:1.0.0@default',
  summary: 'Sends a mail.',
  asks_people: false,
  arguments: { type: 'object', required: ['subject', 'to'], properties: { to: {}, subject: { type: 'string' }, later: { type: 'string' } } },
}

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

describe('a ready-made step', () => {
  it('calls a function with what was written, as text or as YAML', () => {
    expect(stepText(readyCall(MAIL), 'tell', { to: '[a@example.com, b@example.com]', subject: '12', text: 'unknown to the server' })).toBe(
      "- tell:\n    call: send-mail\n    with:\n      to:\n        - a@example.com\n        - b@example.com\n      subject: \"12\"\n",
    )
  })

  it('keeps expressions as they are', () => {
    expect(parse(stepText(readyCall(MAIL), 'tell', { to: '${ {a: .b}.a }' }))).toEqual([{ tell: { call: 'send-mail', with: { to: '${ {a: .b}.a }' } } }])
  })

  it('asks for what the server needs, and shows what is new to us', () => {
    expect(readyCall(MAIL).arguments.map((one) => [one.name, one.required])).toEqual([['to', true], ['subject', true], ['later', false]])
  })

  it.each(READY)('$name has samples for all that it needs', (ready) => {
    const written = Object.fromEntries(ready.arguments.map((one) => [one.name, one.sample ?? '']))

    expect(ready.arguments.filter((one) => one.required && one.sample === undefined)).toEqual([])
    expect(Object.keys((parse(stepText(ready, ready.called, written)) as Record<string, object>[])[0]?.[ready.called] ?? {}).length).toBeGreaterThan(0)
  })

  it('may have a condition and a limit of time', () => {
    const wait = READY.find((one) => one.name === 'wait')

    expect(OF_EVERY_STEP.map((one) => one.name)).toEqual(['if', 'timeout'])
    expect(wait && stepText(wait, 'pause', { wait: 'PT1H', if: '.late', timeout: 'P1D' })).toBe('- pause:\n    if: .late\n    wait: PT1H\n    timeout:\n      after: P1D\n')
  })

  it('gets a name that no other has', () => {
    expect(freeName('ask', ['ask', 'ask-2'])).toBe('ask-3')
  })
})

describe('the place of a new step', () => {
  const NEW = '- new: {}\n'

  it('is behind the step at the cursor, as deep as it', () => {
    expect(withStep(TEXT, 6, NEW).text.split('\n').slice(3, 8)).toEqual(['  - first:', '      switch:', '        - a: { then: end }', '  - new: {}', '  - second:'])
    expect(withStep(TEXT, 9, NEW)).toMatchObject({ line: 10 })
    expect(withStep(TEXT, 9, NEW).text).toContain('set: { a: 1 } }\n        - new: {}\n      catch')
    expect(withStep(TEXT, 10, NEW).text).toContain('      catch: {}\n  - new: {}\n# the end\n')
  })

  it('is behind the last step when the cursor is outside of all', () => {
    expect(withStep(TEXT, 1, NEW).text).toContain('catch: {}\n  - new: {}\n# the end\n')
  })

  it('is as deep as the cursor on an empty line', () => {
    const text = TEXT.replace('      catch', '\n      catch')
    expect(withStep(text, 10, NEW, 8).text).toContain('a: 1 } }\n        - new: {}\n\n      catch')
    const last = 'do:\n  - t:\n      do:\n        - inner: { set: { a: 1 } }\n\n'
    expect(withStep(last, 5, NEW, 0).text).toBe('do:\n  - t:\n      do:\n        - inner: { set: { a: 1 } }\n  - new: {}\n')
    expect(withStep(last, 5, NEW, 8).text).toBe('do:\n  - t:\n      do:\n        - inner: { set: { a: 1 } }\n        - new: {}\n')
  })

  it('follows the way in which the list is indented', () => {
    expect(withStep('do:\n- a:\n    wait: PT1S\n', 3, '- b:\n    wait: PT2S\n').text).toBe('do:\n- a:\n    wait: PT1S\n- b:\n    wait: PT2S\n')
  })

  it('is never between the lines of a text', () => {
    const text = 'do:\n  - a:\n      call: add-note\n      with:\n        text: |\n          one\n\n          - two: x\n  - b: { wait: PT1S }\n'
    expect(withStep(text, 6, NEW).text).toContain('- two: x\n  - new: {}\n  - b')
  })

  it('begins the list when there is none', () => {
    expect(withStep('do:\n', 1, NEW).text).toBe('do:\n  - new: {}\n')
    expect(withStep('do: []\n', 1, NEW).text).toBe('do:\n  - new: {}\n')
    expect(withStep('', 1, NEW).text).toBe('do:\n  - new: {}\n')
    expect(withStep('document: {}\n', 1, NEW).text).toBe('document: {}\ndo:\n  - new: {}\n')
  })
})
