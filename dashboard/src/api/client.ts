import createClient from 'openapi-fetch'
import { ProblemError, problemOf } from './problem'
import type { paths } from './schema'

/** What says to the server that a script of ours sent this, and no form of another site. */
let csrf: string | null = null

export function carryCsrf(token: string | null): void {
  csrf = token
}

export function csrfHeader(): Record<string, string> {
  return csrf === null ? {} : { 'X-Caseloom-CSRF': csrf }
}

const client = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  // Filters of attributes have dots and slashes in their names; they are written out as they are.
  querySerializer: { object: { style: 'form', explode: true } },
})

client.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(csrfHeader())) request.headers.set(name, value)
    // What was deleted is deleted also when the page is closed meanwhile.
    return request.method === 'DELETE' ? new Request(request, { keepalive: true }) : request
  },
  async onResponse({ response }) {
    if (!response.ok) throw new ProblemError(await problemOf(response))
    return undefined
  },
})

/** The management API with the types of its OpenAPI; refusals are thrown as `ProblemError`. */
export const api = client

/** The answer of a call, which is there whenever the call did not throw. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  return data as T
}

/** A call that the typed client has no words for: forms with files, plain texts, sessions. */
export async function send<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData
  const text = typeof body === 'string'
  const response = await fetch(`/api/v1${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      ...csrfHeader(),
      ...(body === undefined || form ? {} : { 'Content-Type': text ? 'application/yaml' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: form || text ? body : JSON.stringify(body) }),
  })
  if (!response.ok) throw new ProblemError(await problemOf(response))
  if (response.status === 204) return undefined as T
  const answered = await response.text()
  return (answered === '' ? undefined : JSON.parse(answered)) as T
}
