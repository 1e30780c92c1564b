import './inbox.css'
import { Button, Select, Textarea } from '@mantine/core'
import { IconCheck, IconX } from '../ui/icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useMembers, useSession } from '../access/session'
import { answer, api } from '../api/client'
import { ProblemError } from '../api/problem'
import type { Approval } from '../api/types'
import { caseKey, useCase } from '../cases/data'
import { useAct } from '../ui/act'
import { FormDialog } from '../ui/FormDialog'
import { fieldsOf, initial, mistakes, type Schema, type Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { TakenFilesContext, useTakenFiles } from '../ui/form/takenFiles'
import { JsonView, shown } from '../ui/JsonView'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { useOutline } from '../workflows/data'

/** What a case asks of people: what to look at, who is asked, and the form of who may decide now. */
export function ApprovalCard({ approval, onCase = false }: { approval: Approval; onCase?: boolean }) {
  const { member } = useSession()
  const mayDecide = useMay('member') && approval.active.includes(member.email)
  return (
    <section className="panel asked" aria-label={approval.title}>
      <div className="asked-head">
        <div className="grow">
          <h2 className="break">{approval.title}</h2>
          <div className="muted small">
            {!onCase && (
              <>
                <Link to="/cases/$case" params={{ case: approval.case_id }}>
                  Case {approval.case_id}
                </Link>
                {' · '}
              </>
            )}
            asked <When at={approval.opened_at} />
            {approval.due !== null && (
              <>
                {' · due '}
                <When at={approval.due} />
              </>
            )}
          </div>
        </div>
      </div>
      {!onCase && <ToLookAt approval={approval} />}
      <Progress approval={approval} />
      {mayDecide && <Decide approval={approval} />}
    </section>
  )
}

/** The attributes that the workflow wants to be looked at. */
function ToLookAt({ approval }: { approval: Approval }) {
  const { data } = useCase(approval.case_id)
  const outline = useOutline(data?.workflow_id ?? 0, data?.version ?? 0)
  if (data === undefined) return null
  const attributes = data.attributes as Record<string, unknown>
  const names = approval.show.length > 0 ? approval.show : Object.keys(attributes).slice(0, 8)
  return (
    <dl className="facts">
      <dt>Subject</dt>
      <dd>{data.subject}</dd>
      {names.map((name) => {
        const value = attributes[name]
        return (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{outline.data?.attributes.properties?.[name]?.title ?? name}</dt>
            <dd>{typeof value === 'object' && value !== null ? <JsonView value={value} label={name} /> : shown(value)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function Progress({ approval }: { approval: Approval }) {
  return (
    <ul className="asked-people small">
      {approval.decisions.map((one) => (
        <li key={`${one.by} ${one.at}`} className={approval.kind === 'input' || one.approved ? 'good' : 'bad'}>
          {approval.kind === 'input' || one.approved ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
          <span className="break">
            {one.by} {approval.kind === 'input' ? 'filled it in' : one.approved ? 'approved' : 'rejected'} <When at={one.at} />
            {one.comment !== null && `: “${one.comment}”`}
          </span>
        </li>
      ))}
      {approval.active.length > 0 && <li className="break">Asked now: {approval.active.join(', ')}</li>}
      {approval.next.length > 0 && <li className="muted break">Then: {approval.next.join(', ')}</li>}
    </ul>
  )
}

function Decide({ approval }: { approval: Approval }) {
  const schema = (approval.fields ?? {}) as Schema
  const fields = fieldsOf(schema)
  const [values, setValues] = useState<Values>(() => initial(schema))
  const [comment, setComment] = useState('')
  const [checked, setChecked] = useState(false)
  const [handing, setHanding] = useState(false)
  const files = useTakenFiles()
  const input = approval.kind === 'input'
  const path = { case: approval.case_id, approval: approval.id }
  const stale = [['approvals'], caseKey(approval.case_id)]
  const decide = useAct(
    (approved: boolean) =>
      answer(
        api.POST('/cases/{case}/approvals/{approval}/decision', {
          params: { path },
          body: {
            ...(input ? {} : { approved }),
            ...(comment === '' ? {} : { comment }),
            ...(fields.length === 0 || (!input && !approved) ? {} : { values }),
          },
        }),
      ),
    { done: (_, approved) => (input ? 'The form was sent' : approved ? 'Approved' : 'Rejected'), stale, quiet: true },
  )
  const wrong = mistakes(schema, values)
  const refused = decide.error instanceof ProblemError ? pointers(decide.error.fields) : {}
  const go = (approved: boolean) => {
    // Whoever rejects need not fill anything in.
    setChecked(approved)
    if (!approved || Object.keys(wrong).length === 0) decide.mutate(approved)
  }
  return (
    <form
      className="stack asked-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        go(true)
      }}
    >
      {decide.isError && <Trouble error={decide.error} />}
      {fields.length > 0 && (
        <TakenFilesContext value={files}>
          <SchemaForm schema={schema} values={values} errors={{ ...refused, ...(checked ? wrong : {}) }} onChange={setValues} />
        </TakenFilesContext>
      )}
      {!input && <Textarea label="Comment" autosize minRows={1} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />}
      <div className="row">
        <Button type="submit" loading={decide.isPending} disabled={files.busy} leftSection={<IconCheck size={16} />}>
          {input ? 'Send the form' : 'Approve'}
        </Button>
        {!input && (
          <Button variant="default" color="red" loading={decide.isPending} leftSection={<IconX size={16} />} onClick={() => go(false)}>
            Reject
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={() => setHanding(true)}>
          Hand over…
        </Button>
      </div>
      {handing && <HandOver approval={approval} onClose={() => setHanding(false)} />}
    </form>
  )
}

function HandOver({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const { member } = useSession()
  const members = useMembers()
  const [to, setTo] = useState<string | null>(null)
  const [comment, setComment] = useState('')
  const hand = useAct(
    () =>
      answer(
        api.POST('/cases/{case}/approvals/{approval}/delegations', {
          params: { path: { case: approval.case_id, approval: approval.id } },
          body: { to: to ?? '', ...(comment === '' ? {} : { comment }) },
        }),
      ),
    { done: `${to ?? ''} is asked instead of you`, stale: [['approvals'], caseKey(approval.case_id)], quiet: true, then: onClose },
  )
  const others = (members.data?.items ?? []).filter((one) => one.state === 'active' && one.email !== member.email && !approval.active.includes(one.email))
  return (
    <FormDialog title="Hand over to somebody else" verb="Hand over" busy={hand.isPending} ready={to !== null} error={hand.error} onClose={onClose} onSubmit={() => hand.mutate()}>
      <Select label="Who decides instead of you" searchable data={others.map((one) => one.email)} value={to} onChange={setTo} data-autofocus />
      <Textarea label="Comment" value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
    </FormDialog>
  )
}

/** Names of fields as the server says them (`values/account`), as pointers of the form. */
function pointers(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, what]) => [field.replace(/^values/, ''), what]))
}
