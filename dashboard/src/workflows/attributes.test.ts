import { describe, expect, it } from 'vitest'
import * as edit from './attributes'
import { Unreadable } from './splice'

const TEXT = `# Refunds, as the shop wants them
document:
  dsl: '1.0.3'   # the language
  namespace: support
  name: refund
  version: "1.0.0"
  metadata:
    source: direct
    statuses: [Awaiting customer, In review]  # besides the three


input:
  schema:
    document:
      type: object
      required: [amount]
      properties:
        # in euro
        amount: {type: number, title: Amount, minimum: 0}
        reason:
          type: string
          title: Reason   # why
do:
  - first: { set: {a:  1} }
`

function lines(text: string): string[] {
  return text.split('\n')
}

/** What a change took away and brought. */
function difference(before: string, after: string): { gone: string[]; come: string[] } {
  return { gone: lines(before).filter((line) => !lines(after).includes(line)), come: lines(after).filter((line) => !lines(before).includes(line)) }
}

describe('attributes and statuses of a text', () => {
  it('are read with what a form may say of them', () => {
    const shape = edit.shapeOf(TEXT)

    expect(shape.statuses).toEqual(['Awaiting customer', 'In review'])
    expect(shape.attributes).toEqual([
      { name: 'amount', kind: 'number', required: true, says: { title: 'Amount', minimum: 0 } },
      { name: 'reason', kind: 'text', required: false, says: { title: 'Reason' } },
    ])
  })

  it('are of the kinds of the language', () => {
    const kinds = (schema: string) => edit.shapeOf(`input: { schema: { document: { properties: { a: ${schema} } } } }`).attributes[0]?.kind

    expect(['{ type: string, x-type: file }', '{ enum: [a] }', '{ type: string, format: date }', "{ type: [integer, 'null'] }", '{ type: array }', '{ $ref: "#/x" }', ''].map(kinds)).toEqual([
      'file', 'select', 'date', 'integer', 'other', 'other', 'other',
    ])
  })

  it('cannot be read of what is no YAML, which says where', () => {
    expect(() => edit.shapeOf('a: [\nb: 1')).toThrow(Unreadable)
    expect(() => edit.addStatus('- a\n- b', 'New')).toThrow('The document is no map')
  })
})

describe('a change by the form', () => {
  it('adds an attribute and leaves every other line as it is', () => {
    const after = edit.addAttribute(TEXT, 'vendor', 'Vendor')

    expect(difference(TEXT, after)).toEqual({ gone: [], come: ['        vendor: { type: string, title: Vendor }'] })
    expect(edit.shapeOf(after).attributes.map((one) => one.name)).toEqual(['amount', 'reason', 'vendor'])
  })

  it('says something of an attribute in its own line only', () => {
    const after = edit.sayOfAttribute(TEXT, 'amount', 'maximum', 500)

    expect(difference(TEXT, after)).toEqual({ gone: ['        amount: {type: number, title: Amount, minimum: 0}'], come: ['        amount: {type: number, title: Amount, minimum: 0, maximum: 500}'] })
    expect(edit.sayOfAttribute(TEXT, 'reason', 'title', undefined)).not.toContain('title: Reason')
  })

  it('makes an attribute another kind and drops the bounds of the old one', () => {
    const after = edit.kindAttribute(TEXT, 'amount', 'date')

    expect(after).toContain('        amount: {format: date, type: string, title: Amount}\n')
    expect(edit.kindAttribute(TEXT, 'reason', 'select')).toContain('        reason:\n          enum: [ first, second ]\n          title: Reason # why\n')
  })

  it('makes an attribute needed or not, in one line', () => {
    expect(difference(TEXT, edit.requireAttribute(TEXT, 'reason', true))).toEqual({ gone: ['      required: [amount]'], come: ['      required: [amount, reason]'] })
    const none = edit.requireAttribute(TEXT, 'amount', false)
    expect(difference(TEXT, none)).toEqual({ gone: ['      required: [amount]'], come: [] })
    expect(difference(none, edit.requireAttribute(none, 'reason', true))).toEqual({ gone: [], come: ['      required: [reason]'] })
  })

  it('changes the order with the comments', () => {
    const after = edit.moveAttribute(TEXT, 'amount', 1)

    expect(edit.shapeOf(after).attributes.map((one) => one.name)).toEqual(['reason', 'amount'])
    expect(after).toContain('          title: Reason   # why\n        # in euro\n        amount: {type')
    expect(edit.moveAttribute(after, 'amount', -1)).toBe(TEXT)
  })

  it('renames an attribute where it is declared and needed', () => {
    const after = edit.renameAttribute(TEXT, 'amount', 'sum')

    expect(edit.shapeOf(after).attributes[0]).toMatchObject({ name: 'sum', required: true })
    expect(after).toContain('        # in euro\n        sum: {type: number')
    expect(() => edit.renameAttribute(TEXT, 'amount', 'reason')).toThrow('already')
  })

  it('removes attributes, also the last one, and takes new ones again', () => {
    const one = edit.removeAttribute(TEXT, 'amount')
    expect(one).not.toContain('in euro')
    const none = edit.removeAttribute(one, 'reason')
    expect(none).toContain('      properties: {}\n')
    expect(edit.shapeOf(edit.addAttribute(none, 'a', 'A')).attributes.map((attribute) => attribute.name)).toEqual(['a'])
    expect(edit.addAttribute(none, 'a', 'A')).toContain('      properties:\n        a: { type: string, title: A }\n')
  })

  it('begins a schema where there is none, before the steps', () => {
    const after = edit.addAttribute("document:\n  name: x\n# the steps\ndo:\n  - a: { set: { b: 1 } }\n", 'amount', 'Amount')

    expect(after).toBe(
      'document:\n  name: x\ninput:\n  schema:\n    document:\n      type: object\n      properties:\n        amount: { type: string, title: Amount }\n# the steps\ndo:\n  - a: { set: { b: 1 } }\n',
    )
  })

  it('changes statuses, of which comments stay', () => {
    const added = edit.addStatus(TEXT, 'On hold')
    expect(difference(TEXT, added).come).toEqual(['    statuses: [Awaiting customer, In review, On hold] # besides the three'])
    expect(edit.shapeOf(edit.moveStatus(added, 2, -1)).statuses).toEqual(['Awaiting customer', 'On hold', 'In review'])
    expect(edit.shapeOf(edit.renameStatus(added, 0, 'Waits')).statuses[0]).toBe('Waits')
    expect(edit.removeStatus(edit.removeStatus(TEXT, 0), 0)).not.toContain('statuses')
    expect(edit.addStatus('document:\n  name: x\n', 'New')).toBe('document:\n  name: x\n  metadata:\n    statuses: [New]\n')
  })

  it('works on documents that are written in one line, and on JSON', () => {
    const json = '{"document": {"name": "x"}, "input": {"schema": {"document": {"type": "object", "properties": {"a": {"type": "string"}}}}}, "do": []}'
    const after = edit.requireAttribute(edit.addAttribute(json, 'b', 'B'), 'a', true)

    expect(edit.shapeOf(after).attributes.map((one) => [one.name, one.required])).toEqual([['a', true], ['b', false]])
  })

  it('keeps anchors that other parts name', () => {
    const text = 'input:\n  schema:\n    document:\n      properties:\n        a: &text\n          type: string\n        b: *text\ndo: []\n'

    expect(edit.shapeOf(edit.addAttribute(text, 'c', '')).attributes.map((one) => one.name)).toEqual(['a', 'b', 'c'])
    expect(edit.sayOfAttribute(text, 'a', 'title', 'A')).toContain('a: &text\n          type: string\n          title: A\n        b: *text\n')
  })

  it('refuses statuses that every workflow has, and names that expressions could not say', () => {
    expect(edit.statusMistake(['In review'], 'in Review')).toBe('There is one of that name.')
    expect(edit.statusMistake([], 'Open')).toBe('Every workflow has that one.')
    expect(edit.nameMistake(['a'], 'b c')).toContain('Letters')
  })
})
