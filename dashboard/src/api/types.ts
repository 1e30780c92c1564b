import type { components } from './schema'

type Schemas = components['schemas']

export type Approval = Schemas['Approval']
export type AuditEntry = Schemas['AuditEntry']
export type Case = Schemas['Case']
export type FoundCase = Schemas['FoundCase']
export type CaseComment = Schemas['Comment']
export type Collaborator = Schemas['Collaborator']
export type Complaint = Schemas['Complaint']
export type Connection = Schemas['Connection']
export type CoreDocument = Schemas['CoreDocument']
export type Delivery = Schemas['Delivery']
export type HistoryEntry = Schemas['HistoryEntry']
export type Key = Schemas['Key']
export type LegalEntity = Schemas['LegalEntity']
export type Member = Schemas['Member']
export type Query = Schemas['Query']
export type Run = Schemas['Run']
export type SavedView = Schemas['SavedView']
export type Secret = Schemas['Secret']
export type Signature = Schemas['Signature']
export type StoredFile = Schemas['File']
export type Token = Schemas['Token']
export type Webhook = Schemas['Webhook']
export type Workflow = Schemas['Workflow']
export type WorkflowVersion = Schemas['WorkflowVersion']

/** A JSON value as attributes, payloads and outputs have it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
