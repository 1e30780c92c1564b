import { describe, expect, it } from 'vitest'
import { given, headersOf, type Authentication } from './authentication'

const FORM: Authentication = { type: 'none', secret: '', username: 'ann', tokenUrl: 'https://a.example/token', clientId: 'me', scopes: 'read  write', headers: '' }

describe('what a form says of a sign-in', () => {
  it('leaves out a secret that was not written, so that it stays', () => {
    expect(given({ ...FORM, type: 'basic' })).toEqual({ type: 'basic', username: 'ann' })
    expect(given({ ...FORM, type: 'basic', secret: 's' })).toEqual({ type: 'basic', username: 'ann', password: 's' })
  })

  it('divides scopes at blanks', () => {
    expect(given({ ...FORM, type: 'oauth2' })).toMatchObject({ scopes: ['read', 'write'], client_id: 'me' })
  })

  it('reads headers one a line and leaves out those without a value', () => {
    expect(headersOf('X-Api-Key: a:b \n\nX-Empty:\nX-Two : 2')).toEqual({ 'X-Api-Key': 'a:b', 'X-Two': '2' })
  })
})
