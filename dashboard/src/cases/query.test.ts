import { describe, expect, it } from 'vitest'
import { parameters, parse, valueAt, write } from './query'

describe('a query for cases', () => {
  it('reads words, names and attributes', () => {
    expect(parse('status:"Awaiting customer" workflow:refund-request from:2026-11-01 amount=42 address.zip="00123" my laptop')).toEqual({
      status: 'Awaiting customer',
      workflow: 'refund-request',
      from: '2026-11-01',
      attributes: { amount: '42', 'address.zip': '"00123"' },
      subject: 'my laptop',
      unread: [],
    })
  })

  it('says what it cannot read', () => {
    expect(parse('from:soon status:').unread).toEqual(['from:soon', 'status:'])
  })

  it('keeps a text with blanks together as an attribute', () => {
    expect(parse('reason="late delivery"').attributes).toEqual({ reason: '"late delivery"' })
  })

  it.each(['', 'laptop', 'status:Open', 'status:"Awaiting customer" amount=42 two words', 'workflow:7 before:2026-12-01', 'subject:"a: b"', 'laptop show:amount,"unit price",address.zip'])(
    'is the same after it was written: %s',
    (line) => {
      const query = parse(line)
      expect(parse(write(query))).toEqual(query)
    },
  )

  it('names the columns that are shown, each once', () => {
    expect(parse('show:amount,"unit price" show:amount').show).toEqual(['amount', 'unit price'])
    expect(write({ attributes: {}, unread: [], show: [] })).toBe('')
  })

  it('finds the value of a column by its path', () => {
    const attributes = { address: { zip: '00123' }, 'a.b': 1 }
    expect(['address.zip', 'a.b', 'address.zip.digits', 'none'].map((path) => valueAt(attributes, path))).toEqual(['00123', 1, undefined, undefined])
  })

  it('becomes parameters of the API', () => {
    const query = parse('status:Open workflow:refund-request amount=42 from:2026-11-01T00:00:00Z')
    expect(parameters(query, (name) => (name === 'refund-request' ? 7 : undefined))).toEqual({
      status: 'Open',
      workflow: '7',
      created_from: '2026-11-01T00:00:00.000Z',
      'attribute.amount': '42',
    })
  })
})
