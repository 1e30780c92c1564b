import { parse } from 'yaml'
import type { Schema } from '../ui/form/schema'
import type { Step } from './steps'

/** What a document says, as far as the dashboard shows it. */
export interface Outline {
  title: string
  source: string
  statuses: string[]
  attributes: Schema
  steps: Step[]
}

type Node = Record<string, unknown>

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce((found: unknown, name) => (isNode(found) ? found[name] : undefined), value)
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Reads a document; whatever of it is not as it should be is left out, for the server complains of it. */
export function outlineOf(document: string): Outline {
  const root: unknown = parsed(document)
  const statuses = at(root, 'document', 'metadata', 'statuses')
  const schema = at(root, 'input', 'schema', 'document')
  return {
    title: text(at(root, 'document', 'title')) || text(at(root, 'document', 'name')),
    source: text(at(root, 'document', 'metadata', 'source')) || 'direct',
    statuses: ['Open', ...(Array.isArray(statuses) ? statuses.map(text).filter((one) => one !== '') : []), 'Closed', 'Error'],
    attributes: isNode(schema) ? (schema) : {},
    steps: stepsOf(at(root, 'do'), '/do'),
  }
}

function parsed(document: string): unknown {
  try {
    return parse(document)
  } catch {
    return undefined
  }
}

const WORDS = ['do', 'set', 'switch', 'for', 'wait', 'raise', 'try', 'fork', 'listen', 'emit', 'run', 'call']

function stepsOf(list: unknown, above: string): Step[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown, index) => {
    const [entry] = isNode(item) ? Object.entries(item) : []
    if (entry === undefined || !isNode(entry[1])) return []
    return [stepOf(entry[0], entry[1], `${above}/${index}/${escaped(entry[0])}`)]
  })
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function stepOf(name: string, step: Node, pointer: string): Step {
  const word = step.for === undefined ? (WORDS.find((one) => one in step) ?? '?') : 'for'
  const then = text(step.then)
  return {
    pointer,
    name,
    word,
    about: aboutOf(word, step),
    ...(then === '' || then === 'continue' ? {} : { then }),
    ...(word === 'switch' ? { cases: casesOf(step.switch) } : {}),
    conditional: step.if !== undefined,
    inside: insideOf(word, step, pointer),
  }
}

function aboutOf(word: string, step: Node): string {
  switch (word) {
    case 'call': {
      const called = text(step.call)
      const endpoint = at(step, 'with', 'endpoint')
      const where = text(endpoint) || text(at(endpoint, 'uri'))
      return called === 'http' ? `${text(at(step, 'with', 'method')).toUpperCase()} ${where}`.trim() : called.replace(/:[^:]*$/, '')
    }
    case 'wait':
      return typeof step.wait === 'string' ? step.wait : isNode(step.wait) ? Object.entries(step.wait).map(([unit, many]) => `${text(many)} ${unit}`).join(' ') : ''
    case 'for':
      return `each of ${text(at(step, 'for', 'in'))}`
    case 'raise':
      return text(at(step, 'raise', 'error', 'type')) || text(at(step, 'raise', 'error'))
    case 'run':
      return text(at(step, 'run', 'workflow', 'name'))
    case 'emit':
      return text(at(step, 'emit', 'event', 'with', 'type'))
    case 'listen':
      return listened(at(step, 'listen', 'to'))
    case 'set':
      return isNode(step.set) ? Object.keys(step.set).join(', ') : ''
    default:
      return ''
  }
}

function listened(to: unknown): string {
  const wanted = [at(to, 'one'), at(to, 'any'), at(to, 'all')].flat()
  return wanted.map((one) => text(at(one, 'with', 'type'))).filter((type) => type !== '').join(', ')
}

function casesOf(list: unknown): { name: string; when?: string; then: string }[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    const [entry] = isNode(item) ? Object.entries(item) : []
    if (entry === undefined) return []
    const when = text(at(entry[1], 'when'))
    return [{ name: entry[0], ...(when === '' ? {} : { when }), then: text(at(entry[1], 'then')) || 'continue' }]
  })
}

function insideOf(word: string, step: Node, pointer: string): { title: string; steps: Step[] }[] {
  switch (word) {
    case 'do':
      return [{ title: '', steps: stepsOf(step.do, `${pointer}/do`) }]
    case 'for':
      return [{ title: 'each', steps: stepsOf(step.do, `${pointer}/do`) }]
    case 'try':
      return [
        { title: 'try', steps: stepsOf(step.try, `${pointer}/try`) },
        ...(at(step, 'catch', 'do') === undefined ? [] : [{ title: 'catch', steps: stepsOf(at(step, 'catch', 'do'), `${pointer}/catch/do`) }]),
      ]
    case 'fork':
      return stepsOf(at(step, 'fork', 'branches'), `${pointer}/fork/branches`).map((branch) => ({ title: branch.name, steps: [branch] }))
    case 'listen': {
      const each = at(step, 'foreach', 'do')
      return each === undefined ? [] : [{ title: 'each event', steps: stepsOf(each, `${pointer}/foreach/do`) }]
    }
    default:
      return []
  }
}
