import './inbox.css'
import { Button, TagsInput, Textarea } from '@mantine/core'
import { IconCheck, IconSignature, IconX } from '../ui/icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useSession } from '../access/session'
import { answer, api } from '../api/client'
import type { Signature } from '../api/types'
import { caseKey, useFiles } from '../cases/data'
import { useAct } from '../ui/act'
import { Badge } from '../ui/Badge'
import { FormDialog } from '../ui/FormDialog'
import { fieldsOf, initial, mistakes, type Schema, type Values } from '../ui/form/schema'
import { SchemaForm } from '../ui/form/SchemaForm'
import { TakenFilesContext, useTakenFiles } from '../ui/form/takenFiles'
import { When } from '../ui/When'

/** What a case wants signed: its documents, its signers, and how far they are. */
export function SignatureCard({ signature, onCase = false }: { signature: Signature; onCase?: boolean }) {
  const { member } = useSession()
  const mayStart = useMay('member')
  const isAdmin = useMay('admin')
  const [naming, setNaming] = useState(false)
  const path = { case: signature.case_id, signature: signature.id }
  const link = useAct((signer: string) => answer(api.POST('/cases/{case}/signatures/{signature}/link', { params: { path }, body: { signer } })), {
    // The page of the signer is one for people without an account, outside of the dashboard.
    then: (drawn) => window.location.assign(drawn.sign_url),
  })
  const mine = signature.active.includes(member.email)
  return (
    <section className="panel asked" aria-label={signature.title}>
      <div className="asked-head">
        <div className="grow">
          <div className="row">
            <h2 className="break">{signature.title}</h2>
            <Badge>{signature.state}</Badge>
          </div>
          <div className="muted small">
            {!onCase && (
              <>
                <Link to="/cases/$case" params={{ case: signature.case_id }}>
                  Case {signature.case_id}
                </Link>
                {' · '}
              </>
            )}
            asked <When at={signature.opened_at} /> · {signature.documents.map((one) => one.name).join(', ')}
          </div>
        </div>
      </div>
      {signature.signers.length > 0 && (
        <ul className="asked-people small">
          {signature.signers.map((signer) => (
            <li key={signer.email} className={signer.signed_at !== null ? 'good' : signer.declined_at !== null ? 'bad' : ''}>
              {signer.signed_at !== null && <IconCheck size={14} aria-hidden />}
              {signer.declined_at !== null && <IconX size={14} aria-hidden />}
              <span className="break">
                {signer.email}
                {signer.signed_at !== null ? ' signed' : signer.declined_at !== null ? ` declined: ${signer.reason ?? ''}` : ' has not signed yet'}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {signature.state === 'waiting' && mayStart && (
          <Button leftSection={<IconSignature size={16} />} onClick={() => setNaming(true)}>
            Name the signers
          </Button>
        )}
        {signature.state === 'signing' && mine && mayStart && (
          <Button leftSection={<IconSignature size={16} />} loading={link.isPending} onClick={() => link.mutate(member.email)}>
            Read and sign
          </Button>
        )}
        {signature.state === 'signing' && isAdmin && !mine && <span className="muted small">The links went to the signers by mail.</span>}
      </div>
      {naming && <Start signature={signature} onClose={() => setNaming(false)} />}
    </section>
  )
}

function Start({ signature, onClose }: { signature: Signature; onClose: () => void }) {
  const schema = (signature.fields ?? {}) as Schema
  const [signers, setSigners] = useState<string[]>([])
  const [message, setMessage] = useState(signature.message)
  const [values, setValues] = useState<Values>(() => ({ ...initial(schema), ...(signature.values as Values) }))
  const [checked, setChecked] = useState(false)
  const inCase = useFiles(signature.case_id)
  const files = useTakenFiles(inCase.data)
  const wrong = mistakes(schema, values)
  const start = useAct(
    () =>
      answer(
        api.POST('/cases/{case}/signatures/{signature}/start', {
          params: { path: { case: signature.case_id, signature: signature.id } },
          body: { signers, ...(message === '' ? {} : { message }), ...(fieldsOf(schema).length === 0 ? {} : { values }) },
        }),
      ),
    { done: 'The signing began', stale: [['signatures'], caseKey(signature.case_id)], quiet: true, then: onClose },
  )
  return (
    <FormDialog
      title="Who signs?"
      size="lg"
      noValidate
      verb="Begin the signing"
      busy={start.isPending}
      ready={signers.length > 0 && !files.busy}
      error={start.error}
      onClose={onClose}
      onSubmit={() => {
        setChecked(true)
        if (Object.keys(wrong).length === 0) start.mutate()
      }}
    >
      <TagsInput
        label="Signers"
        description={signature.ordered ? 'E-mail addresses; they sign one after the other in this order' : 'E-mail addresses'}
        placeholder="Type an address and press Enter"
        value={signers}
        onChange={setSigners}
        data-autofocus
      />
      <Textarea label="Message" value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
      <TakenFilesContext value={files}>
        <SchemaForm schema={schema} values={values} errors={checked ? wrong : {}} onChange={setValues} />
      </TakenFilesContext>
    </FormDialog>
  )
}
