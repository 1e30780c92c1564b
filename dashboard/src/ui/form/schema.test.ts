import { describe, expect, it } from 'vitest'
import { fieldsOf, initial, kindOf, mistakes, type Schema } from './schema'

const REFUND: Schema = {
  type: 'object',
  required: ['amount', 'address'],
  properties: {
    amount: { type: 'number', title: 'Amount', minimum: 0 },
    reason: { enum: ['late', 'broken'] },
    notes: { type: 'string', maxLength: 4000 },
    on: { type: 'string', format: 'date' },
    urgent: { type: ['boolean', 'null'] },
    address: { $ref: '#/$defs/address', title: 'Address' },
    lines: { type: 'array', minItems: 1, items: { type: 'object', required: ['price'], properties: { price: { type: 'integer' } } } },
    tags: { type: 'array', items: { type: 'string' } },
    contract: { type: 'string', 'x-type': 'file' },
    any: {},
  },
  $defs: { address: { type: 'object', required: ['zip'], properties: { zip: { type: 'string', minLength: 4 } } } },
}

describe('a form of a schema', () => {
  it('has a field for each property, in the order of the author', () => {
    expect(fieldsOf(REFUND).map((field) => [field.name, field.kind, field.required])).toEqual([
      ['amount', 'number', true],
      ['reason', 'choice', false],
      ['notes', 'long', false],
      ['on', 'date', false],
      ['urgent', 'boolean', false],
      ['address', 'group', true],
      ['lines', 'list', false],
      ['tags', 'texts', false],
      ['contract', 'file', false],
      ['any', 'json', false],
    ])
  })

  it('calls a field by its title, or else by its name', () => {
    expect(fieldsOf(REFUND).slice(0, 2).map((field) => field.title)).toEqual(['Amount', 'reason'])
  })

  it('begins with the groups that must be there and with defaults', () => {
    expect(initial({ ...REFUND, properties: { ...REFUND.properties, currency: { type: 'string', default: 'EUR' } } })).toEqual({
      address: {},
      currency: 'EUR',
    })
  })

  it('asks for what is needed, also inside of groups', () => {
    expect(mistakes(REFUND, { address: {} })).toEqual({
      '/amount': 'Amount is needed.',
      '/address/zip': 'zip is needed.',
    })
  })

  it('says which bound a value breaks', () => {
    expect(mistakes(REFUND, { amount: -1, address: { zip: '12' }, lines: [{ price: 1.5 }] })).toEqual({
      '/amount': '0 or more.',
      '/address/zip': 'At least 4 characters.',
      '/lines/0/price': 'A whole number.',
    })
  })

  it('finds nothing wrong with what fits', () => {
    expect(mistakes(REFUND, { amount: 3, address: { zip: '12345' }, lines: [{ price: 1 }] })).toEqual({})
  })

  it('leaves patterns that the browser cannot read to the server', () => {
    expect(mistakes({ properties: { a: { type: 'string', pattern: '(?<' } } }, { a: 'x' })).toEqual({})
  })

  it('takes a schema of several types as JSON', () => {
    expect(kindOf({ type: ['string', 'number'] })).toBe('json')
  })
})
