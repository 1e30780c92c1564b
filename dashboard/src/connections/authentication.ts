import type { components } from '../api/schema'
import type { Connection } from '../api/types'

export type AuthenticationType = components['schemas']['ShownAuthentication']['type']

/** How to sign in at a service, as the form has it. */
export interface Authentication {
  type: AuthenticationType
  secret: string
  username: string
  tokenUrl: string
  clientId: string
  scopes: string
  /** The Auth Payload of a custom one: headers, one a line. */
  headers: string
}

type Given = components['schemas']['GivenAuthentication']

/** What a form begins with: everything but the secrets, which are not told. */
export function shownOf(connection: Connection | undefined): Authentication {
  const there = connection?.authentication
  return {
    type: there?.type ?? 'none',
    secret: '',
    username: there?.username ?? '',
    tokenUrl: there?.token_url ?? '',
    clientId: there?.client_id ?? '',
    scopes: (there?.scopes ?? []).join(' '),
    headers: (there?.names ?? []).map((one) => `${one}: `).join('\n'),
  }
}

export function hasSecret(auth: Given): boolean {
  return ['token', 'password', 'client_secret', 'payload'].some((name) => name in auth)
}

/** What the API is given; what was left empty is left out, so that it stays as it is. */
export function given(form: Authentication): Given {
  const secret = (name: 'token' | 'password' | 'client_secret') => (form.secret === '' ? {} : { [name]: form.secret })
  switch (form.type) {
    case 'none':
      return { type: 'none' }
    case 'bearer':
      return { type: 'bearer', ...secret('token') }
    case 'basic':
      return { type: 'basic', username: form.username, ...secret('password') }
    case 'custom': {
      const payload = headersOf(form.headers)
      return { type: 'custom', ...(Object.keys(payload).length === 0 ? {} : { payload: payload }) }
    }
    case 'oauth2': {
      const scopes = form.scopes.split(/\s+/).filter((scope) => scope !== '')
      return { type: 'oauth2', token_url: form.tokenUrl, client_id: form.clientId, scopes, ...secret('client_secret') }
    }
  }
}

export function headersOf(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*\S)\s*$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(pairs)
}

export function linesOf(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
