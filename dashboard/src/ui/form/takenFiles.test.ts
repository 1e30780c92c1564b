import { describe, expect, it } from 'vitest'
import { bytes } from '../bytes'
import { numberOf, whyNot } from './takenFiles'

describe('a file for a form', () => {
  it('is taken when it is as it should be', () => {
    expect(whyNot({ name: 'Letter.PDF', size: 10 }, ['pdf', 'docx'], 10, bytes)).toBeUndefined()
    expect(whyNot({ name: 'anything', size: 10 }, [], undefined, bytes)).toBeUndefined()
  })

  it('is refused with the reason before it is sent', () => {
    expect(whyNot({ name: 'letter.txt', size: 10 }, ['pdf', 'docx'], 10, bytes)).toBe('letter.txt does not end in pdf, docx.')
    expect(whyNot({ name: 'letter', size: 10 }, ['pdf'], 10, bytes)).toBe('letter does not end in pdf.')
    expect(whyNot({ name: 'a.pdf', size: 0 }, ['pdf'], 10, bytes)).toBe('a.pdf is empty.')
    expect(whyNot({ name: 'a.pdf', size: 2048 }, [], 1024, bytes)).toBe('a.pdf has 2.0 KiB; a file has 1.0 KiB at most.')
  })

  it('is the same however its id is written', () => {
    expect([numberOf('document_5'), numberOf('attachment_5'), numberOf('file_05'), numberOf('other')]).toEqual(['5', '5', 'file_05', 'other'])
  })
})
