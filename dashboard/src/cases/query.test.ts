import { describe, expect, it } from 'vitest'
import { parameters, parse, write } from './query'

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

  it.each(['', 'laptop', 'status:Open', 'status:"Awaiting customer" amount=42 two words', 'workflow:7 before:2026-12-01', 'subject:"a: b"'])(
    'is the same after it was written: %s',
    (line) => {
      const query = parse(line)
      expect(parse(write(query))).toEqual(query)
    },
  )

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
