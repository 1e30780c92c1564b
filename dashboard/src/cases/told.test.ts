import { describe, expect, it } from 'vitest'
import { stepName, told } from './told'

function entry(event: string, detail: Record<string, unknown> | null = null) {
  return told({ at: '2026-11-29T12:00:00Z', event, step: null, detail, run_id: 1 })
}

describe('an entry of the history', () => {
  it('says what a step waits for', () => {
    expect(entry('step.waiting', { call: 'GET https://a.example/b' }).text).toBe('Calling GET https://a.example/b')
    expect(entry('step.waiting', { approval: 'Pay 5?' }).text).toBe('Waits for a decision: Pay 5?')
    expect(entry('step.waiting', { listen: '*' }).text).toBe('Waits for any event')
  })

  it('says why a step failed', () => {
    const error = { type: 'https://serverlessworkflow.io/spec/1.0.0/errors/communication', status: 500, title: 'Service failed' }
    expect(entry('step.failed', { error })).toEqual({ text: 'Failed', tone: 'bad', more: 'Service failed (500)' })
    expect(entry('step.failed', { error, caught: '/do/0/try' }).tone).toBe('warn')
  })

  it('names an error without words by the end of its type', () => {
    expect(entry('run.failed', { error: { type: 'https://x.example/errors/timeout', status: 408 } }).more).toBe('timeout (408)')
  })

  it('shows a few of the attributes that were set', () => {
    expect(entry('attributes.changed', { set: { a: 1, b: 'two', c: null, d: 4 } }).more).toBe('a: 1, b: two, c: –, and 1 more')
  })

  it('tells who decided what', () => {
    expect(entry('approval.decided', { by: 'ann@example.com', approved: false, comment: 'Too much' })).toEqual({
      text: 'ann@example.com rejected',
      tone: 'bad',
      more: '“Too much”',
    })
  })

  it('tells of kinds that it does not know by their name', () => {
    expect(entry('moon.risen').text).toBe('moon risen')
  })

  it('names a step by the end of its pointer', () => {
    expect(stepName('/do/0/decide/try/0/ask~1them')).toBe('ask/them')
  })
})
