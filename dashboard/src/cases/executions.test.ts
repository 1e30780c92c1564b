import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../api/types'
import { attributesAt, executionsOf, inputOf, outputOf } from './executions'

const NONE = {}

function entry(event: string, step: string | null, detail: Record<string, unknown> | null = null, run = 1): HistoryEntry {
  return { at: '2026-11-30T12:00:00Z', event, step, detail, run_id: run }
}

function only(entries: HistoryEntry[], step: string) {
  const found = executionsOf(entries, step)
  if (found.length !== 1 || found[0] === undefined) throw new Error(`carried out ${found.length} times`)
  return found[0]
}

describe('the times that a step was carried out', () => {
  it('counts rounds of a loop and retries, each with its own entries', () => {
    const entries = [
      entry('step.waiting', '/do/0/a', { call: 'x' }),
      entry('step.failed', '/do/0/a', { error: {}, caught: '/do/0' }),
      entry('step.retrying', '/do/0'),
      entry('step.waiting', '/do/0/a', { call: 'x' }),
      entry('step.completed', '/do/0/a', { output: 1 }),
    ]
    expect(executionsOf(entries, '/do/0/a').map(({ places, standing }) => ({ places, standing }))).toEqual([
      { places: [0, 1], standing: 'done' },
      { places: [3, 4], standing: 'done' },
    ])
  })

  it('ends with its run, and begins anew in the next', () => {
    const entries = [
      entry('step.waiting', '/do/0/a'),
      entry('run.cancelled', null),
      entry('run.retried', null, null, 2),
      entry('run.started', '/do/0/a', null, 2),
      entry('step.waiting', '/do/0/a', null, 2),
    ]
    expect(executionsOf(entries, '/do/0/a').map(({ run, standing, ended }) => [run, standing, ended !== undefined])).toEqual([
      [1, 'skipped', true],
      [2, 'waiting', false],
    ])
  })
})

describe('what went into a step', () => {
  it('is the request that it made', () => {
    const entries = [entry('step.waiting', '/do/0/a', { call: 'GET https://x.example/', request: { method: 'GET' } }), entry('step.completed', '/do/0/a', { output: [1] })]
    const execution = only(entries, '/do/0/a')
    expect(inputOf(execution, entries, 'call', NONE)).toEqual({ kind: 'value', value: { method: 'GET' } })
    expect(outputOf(execution, entries, 'call', NONE)).toEqual({ kind: 'value', value: [1] })
  })

  it('is the data of a set, or the case when there is none', () => {
    const entries = [entry('step.completed', '/do/0/a', { data: { n: 1 }, output: 2 }), entry('step.completed', '/do/1/b', { case: 'big' })]
    expect(inputOf(only(entries, '/do/0/a'), entries, 'set', NONE)).toEqual({ kind: 'value', value: { n: 1 } })
    const route = only(entries, '/do/1/b')
    expect(inputOf(route, entries, 'switch', { n: 5 })).toEqual({ kind: 'case', attributes: { n: 5 }, unknown: [] })
    expect(outputOf(route, entries, 'switch', NONE)).toEqual({ kind: 'unchanged' })
  })

  it('is what a function of the case was called with, and it gives the case', () => {
    const entries = [entry('attributes.changed', '/do/0/a', { set: { total: 5 } })]
    const execution = only(entries, '/do/0/a')
    expect(inputOf(execution, entries, 'call', NONE)).toEqual({ kind: 'value', value: { total: 5 } })
    expect(outputOf(execution, entries, 'call', { total: 5, n: 1 })).toEqual({ kind: 'case', attributes: { total: 5, n: 1 }, unknown: [] })
  })

  it('is the case of a step that failed before it asked for anything', () => {
    const entries = [entry('step.failed', '/do/0/a', { error: {} })]
    const execution = only(entries, '/do/0/a')
    expect(inputOf(execution, entries, 'call', { n: 1 })).toEqual({ kind: 'case', attributes: { n: 1 }, unknown: [] })
    expect(outputOf(execution, entries, 'call', NONE)).toEqual({ kind: 'untold' })
  })
})

describe('the attributes at a place of the story', () => {
  const entries = [
    entry('attributes.changed', '/do/0/a', { set: { n: 1, gone: 'x' } }),
    entry('step.completed', '/do/1/b'),
    entry('attributes.changed', '/do/2/c', { set: { n: 2, gone: null, late: true } }),
  ]

  it('are as earlier entries tell, where they were changed since', () => {
    expect(attributesAt(entries, 1, { n: 2, late: true, same: 'y' })).toEqual({ kind: 'case', attributes: { same: 'y', n: 1, gone: 'x' }, unknown: ['late'] })
  })

  it('are not guessed when a change was too long to be told', () => {
    expect(attributesAt([...entries, entry('attributes.changed', '/do/3/d', { cut: true, size: 9000 })], 1, { n: 2 })).toEqual({ kind: 'untold' })
  })
})
