import type { Json } from '../api/types'
import { fieldsOf, type Schema } from '../ui/form/schema'

export type Dialect = 'champ' | 'chamelio'
export type Language = 'curl' | 'java' | 'javascript' | 'python'

export const LANGUAGES: { value: Language; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'java', label: 'Java' },
  { value: 'javascript', label: 'JavaScript' },
  { value: 'python', label: 'Python' },
]

export interface Target {
  origin: string
  id: number
  key: string
  attributes: Schema
  /** Whether the workflow makes runs without a case. */
  runs: boolean
}

/** A value that fits a property well enough to show how a request looks. */
function sample(schema: Schema, name: string): Json {
  if (schema.default !== undefined) return schema.default
  if (schema.enum !== undefined) return schema.enum[0] ?? null
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type
  switch (type) {
    case 'number':
    case 'integer':
      return Math.max(schema.minimum ?? 42, Math.min(42, schema.maximum ?? 42))
    case 'boolean':
      return true
    case 'array':
      return [sample(schema.items ?? {}, name)]
    case 'object':
      return sampled(schema)
    default:
      return text(schema, name)
  }
}

function text(schema: Schema, name: string): string {
  if (schema['x-type'] === 'file') return 'ID-OF-A-FILE'
  switch (schema.format) {
    case 'email':
      return 'ann@example.com'
    case 'date':
      return '2026-01-31'
    case 'date-time':
      return '2026-01-31T12:00:00Z'
    case 'uri':
      return 'https://example.com'
    default:
      return schema.title ?? name
  }
}

function sampled(schema: Schema): Record<string, Json> {
  const fields = fieldsOf(schema)
  const wanted = fields.some((field) => field.required) ? fields.filter((field) => field.required) : fields.slice(0, 3)
  return Object.fromEntries(wanted.map((field) => [field.name, sample(field.schema, field.name)]))
}

/** The types of variables as the Chamelio API names them. */
function variableType(schema: Schema): string {
  if (schema['x-type'] !== undefined) return schema['x-type']
  if (schema.enum !== undefined) return 'select'
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'string' && (schema.format === 'date' || schema.format === 'email')) return schema.format
  return 'text'
}

interface Request {
  url: string
  header: string
  secret: string
  body: Json
  idempotent: boolean
}

function request(dialect: Dialect, target: Target): Request {
  const attributes = sampled(target.attributes)
  if (dialect === 'champ') {
    return {
      url: `${target.origin}/api/external/v1/workflows/${target.id}/${target.runs ? 'runs' : 'cases'}`,
      header: 'Authorization',
      secret: 'Bearer YOUR_TOKEN',
      body: target.runs ? { input: attributes } : { attributes },
      idempotent: true,
    }
  }
  const properties = target.attributes.properties ?? {}
  return {
    url: `${target.origin}/workflows/${target.key}/latest/initiate`,
    header: 'X-API-Key',
    secret: 'YOUR_KEY',
    body: {
      variables: Object.entries(attributes).map(([name, value]) => ({
        variable_id: name,
        type: variableType(properties[name] ?? {}),
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    },
    idempotent: false,
  }
}

function indented(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`)
}

/** A value as Python writes it. */
function python(value: Json, indent = ''): string {
  const deeper = `${indent}    `
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const items = Array.isArray(value) ? value.map((item) => python(item, deeper)) : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${python(item, deeper)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return items.length === 0 ? `${open ?? ''}${close ?? ''}` : `${open ?? ''}\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}${close ?? ''}`
}

const UNIQUE = 'a-text-that-is-yours-alone'

/** The text of a request in one language, for one API. */
export function snippet(dialect: Dialect, language: Language, target: Target): string {
  const { url, header, secret, body, idempotent } = request(dialect, target)
  const json = JSON.stringify(body, null, 2)
  switch (language) {
    case 'curl':
      return [
        `curl -X POST ${url} \\`,
        `  -H '${header}: ${secret}' \\`,
        ...(idempotent ? [`  -H 'Idempotency-Key: ${UNIQUE}' \\`] : []),
        `  -H 'Content-Type: application/json' \\`,
        `  -d '${json.replaceAll("'", String.raw`'\''`)}'`,
      ].join('\n')
    case 'javascript':
      return `const response = await fetch('${url}', {
  method: 'POST',
  headers: {
    '${header}': '${secret}',${idempotent ? `\n    'Idempotency-Key': '${UNIQUE}',` : ''}
    'Content-Type': 'application/json',
  },
  body: JSON.stringify(${indented(json, '  ')}),
})
if (!response.ok) throw new Error(await response.text())
console.log(await response.json())`
    case 'python':
      return `import requests

response = requests.post(
    "${url}",
    headers={
        "${header}": "${secret}",${idempotent ? `\n        "Idempotency-Key": "${UNIQUE}",` : ''}
    },
    json=${python(body, '    ')},
)
response.raise_for_status()
print(response.json())`
    case 'java':
      return `var body = """
    ${indented(json.replaceAll('\\', '\\\\'), '    ')}
    """;
var request = HttpRequest.newBuilder(URI.create("${url}"))
    .header("${header}", "${secret}")${idempotent ? `\n    .header("Idempotency-Key", "${UNIQUE}")` : ''}
    .header("Content-Type", "application/json")
    .POST(HttpRequest.BodyPublishers.ofString(body))
    .build();
var response = HttpClient.newHttpClient()
    .send(request, HttpResponse.BodyHandlers.ofString());
System.out.println(response.statusCode() + " " + response.body());`
  }
}
