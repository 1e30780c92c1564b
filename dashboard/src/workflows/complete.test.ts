import { describe, expect, it } from 'vitest'
import { offersAt, type Known } from './complete'
import { PLACES } from './language'

const text = { type: 'string' }
const call = (name: string, properties: object, required: string[] = []) => ({
  name,
  call: `${name}:1.0.0@default`,
  summary: `Does ${name}.`,
  asks_people: false,
  arguments: { type: 'object', properties, required, additionalProperties: name === 'set-attributes' },
})

const KNOWN: Known = {
  functions: [call('set-status', { status: text }, ['status']), call('set-attributes', {}), call('call-connection', { connection: text, method: text }, ['connection'])],
  connections: ['billing'],
  workflows: ['refunds'],
  statuses: ['Open', 'In review', 'Closed', 'Error'],
  attributes: [{ name: 'amount', about: 'Amount' }],
  parts: { timeouts: ['short'], functions: ['getOrder'] },
}

/** What is offered where the bar stands. */
function offered(written: string): string[] {
  const position = written.indexOf('|')
  return (offersAt(written.replace('|', ''), position, KNOWN)?.offers ?? []).map((one) => one.label)
}

const STEPS = 'do:\n  - first:\n      wait: PT1H\n  - second:\n'

describe('what is offered', () => {
  it('is the words of the place, but for those that are there', () => {
    expect(offered('document:\n  name: x\n  |')).toEqual(['dsl', 'namespace', 'version', 'title', 'summary', 'tags', 'metadata'])
    expect(offered('document: {}\n|')).toEqual(['input', 'use', 'schedule', 'do', 'output', 'timeout'])
    expect(offered(`${STEPS}      |`)).toContain('call')
    expect(offered(`${STEPS}      try:\n        - a: { wait: PT1S }\n      catch:\n        retry:\n          |`)).toContain('backoff')
  })

  it('is nothing where the author chooses the names', () => {
    expect(offered('do:\n  - |')).toEqual([])
    expect(offered(`${STEPS}      set:\n        |`)).toEqual([])
  })

  it('is functions behind call, and their arguments behind with', () => {
    expect(offered(`${STEPS}      call: |`)).toEqual(['http', 'openapi', 'getOrder', 'set-status', 'set-attributes', 'call-connection'])
    expect(offered(`${STEPS}      call: call-connection\n      with:\n        |`)).toEqual(['connection', 'method'])
    expect(offered(`${STEPS}      call: set-attributes:1.0.0@default\n      with: { |`)).toEqual(['amount'])
    expect(offered(`${STEPS}      call: http\n      with:\n        method: |`)).toContain('patch')
  })

  it('is names of what there is', () => {
    expect(offered(`${STEPS}      call: set-status\n      with: { status: |`)).toEqual(KNOWN.statuses)
    expect(offered(`${STEPS}      call: call-connection\n      with:\n        connection: b|`)).toEqual(['billing'])
    expect(offered(`${STEPS}      then: |`)).toEqual(['continue', 'end', 'exit', 'first'])
    expect(offered(`${STEPS}      switch:\n        - a: { when: .x, then: |`)).toEqual(['continue', 'end', 'exit', 'first'])
    expect(offered(`${STEPS}      timeout: |`)).toEqual(['short'])
    expect(offered(`${STEPS}      run:\n        workflow: { name: |`)).toEqual(['refunds'])
  })

  it('is variables and attributes in expressions', () => {
    expect(offered(`${STEPS}      set: { a: '\${ $|`)).toContain('$context')
    expect(offered(`${STEPS}      if: .|`)).toEqual(['.amount'])
    expect(offered(`${STEPS}      wait: .|`)).toEqual([])
  })

  it('is the types of JSON Schema in schemas', () => {
    expect(offered('input:\n  schema:\n    document:\n      properties:\n        amount:\n          type: |')).toContain('integer')
    expect(offered('input:\n  schema:\n    document:\n      required: [|')).toEqual(['amount'])
  })
})

it('every place that a word leads to is described', () => {
  const led = Object.values(PLACES).flatMap((place) => [place.any, place.item, ...(place.words ?? []).map((word) => word.leads)]).filter((name) => name !== undefined)

  expect(led.filter((name) => !(name in PLACES))).toEqual([])
  expect(Object.keys(PLACES).filter((name) => name !== 'root' && !name.startsWith('with ') && !led.includes(name))).toEqual([])
})
