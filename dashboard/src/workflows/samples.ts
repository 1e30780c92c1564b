import { parse } from 'yaml'
import type { components } from '../api/schema'
import type { Json } from '../api/types'
import { isObject, type Schema } from '../ui/form/schema'

export type Wait = components['schemas']['TestRunWait']
export type Sample = components['schemas']['SampleAnswer']

/** What was answered so far, by the pointers of steps. */
export type Answers = Record<string, Sample[]>

/** What a test run is given; kept while the page is open. */
export interface Given {
  subject: string
  values: Record<string, Json> | undefined
  answers: Answers
}

export const NOTHING_GIVEN: Given = { subject: 'A test', values: undefined, answers: {} }

export type SampleKind = 'http' | 'approval' | 'input' | 'signature' | 'event' | 'case' | 'gives'

/** Which form asks for what may come. */
export function sampleKind(kind: Wait['kind']): SampleKind {
  switch (kind) {
    case 'http':
    case 'openapi':
    case 'connection':
      return 'http'
    case 'approval':
    case 'input':
    case 'signature':
    case 'event':
    case 'case':
      return kind
    case 'run':
    case 'function':
    case 'callback':
      return 'gives'
  }
}

/** JSON as it was typed; what is no JSON is a text. Nothing for nothing. */
export function jsonOrText(typed: string): Json | undefined {
  if (typed.trim() === '') return undefined
  try {
    return JSON.parse(typed) as Json
  } catch {
    return typed
  }
}

/** The schema of what people fill in at a step, from the text that is played. */
export function fieldsAt(text: string, pointer: string): Schema | undefined {
  try {
    let step: Json | undefined = parse(text) as Json
    for (const part of pointer.split('/').slice(1)) {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
      step = Array.isArray(step) ? step[Number(name)] : isObject(step) ? step[name] : undefined
    }
    const call = isObject(step) ? step.with : undefined
    const fields = isObject(call) ? call.fields : undefined
    return isObject(fields) ? (fields) : undefined
  } catch {
    return undefined
  }
}

/** With one more sample for a step. */
export function answered(answers: Answers, step: string, sample: Sample): Answers {
  return { ...answers, [step]: [...(answers[step] ?? []), sample] }
}

/** Without the last sample of a step. */
export function forgotten(answers: Answers, step: string): Answers {
  const { [step]: given = [], ...rest } = answers
  const left = given.slice(0, -1)
  return left.length === 0 ? rest : { ...rest, [step]: left }
}

/** A sample in a few words. */
export function sampleTold(sample: Sample): string {
  if (sample.late === true) return 'time passed'
  if (sample.fails !== undefined) return { timeout: 'no answer in time', unreachable: 'could not be reached', refused: 'declined', not_found: 'not found' }[sample.fails]
  if (sample.approved !== undefined) return sample.approved ? 'approved' : 'rejected'
  if (sample.type !== undefined) return sample.type
  if (sample.status !== undefined) return `answer ${sample.status}`
  const said = JSON.stringify(sample.gives ?? sample.values ?? sample.by ?? {})
  return said.length > 60 ? `${said.slice(0, 60)}…` : said
}
