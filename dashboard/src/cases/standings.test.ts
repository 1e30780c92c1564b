import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../api/types'
import { standingsOf } from './standings'

function entry(event: string, step: string | null, run = 1, detail: HistoryEntry['detail'] = null): HistoryEntry {
  return { at: '2026-11-29T12:00:00Z', event, step, detail, run_id: run }
}

describe('where the steps of a run stand', () => {
  it('is what is told last of each', () => {
    expect(standingsOf([entry('step.waiting', '/do/0/ask'), entry('step.completed', '/do/0/ask'), entry('step.waiting', '/do/1/wait')], 1)).toEqual({
      '/do/0/ask': 'done',
      '/do/1/wait': 'waiting',
    })
  })

  it('counts for what holds the step', () => {
    expect(standingsOf([entry('step.failed', '/do/0/all/try/1/ask', 1, { error: {} })], 1)).toEqual({
      '/do/0/all/try/1/ask': 'failed',
      '/do/0/all': 'failed',
    })
  })

  it('leaves out what other runs did', () => {
    expect(standingsOf([entry('step.completed', '/do/0/ask', 1)], 2)).toEqual({})
  })

  it('lets nothing wait in a run that was cancelled', () => {
    expect(standingsOf([entry('step.waiting', '/do/0/ask'), entry('run.cancelled', null)], 1)).toEqual({ '/do/0/ask': 'skipped' })
  })
})
