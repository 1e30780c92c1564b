import type { components } from '../api/schema'
import type { Schema } from '../ui/form/schema'

export type Function = components['schemas']['Function']

/** What names there are to choose from: those of the document and of the organization. */
export type Names = 'attributes' | 'connections' | 'statuses' | 'steps' | 'workflows'

/** One thing that a step is told, as a form asks for it. */
export interface Argument {
  name: string
  /** What it is, in a few words. */
  about: string
  required: boolean
  /** Text as it stands, several lines of it, anything that YAML can say, or texts by name. */
  reads: 'text' | 'lines' | 'value' | 'texts'
  options?: string[]
  names?: Names
  /** What a form begins with, so that what it makes is valid. */
  sample?: string
  placeholder?: string
}

type Said = Partial<Omit<Argument, 'name' | 'required'>> & { about: string; needed?: true }

const APPROVERS = 'address, owner, requester, role:admin, or a list of these'

const DUE: Said = { about: 'when it should be decided: a length of time or a moment', reads: 'text', placeholder: 'P3D' }
const REMIND: Said = { about: 'after which time those who have not answered are reminded', reads: 'text', placeholder: 'P1D' }
const TURNS: Said = { about: 'whether only the next in order is asked', options: ['true', 'false'] }
const FIELDS: Said = { about: 'JSON Schema of what is filled in', placeholder: '{ type: object, properties: { limit: { type: number } } }' }

/** What the arguments of functions are; the server knows which there are, and which are needed. */
const ARGUMENTS: Record<string, Record<string, Said>> = {
  'set-status': { status: { about: 'one of the statuses of the workflow', names: 'statuses', sample: 'Closed' } },
  'set-subject': { subject: { about: 'the new subject', sample: 'Another subject' } },
  'add-note': { text: { about: 'what the story of the case shall say', reads: 'lines', sample: 'Look at this' } },
  'get-case': { id: { about: 'the number of a case, or an expression', reads: 'value', sample: '1' } },
  'wait-until': { at: { about: 'a moment or a date, or an expression', sample: '2030-01-31T09:00:00Z' } },
  'create-case': {
    workflow: { about: 'the name of a workflow', names: 'workflows', sample: 'another-workflow' },
    subject: { about: 'of the new case' },
    attributes: { about: 'of the new case, by name', placeholder: "{ amount: '${ .amount }' }" },
  },
  'wait-callback': {
    title: { about: 'what is waited for', sample: 'Signed by the customer' },
    secret: { about: 'the name of the secret with which answers are signed' },
  },
  'call-connection': {
    connection: { about: 'the name of a connection', names: 'connections', sample: 'a-connection' },
    method: { about: 'GET unless given', options: ['get', 'post', 'put', 'patch', 'delete'] },
    path: { about: 'below its address', placeholder: '/orders' },
    query: { about: 'texts by name', reads: 'texts', placeholder: '{ page: 1 }' },
    headers: { about: 'texts by name', reads: 'texts', placeholder: '{ Accept: application/json }' },
    body: { about: 'what is sent; anything but a text as JSON', placeholder: "{ amount: '${ .amount }' }" },
  },
  'request-approval': {
    title: { about: 'what is decided', sample: 'Is this all right?' },
    approvers: { about: `who may decide: ${APPROVERS}`, sample: 'role:admin', needed: true },
    turns: TURNS,
    groups: { about: 'instead of approvers: several groups of them', placeholder: "[{ approvers: 'role:admin', quorum: 1 }]" },
    ordered: { about: 'whether groups decide one after the other', options: ['true', 'false'] },
    show: { about: 'names of attributes that are put before them', placeholder: '[amount]' },
    fields: FIELDS,
    due: DUE,
    remind: REMIND,
  },
  'request-input': {
    title: { about: 'what is asked for', sample: 'Please fill this in' },
    assignees: { about: `who may fill it in: ${APPROVERS}`, sample: 'owner' },
    fields: { ...FIELDS, sample: '{ type: object, properties: { answer: { type: string } } }' },
    turns: TURNS,
    due: DUE,
    remind: REMIND,
  },
  'ask-model': {
    connection: { about: 'the name of a connection that leads to a model', names: 'connections', sample: 'a-connection' },
    instructions: { about: 'what the model is to do', reads: 'lines', sample: 'Say in one sentence what this is about.' },
    input: { about: 'what it is to do that with', placeholder: '${ . }' },
    files: { about: 'ids of files of the case that it reads', placeholder: '${ .contract }' },
    output: { about: 'JSON Schema of the answer; without it, a text', placeholder: '{ type: object, properties: { risk: { type: string } } }' },
    tools: { about: 'queries that it may make, as connection/query', placeholder: '[erp/find-vendor]' },
  },
  'store-document': {
    file: { about: 'the id of a file of the case', sample: '${ .file }' },
    attributes: { about: 'of the document, by name', placeholder: '{ contract_type: NDA }' },
  },
  'send-mail': {
    to: { about: 'an address, or a list of them', sample: 'ann@example.com' },
    subject: { about: 'one line', sample: 'About your case' },
    text: { about: 'what it says', reads: 'lines', sample: 'Hello', needed: true },
    html: { about: 'the same as HTML, for programs that can show it', reads: 'lines' },
    cc: { about: 'an address, or a list of them', placeholder: 'bob@example.com' },
    bcc: { about: 'those that nobody else sees', placeholder: 'archive@example.com' },
    attachments: { about: 'ids of files of the case', placeholder: "['${ .invoice }']" },
  },
  'generate-document': {
    template: { about: 'the id of a Word document of the case', sample: '${ .template }' },
    data: { about: 'what its placeholders name', placeholder: "{ customer: '${ .customer }' }" },
    format: { about: 'docx unless given', options: ['docx', 'pdf'] },
    name: { about: 'of the document; that of the template unless given' },
  },
  'request-signature': {
    file: { about: 'the id of a PDF of the case, or a list of them', sample: '${ .contract }' },
    signers: { about: 'addresses; without them, somebody names them later', placeholder: "['${ .customer }']" },
    ordered: { about: 'whether they sign one after the other', options: ['true', 'false'] },
    subject: { about: 'what it is called in mails' },
    message: { about: 'what the signers read', reads: 'lines' },
    fields: { about: 'JSON Schema of what whoever names the signers fills in; not with signers' },
  },
}

/** What a function is told: those arguments that we have words for first, in their order. */
export function argumentsOf(called: Function): Argument[] {
  const schema = called.arguments as Schema
  const properties = schema.properties ?? {}
  const said = ARGUMENTS[called.name] ?? {}
  const required = new Set(schema.required ?? [])
  const names = [...Object.keys(said).filter((name) => name in properties), ...Object.keys(properties).filter((name) => !(name in said))]
  return names.map((name) => {
    const { needed, ...words } = said[name] ?? { about: properties[name]?.description ?? '' }
    const type = properties[name]?.type
    return { name, required: required.has(name) || needed === true, reads: type === 'string' ? 'text' : 'value', ...words }
  })
}

/** Whether a function takes arguments of any name, as `set-attributes` does. */
export function takesAny(called: Function): boolean {
  return (called.arguments as { additionalProperties?: boolean }).additionalProperties === true
}
