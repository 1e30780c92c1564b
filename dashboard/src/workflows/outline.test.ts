import { describe, expect, it } from 'vitest'
import { drawing } from './drawing'
import { outlineOf } from './outline'
import { everyStep } from './steps'

const DOCUMENT = `
document:
  name: expense-approval
  title: Expenses
  metadata:
    statuses: [Approved]
input:
  schema:
    document: { type: object, properties: { amount: { type: number } } }
do:
  - decide:
      try:
        - ask: { call: 'request-approval:1.0.0@default', if: .x }
      catch:
        do:
          - nobody decided: { set: { approved: false } }
  - which:
      switch:
        - good: { when: .approved, then: pay }
        - bad: { then: end }
  - pay: { call: http, with: { method: post, endpoint: { uri: 'https://pay.example' } }, then: end }
`

describe('the outline of a document', () => {
  const outline = outlineOf(DOCUMENT)

  it('has its title, statuses and attributes', () => {
    expect(outline.title).toBe('Expenses')
    expect(outline.statuses).toEqual(['Open', 'Approved', 'Closed', 'Error'])
    expect(outline.attributes.properties).toEqual({ amount: { type: 'number' } })
  })

  it('names every step as the history does', () => {
    expect(everyStep(outline.steps).map((step) => [step.pointer, step.word, step.about])).toEqual([
      ['/do/0/decide', 'try', ''],
      ['/do/0/decide/try/0/ask', 'call', 'request-approval'],
      ['/do/0/decide/catch/do/0/nobody decided', 'set', 'approved'],
      ['/do/1/which', 'switch', ''],
      ['/do/2/pay', 'call', 'POST https://pay.example'],
    ])
  })

  it('draws where each step leads', () => {
    const { lines } = drawing(outline.steps)
    expect(lines.map((line) => [line.from, line.to, line.text])).toEqual([
      ['/do/0/decide', '/do/1/which', ''],
      ['/do/1/which', '/do/2/pay', 'good'],
      ['/do/1/which', 'end', 'bad'],
      ['/do/2/pay', 'end', ''],
      ['start', '/do/0/decide', ''],
    ])
  })

  it.each(['', 'do: 5', '{', 'do:\n  - a', 'do:\n  - a: 5\n  - b: { set: 1 }'])('survives what is no workflow yet: %s', (text) => {
    expect(outlineOf(text).statuses).toEqual(['Open', 'Closed', 'Error'])
  })
})
