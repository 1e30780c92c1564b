import { csrfHeader } from './client'
import { ProblemError, problemOf } from './problem'

interface Way {
  wanted: AbortSignal
  /** How much of it has been sent, from 0 to 1. */
  tell: (share: number) => void
}

/** Sends a form and tells how far it is, which `fetch` cannot. */
export function upload<T>(path: string, form: FormData, { wanted, tell }: Way): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${path}`)
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) tell(event.loaded / event.total)
    }
    request.onload = () => {
      const { status, responseText } = request
      if (status >= 200 && status < 300) done(JSON.parse(responseText) as T)
      else void problemOf(new Response(responseText, { status })).then((problem) => failed(new ProblemError(problem)))
    }
    request.onerror = () => failed(new TypeError('the server cannot be reached'))
    request.onabort = () => failed(new DOMException('stopped', 'AbortError'))
    wanted.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
