import type { components } from './schema'

export type Problem = components['schemas']['Problem']

/** What the server said when it refused: its sentence, and what to do about each field. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail === '' ? problem.title : problem.detail)
  }

  get status(): number {
    return this.problem.status
  }

  /** What is wrong with a field, by the field's name. */
  get fields(): Record<string, string> {
    return Object.fromEntries(
      (this.problem.errors ?? []).map((error) => [error.field, `${error.rule} ${error.fix}`.trim()]),
    )
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text()
  try {
    const body = JSON.parse(text) as Partial<Problem>
    return {
      ...body,
      type: body.type ?? 'about:blank',
      title: body.title ?? `The server answered ${response.status}`,
      status: response.status,
      detail: body.detail ?? '',
    }
  } catch {
    // A proxy in between answers with a page of its own.
    return {
      type: 'about:blank',
      title: `The server answered ${response.status}`,
      status: response.status,
      detail: response.status >= 500 ? 'It may be starting or busy. Try again in a moment.' : text.slice(0, 200),
    }
  }
}

/** One sentence for whatever went wrong. */
export function sentence(error: unknown): string {
  if (error instanceof ProblemError) {
    const fields = Object.entries(error.fields).map(([field, what]) => `${field}: ${what}`)
    return [error.message, ...fields].join(' ')
  }
  if (error instanceof TypeError) return 'The server cannot be reached. Check the connection and try again.'
  return error instanceof Error ? error.message : String(error)
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ProblemError && error.status === status
}
