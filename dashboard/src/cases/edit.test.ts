import { describe, expect, it } from 'vitest'
import { besides, carriedOver, changeOf, movedBetween, setBackFrom, type Content } from './edit'

const BASE: Content = { subject: 'Parcel 1', owner: 'ann@example.com', attributes: { amount: 5, draft: true, where: { zip: '1', city: 'A' } } }

describe('changing a case by hand', () => {
  it('names only what becomes different, and null for what goes', () => {
    const wanted = { ...BASE, subject: 'Parcel 2', attributes: { amount: 5, where: { city: 'A', zip: '2' }, note: 'new' } }

    expect(changeOf(BASE, wanted)).toEqual({ subject: 'Parcel 2', attributes: { where: { city: 'A', zip: '2' }, note: 'new', draft: null } })
  })

  it('is nothing when only the order of names is another', () => {
    expect(changeOf(BASE, { ...BASE, attributes: { where: { city: 'A', zip: '1' }, draft: true, amount: 5 } })).toBeUndefined()
  })

  it('keeps mine and takes what others changed', () => {
    const now = { subject: 'Parcel 9', owner: 'bob@example.com', attributes: { amount: 7, draft: true, where: { zip: '1', city: 'B' } } }
    const wanted = { ...BASE, subject: 'Parcel 2', attributes: { amount: 6, where: BASE.attributes.where ?? null } }

    expect(carriedOver(BASE, now, wanted)).toEqual({
      subject: 'Parcel 2',
      owner: 'bob@example.com',
      attributes: { amount: 6, where: { zip: '1', city: 'B' } },
    })
    expect(movedBetween(BASE, now, wanted)).toEqual([
      { what: 'Subject', from: 'Parcel 1', to: 'Parcel 9', mine: true },
      { what: 'Owner', from: 'ann@example.com', to: 'bob@example.com', mine: false },
      { what: 'amount', from: '5', to: '7', mine: true },
      { what: 'where', from: '{"zip":"1","city":"A"}', to: '{"zip":"1","city":"B"}', mine: false },
    ])
  })

  it('is set back where nobody else changed it again', () => {
    const made = { subject: 'Parcel 2', owner: BASE.owner, attributes: { amount: 6, where: BASE.attributes.where ?? null, note: 'new' } }
    const now = { ...made, owner: 'bob@example.com', attributes: { ...made.attributes, where: { zip: '9', city: 'A' } } }

    expect(setBackFrom(made, now, BASE)).toEqual({ subject: 'Parcel 1', attributes: { amount: 5, draft: true, note: null } })
    expect(setBackFrom(made, BASE, BASE)).toBeUndefined()
    expect(() => setBackFrom(made, { ...now, attributes: { ...now.attributes, amount: 7 } }, BASE)).toThrow('Meanwhile amount became 7. Nothing was set back.')
  })

  it('knows what no field is for', () => {
    expect(besides({ properties: { amount: {} } }, BASE.attributes)).toEqual({ draft: true, where: { zip: '1', city: 'A' } })
  })
})
