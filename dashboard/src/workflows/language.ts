import type { Names } from './functions'

/** A word that may stand somewhere in a document; what it means in full is in docs/language.md. */
export interface Word {
  name: string
  about: string
  /** The place behind it. */
  leads?: string
  /** What may be its value. */
  values?: Value[]
  names?: Names
}

export interface Value {
  name: string
  about: string
}

/** A place of a document: the words of a map, or what the items of a list are. */
export interface Place {
  words?: Word[]
  /** Where names lead that the author chooses. */
  any?: string
  item?: string
  names?: Names
}

const word = (name: string, about: string, leads?: string): Word => ({ name, about, ...(leads === undefined ? {} : { leads }) })
const choice = (name: string, about: string, values: Record<string, string>): Word => ({ name, about, values: Object.entries(values).map(([value, says]) => ({ name: value, about: says })) })
const named = (name: string, about: string, names: Names): Word => ({ name, about, names })

const THEN: Word = {
  ...choice('then', 'what comes next', { continue: 'the next step', end: 'the end of the run', exit: 'the end of this list' }),
  names: 'steps',
}

const EVERY_STEP: Word[] = [
  word('if', 'a condition; when it does not hold, the step is skipped'),
  word('input', 'checks what comes in and changes it for this step', 'in'),
  word('output', 'changes what the step gives, and checks it', 'out'),
  word('export', 'replaces $context', 'out'),
  word('timeout', 'how long the step may take', 'timeout'),
  THEN,
  word('metadata', 'for people and tools'),
]

const KINDS: Word[] = [
  word('call', 'calls a function, a service or an operation'),
  word('with', 'what the call is given'),
  word('set', 'makes new data'),
  word('switch', 'goes where the first fitting case says', 'cases'),
  word('for', 'does steps for each item of a list', 'for'),
  word('while', 'goes on with the loop as long as it holds'),
  word('do', 'steps, one after the other', 'steps'),
  word('wait', 'waits for a length of time, such as PT1H', 'duration'),
  word('raise', 'raises an error', 'raise'),
  word('try', 'does steps and catches their errors', 'steps'),
  word('catch', 'what is done about errors', 'catch'),
  word('fork', 'does steps beside each other', 'fork'),
  word('listen', 'waits for events', 'listen'),
  word('foreach', 'does steps for each event', 'foreach'),
  word('emit', 'sends an event', 'emit'),
  word('run', 'runs another workflow', 'run'),
]

const EVENT: Word[] = [
  word('type', 'what kind of event, such as com.example.paid'),
  word('source', 'who says it, an address'),
  word('subject', 'what it is about'),
  word('id', 'of the event; drawn unless given'),
  word('time', 'the moment; now unless given'),
  word('data', 'what it says'),
]

const ERROR: Word[] = [
  word('type', 'which error it is, an address'),
  word('status', 'a number as of HTTP'),
  word('title', 'the error in a few words'),
  word('detail', 'what is wrong this time'),
  word('instance', 'a JSON Pointer to where it came from'),
]

const METHODS = { get: 'reads', post: 'makes or does', put: 'replaces', patch: 'changes', delete: 'removes', head: 'reads the headers', options: 'asks what is allowed' }

const OUTPUT = choice('output', 'what the step gives', { content: 'the body', raw: 'the body in base64', response: 'request, statusCode, headers and content' })

const TO: Word[] = [word('one', 'one event that fits', 'filter'), word('all', 'one event for each filter', 'filters'), word('any', 'the first event that fits one of the filters', 'filters'), word('until', 'goes on until a condition holds or other events came', 'to')]

/** The whole language, place by place. */
export const PLACES: Record<string, Place> = {
  root: {
    words: [
      word('document', 'what the workflow is called', 'document'),
      word('input', 'the attributes of a case', 'inputs'),
      word('use', 'parts that are written once', 'use'),
      word('schedule', 'why runs start by themselves', 'schedule'),
      word('do', 'the steps', 'steps'),
      word('output', 'changes what the run gives', 'out'),
      word('timeout', 'how long the run may take', 'timeout'),
    ],
  },
  document: {
    words: [
      choice('dsl', 'the version of the language', { "'1.0.3'": 'the one that is documented' }),
      word('namespace', 'for your own order: letters, digits and -'),
      word('name', 'of the workflow; unique in the organization'),
      word('version', 'your own label in quotes'),
      word('title', 'for people'),
      word('summary', 'for people'),
      word('tags', 'for people'),
      word('metadata', 'statuses, and where cases come from', 'metadata'),
    ],
  },
  metadata: {
    words: [
      choice('source', 'where cases come from', { direct: 'whoever creates them', email: 'letters', ticketing: 'another system', none: 'nowhere: runs without a case' }),
      word('statuses', 'besides Open, Closed and Error'),
      word('subject', 'the title of a task that comes through the Chamelio API'),
      word('key', 'the text id of the workflow'),
    ],
  },
  inputs: { words: [word('schema', 'JSON Schema of the attributes', 'schema'), word('from', 'changes the attributes for the run')] },
  in: { words: [word('schema', 'checks what comes in', 'schema'), word('from', 'changes it for this step')] },
  out: { words: [word('as', 'what it becomes; jq'), word('schema', 'checks it', 'schema')] },
  schema: { words: [word('document', 'the JSON Schema itself', 'json'), choice('format', 'of the schema', { json: 'the only one' })] },
  json: {
    words: [
      choice('type', 'what a value is', { string: 'text', number: 'a number', integer: 'a whole number', boolean: 'yes or no', object: 'names and values', array: 'a list', "'null'": 'nothing' }),
      word('title', 'what people call it'),
      word('description', 'a sentence about it'),
      word('properties', 'what an object has, by name', 'properties'),
      word('required', 'the names that must be there'),
      word('items', 'what the items of a list are', 'json'),
      word('enum', 'one of these values'),
      choice('format', 'what a text looks like', { date: 'a day such as 2026-01-31', 'date-time': 'a moment', email: 'an e-mail address', uri: 'an address' }),
      word('minimum', 'the least number'),
      word('maximum', 'the greatest number'),
      word('minLength', 'the least number of characters'),
      word('maxLength', 'the greatest number of characters'),
      word('pattern', 'a regular expression that a text fits'),
      word('default', 'what a form begins with'),
      choice('x-type', 'our own types of variables', { file: 'a file', user_entity: 'a member', business: 'a business' }),
      word('x-allowed-extensions', 'the endings that a file may have'),
    ],
  },
  properties: { any: 'json' },
  use: {
    words: [
      word('secrets', 'the names of secrets that the document uses'),
      word('timeouts', 'limits of time, by name', 'timeouts'),
      word('retries', 'ways to try again, by name', 'retries'),
      word('errors', 'errors, by name', 'errors'),
      word('authentications', 'ways to say who we are, by name', 'authentications'),
      word('functions', 'steps that several steps call, by name', 'functions'),
    ],
  },
  timeouts: { any: 'timeout' },
  retries: { any: 'retry' },
  errors: { any: 'error' },
  authentications: { any: 'authentication' },
  functions: { any: 'step' },
  schedule: {
    words: [word('cron', "moments of the calendar in UTC, such as '0 9 * * mon-fri'"), word('every', 'again and again after this length of time', 'duration'), word('after', 'this length of time after the run before', 'duration'), word('on', 'when events came', 'to')],
  },
  steps: { item: 'named step' },
  'named step': { any: 'step' },
  step: { words: [...KINDS, ...EVERY_STEP] },
  cases: { item: 'named case' },
  'named case': { any: 'case' },
  case: { words: [word('when', 'the condition; without one, it is for what no other fits'), THEN] },
  for: { words: [word('each', 'what an item is called'), word('at', 'what its place is called'), word('in', 'the list; jq')] },
  duration: { words: [word('days', 'of 24 hours'), word('hours', ''), word('minutes', ''), word('seconds', ''), word('milliseconds', '')] },
  timeout: { words: [word('after', 'a length of time, such as PT1H', 'duration')] },
  raise: { words: [word('error', 'the error, or the name of one of use.errors', 'error')] },
  error: { words: ERROR },
  catch: {
    words: [
      word('errors', 'which errors are caught; all unless given', 'caught'),
      word('as', 'what the error is called; error unless given'),
      word('when', 'only errors for which it holds; . is the error'),
      word('exceptWhen', 'no errors for which it holds'),
      word('retry', 'tries again first', 'retry'),
      word('do', 'steps that are done when there is no other try', 'steps'),
    ],
  },
  caught: { words: [word('with', 'what they must be', 'error')] },
  retry: {
    words: [
      word('when', 'only errors for which it holds'),
      word('exceptWhen', 'no errors for which it holds'),
      word('delay', 'the pause before another attempt', 'duration'),
      word('backoff', 'how the pause grows', 'backoff'),
      word('limit', 'how often and how long', 'limit'),
      word('jitter', 'a random part of the pause', 'jitter'),
    ],
  },
  backoff: { words: [word('constant', 'the same each time: {}'), word('linear', 'grows by itself each time: {}'), word('exponential', 'doubles each time: {}')] },
  limit: { words: [word('attempt', 'of attempts', 'attempt'), word('duration', 'of all together', 'duration')] },
  attempt: { words: [word('count', 'how many there are, with the first'), word('duration', 'how long each may take', 'duration')] },
  jitter: { words: [word('from', 'the least', 'duration'), word('to', 'the most', 'duration')] },
  fork: { words: [word('branches', 'steps that are done beside each other', 'steps'), choice('compete', 'whether only the first to end counts', { true: 'the others are cancelled', false: 'all count' })] },
  listen: { words: [word('to', 'which events', 'to'), choice('read', 'what of each event', { data: 'what it says', envelope: 'all of it', raw: 'what it says, in base64' })] },
  to: { words: TO },
  filters: { item: 'filter' },
  filter: { words: [word('with', 'what the event must have', 'event'), word('correlate', 'what ties it to this run, by names', 'correlations')] },
  correlations: { any: 'correlation' },
  correlation: { words: [word('from', 'what of the event; jq'), word('expect', 'what it must be')] },
  event: { words: EVENT },
  foreach: { words: [word('item', 'what an event is called'), word('at', 'what its place is called'), word('do', 'the steps', 'steps'), word('output', 'of each event', 'out'), word('export', 'of each event', 'out')] },
  emit: { words: [word('event', 'the event', 'emitted')] },
  emitted: { words: [word('with', 'what it has; source and type are needed', 'event')] },
  run: { words: [word('workflow', 'which one', 'workflow'), choice('await', 'whether it waits for the end', { true: 'gives its output', false: 'goes on at once' })] },
  workflow: { words: [word('namespace', 'is not looked at'), named('name', 'of the workflow', 'workflows'), choice('version', 'a label of a publication', { latest: 'the newest when this is published' }), word('input', 'what it gets')] },
  'with http': {
    words: [
      choice('method', 'of the request', METHODS),
      word('endpoint', 'the address; {name} stands for what the step gets', 'endpoint'),
      word('headers', 'texts by name'),
      word('query', 'texts by name'),
      word('body', 'what is sent; anything but a text as JSON'),
      OUTPUT,
      choice('redirect', 'whether redirects are followed', { true: 'they are', false: 'they are errors' }),
    ],
  },
  'with openapi': {
    words: [
      word('document', 'where the description lies', 'described'),
      word('operationId', 'the operation'),
      word('parameters', 'values by name'),
      word('authentication', 'as whom it is called', 'authentication'),
      OUTPUT,
      choice('redirect', 'whether redirects are followed', { true: 'they are', false: 'they are errors' }),
    ],
  },
  described: { words: [word('endpoint', 'the address of the description', 'endpoint')] },
  endpoint: { words: [word('uri', 'the address'), word('authentication', 'as whom it is called', 'authentication')] },
  authentication: {
    words: [
      named('use', 'a policy of the document, or a connection', 'connections'),
      word('basic', 'a name and a password', 'basic'),
      word('bearer', 'a token', 'bearer'),
      word('oauth2', 'a token that is fetched', 'oauth2'),
    ],
  },
  basic: { words: [word('username', ''), word('password', 'a secret: ${ $secrets.name }')] },
  bearer: { words: [word('token', 'a secret: ${ $secrets.name }')] },
  oauth2: {
    words: [
      word('authority', 'the address of who gives tokens'),
      choice('grant', 'how the token is had', { client_credentials: 'as a program' }),
      word('client', 'who asks', 'client'),
      word('scopes', 'what for, a list'),
      word('audiences', 'for whom, a list'),
      word('endpoints', 'paths below the authority', 'endpoints'),
    ],
  },
  client: { words: [word('id', ''), word('secret', 'a secret: ${ $secrets.name }'), choice('authentication', 'how the client says who it is', { client_secret_post: 'in the body', client_secret_basic: 'in a header' })] },
  endpoints: { words: [word('token', '/oauth2/token unless given')] },
}

/** What expressions may say beside the data. */
export const VARIABLES: Value[] = [
  { name: '$context', about: 'what export.as last left there' },
  { name: '$input', about: "the step's input" },
  { name: '$output', about: "the step's output, in output.as and export.as" },
  { name: '$workflow', about: 'id, definition.document, input and startedAt of the run' },
  { name: '$task', about: 'name, reference, input, output and startedAt of the step' },
  { name: '$runtime', about: 'name, version, and metadata: the case and the open callbacks' },
  { name: '$secrets', about: 'secrets that use.secrets lists; for calls only' },
  { name: '$error', about: 'in a catch' },
  { name: '$item', about: 'in a for' },
  { name: '$index', about: 'in a for' },
]
