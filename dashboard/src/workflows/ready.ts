import { parse, stringify } from 'yaml'
import type { Json } from '../api/types'
import { argumentsOf, takesAny, type Argument, type Function } from './functions'

/** A step that can be inserted: what it is told, and how that becomes the step. */
export interface ReadyStep {
  name: string
  summary: string
  /** What the step is called unless the author says. */
  called: string
  arguments: Argument[]
  made: (values: Values) => Step
}

export type Values = Record<string, Json>
type Step = Record<string, Json>

const text = (name: string, about: string, sample = '', more: Partial<Argument> = {}): Argument => ({ name, about, required: sample !== '', reads: 'text', ...(sample === '' ? {} : { sample }), ...more })
const value = (name: string, about: string, sample = '', more: Partial<Argument> = {}): Argument => text(name, about, sample, { reads: 'value', ...more })

/** Of a list of steps inside another: does nothing yet, and is valid. */
const nothing = (name: string): Step => ({ [name]: { set: '${ . }' } })

function given(values: Values, ...names: string[]): Values {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))
}

const HEADERS = value('headers', 'texts by name', '', { reads: 'texts', placeholder: '{ Accept: application/json }' })
const OUTPUT = text('output', 'content unless given', '', { options: ['content', 'raw', 'response'] })

/** Steps of the language itself. */
export const READY: ReadyStep[] = [
  {
    name: 'call http',
    summary: 'Sends a request and gives the answer',
    called: 'ask',
    arguments: [
      text('method', 'of the request', 'get', { options: ['get', 'post', 'put', 'patch', 'delete'] }),
      text('endpoint', 'the address; {name} stands for what the step gets', 'https://example.com/orders'),
      HEADERS,
      value('query', 'texts by name', '', { reads: 'texts', placeholder: '{ page: 1 }' }),
      value('body', 'what is sent; anything but a text as JSON', '', { placeholder: "{ amount: '${ .amount }' }" }),
      OUTPUT,
    ],
    made: (values) => ({ call: 'http', with: given(values, 'method', 'endpoint', 'headers', 'query', 'body', 'output') }),
  },
  {
    name: 'call openapi',
    summary: 'Calls an operation of a service that is described by OpenAPI',
    called: 'operation',
    arguments: [
      text('document', 'the address of the description', 'https://petstore.example.com/openapi.json'),
      text('operationId', 'the id of the operation there', 'getPet'),
      value('parameters', 'values by name', '', { placeholder: "{ petId: '${ .pet }' }" }),
      OUTPUT,
    ],
    made: ({ document, ...values }) => ({ call: 'openapi', with: { document: { endpoint: document ?? '' }, ...given(values, 'operationId', 'parameters', 'output') } }),
  },
  {
    name: 'set',
    summary: 'Makes new data for the next step',
    called: 'make',
    arguments: [value('set', 'values by name, or one expression', "{ total: '${ .amount * 1.2 }' }")],
    made: (values) => given(values, 'set'),
  },
  {
    name: 'switch',
    summary: 'Goes where the first fitting case says',
    called: 'which',
    arguments: [
      text('when', 'the condition of the first case', '.amount > 100'),
      text('then', 'where it leads', 'continue', { names: 'steps' }),
      text('otherwise', 'where it goes when that does not hold', 'end', { names: 'steps' }),
    ],
    made: ({ when, then, otherwise }) => ({ switch: [{ fits: { when: when ?? '', then: then ?? 'continue' } }, { otherwise: { then: otherwise ?? 'end' } }] }),
  },
  {
    name: 'wait',
    summary: 'Waits for a length of time',
    called: 'pause',
    arguments: [text('wait', 'a length of time as ISO 8601 writes it', 'PT1H', { options: ['PT15M', 'PT1H', 'P1D', 'P7D'] })],
    made: (values) => given(values, 'wait'),
  },
  {
    name: 'for',
    summary: 'Does steps for each item of a list',
    called: 'each',
    arguments: [text('in', 'the list', '.items'), text('each', 'what an item is called', 'item'), text('at', 'what its place is called'), text('while', 'goes on as long as it holds')],
    made: (values) => ({ for: given(values, 'each', 'at', 'in'), ...given(values, 'while'), do: [nothing('first')] }),
  },
  {
    name: 'try',
    summary: 'Does steps and catches their errors, or tries them again',
    called: 'attempt',
    arguments: [
      value('attempts', 'how often it is tried in all', '5'),
      text('delay', 'the pause before another attempt', 'PT10S'),
      text('retry when', 'which errors are worth another try', '', { placeholder: '.status >= 500' }),
    ],
    made: (values) => ({
      try: [nothing('first')],
      catch: {
        retry: { ...(values['retry when'] === undefined ? {} : { when: values['retry when'] }), delay: values.delay ?? 'PT10S', limit: { attempt: { count: values.attempts ?? 5 } } },
        do: [nothing('give up')],
      },
    }),
  },
  {
    name: 'fork',
    summary: 'Does steps beside each other',
    called: 'beside',
    arguments: [value('branches', 'their names', '[left, right]'), value('compete', 'whether only the first to end counts', '', { options: ['true', 'false'] })],
    made: (values) => ({ fork: { branches: [values.branches ?? []].flat().map((name) => nothing(typeof name === 'string' ? name : JSON.stringify(name))), ...given(values, 'compete') } }),
  },
  {
    name: 'listen',
    summary: 'Waits for an event',
    called: 'await',
    arguments: [
      text('type', 'of the event', 'com.example.paid'),
      text('from', 'what of the event must fit', '', { placeholder: '.data.order' }),
      text('expect', 'and what it must be', '', { placeholder: '${ .order }' }),
      text('read', 'data unless given', '', { options: ['data', 'envelope', 'raw'] }),
    ],
    made: (values) => ({
      listen: {
        to: { one: { with: given(values, 'type'), ...(values.from === undefined ? {} : { correlate: { same: given(values, 'from', 'expect') } }) } },
        ...given(values, 'read'),
      },
    }),
  },
  {
    name: 'emit',
    summary: 'Sends an event',
    called: 'tell',
    arguments: [
      text('source', 'who says it: an address', 'https://example.com/orders'),
      text('type', 'of the event', 'com.example.order.accepted'),
      text('subject', 'what it is about', '', { placeholder: '${ .order }' }),
      value('data', 'what it says', "{ order: '${ .order }' }"),
    ],
    made: (values) => ({ emit: { event: { with: given(values, 'source', 'type', 'subject', 'data') } } }),
  },
  {
    name: 'raise',
    summary: 'Raises an error',
    called: 'refuse',
    arguments: [
      text('type', 'which error it is: an address', 'https://example.com/errors/too-much'),
      value('status', 'a number as of HTTP', '400'),
      text('title', 'the error in a few words', 'Too much'),
      text('detail', 'what is wrong this time', '', { placeholder: '${ "\\(.amount) is too much" }' }),
    ],
    made: (values) => ({ raise: { error: given(values, 'type', 'status', 'title', 'detail') } }),
  },
  {
    name: 'run',
    summary: 'Runs another workflow and gives its output',
    called: 'other',
    arguments: [
      text('name', 'of the workflow', 'another-workflow', { names: 'workflows' }),
      text('namespace', 'is not looked at', 'default'),
      text('version', 'a label, or latest', 'latest'),
      value('input', 'what it gets; what this step gets unless given', '', { placeholder: "{ customer: '${ .customer }' }" }),
    ],
    made: (values) => ({ run: { workflow: given(values, 'namespace', 'name', 'version', 'input') } }),
  },
  { name: 'do', summary: 'Holds several steps together', called: 'together', arguments: [], made: () => ({ do: [nothing('first')] }) },
]

/** A call of a function as a step that can be inserted. */
export function readyCall(called: Function): ReadyStep {
  const any: Argument[] = takesAny(called) ? [value('attributes', 'values by name; null takes one away', "{ amount: '${ .amount }' }")] : []
  const list = [...argumentsOf(called), ...any]
  return {
    name: called.name,
    summary: called.summary.replace(/\.$/, ''),
    called: called.name,
    arguments: list,
    made: (values) => {
      const wanted = any.length > 0 ? (values.attributes ?? {}) : given(values, ...list.map((one) => one.name))
      return { call: called.name, ...(Object.keys(wanted as object).length === 0 ? {} : { with: wanted }) }
    },
  }
}

/** What every step may be told, whatever it does. */
export const OF_EVERY_STEP: Argument[] = [
  text('if', 'only when this holds', '', { placeholder: '${ .amount > 100 }' }),
  text('timeout', 'how long it may take', '', { placeholder: 'PT1H' }),
]

/** What was written into a form, as a value; nothing when nothing was. */
export function read(argument: Argument, written: string): Json | undefined {
  if (written.trim() === '') return undefined
  if (argument.reads === 'text' || argument.reads === 'lines' || written.trimStart().startsWith('${')) return written.trim()
  try {
    const value = parse(written) as Json
    return argument.reads === 'texts' ? texts(value) : value
  } catch {
    return written
  }
}

/** Headers and queries are texts, whatever they look like. */
function texts(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typeof one === 'number' || typeof one === 'boolean' ? String(one) : one]))
}

/** A step as an item of a list, without indentation. */
export function stepText(ready: ReadyStep, name: string, written: Record<string, string>): string {
  const values: Values = {}
  for (const argument of [...ready.arguments, ...OF_EVERY_STEP]) {
    const read_ = read(argument, written[argument.name] ?? '')
    if (read_ !== undefined) values[argument.name] = read_
  }
  const { if: condition, timeout } = values
  const step = {
    ...(condition === undefined ? {} : { if: condition }),
    ...ready.made(values),
    ...(timeout === undefined ? {} : { timeout: { after: timeout } }),
  }
  return stringify([{ [name]: step }], { lineWidth: 0, indentSeq: true })
}

/** A name that no step has yet. */
export function freeName(wanted: string, taken: string[]): string {
  if (!taken.includes(wanted)) return wanted
  for (let number = 2; ; number++) if (!taken.includes(`${wanted}-${number}`)) return `${wanted}-${number}`
}
