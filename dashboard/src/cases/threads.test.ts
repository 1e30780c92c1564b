import { describe, expect, it } from 'vitest'
import type { CaseComment } from '../api/types'
import { attachmentOf, threadsOf } from './threads'

const said = (id: number, reply_to: number | null = null): CaseComment => ({
  id,
  reply_to,
  case_id: 1,
  author: 'ann@example.com',
  text: `Comment ${id}`,
  mentions: [],
  attachment_ids: [],
  created_at: '2026-01-31T12:00:00Z',
})

describe('comments as conversations', () => {
  it('stand together with their answers, and the answers to those', () => {
    const threads = threadsOf([said(1), said(2), said(3, 1), said(4, 3), said(5, 2)])

    expect(threads.map((one) => [one.first.id, one.answers.map((answer) => answer.id)])).toEqual([
      [1, [3, 4]],
      [2, [5]],
    ])
  })

  it('lose none whose beginning was not read', () => {
    expect(threadsOf([said(7, 3), said(8, 7)]).map((one) => [one.first.id, one.answers.length])).toEqual([[7, 1]])
  })
})

describe('an attachment', () => {
  it('is the bytes of the file, however many they are', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 256)

    const made = await attachmentOf(new File([bytes], 'all.bin'))

    expect(made.filename).toBe('all.bin')
    expect(Uint8Array.from(atob(made.base64_content), (one) => one.charCodeAt(0))).toEqual(bytes)
  })
})
