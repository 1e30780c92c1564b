import { ActionIcon, Button, FileButton, Input, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { answer, api } from '../../api/client'
import { sentence } from '../../api/problem'
import type { StoredFile } from '../../api/types'
import { upload } from '../../api/upload'
import { bytes } from '../bytes'
import { DropArea } from '../DropArea'
import { IconFile, IconTrash, IconUpload } from '../icons'
import { whyNot, type TakenFiles } from './takenFiles'

interface Props {
  label: string
  description?: string
  withAsterisk: boolean
  error?: string | undefined
  /** The id of the file, or nothing. */
  value: string
  endings: string[]
  taken: TakenFiles
  onChange: (id: string | undefined) => void
}

interface Sending {
  name: string
  share: number
  control: AbortController
}

/** Takes a file by choosing or dropping it. It is sent at once, and the form keeps its id. */
export function FileField({ value, endings, taken, onChange, ...common }: Props) {
  const limits = useQuery({ queryKey: ['file-limits'], queryFn: () => answer(api.GET('/files/limits')), staleTime: Infinity })
  const most = limits.data?.file_most
  const [sending, setSending] = useState<Sending>()
  const [refused, setRefused] = useState<string>()
  const control = sending?.control
  const id = useId()
  const said = common.error ?? refused
  // What the form looks like when the file has come, not when it was chosen.
  const latest = useRef({ onChange, taken })
  useEffect(() => {
    latest.current = { onChange, taken }
  })
  useEffect(() => () => control?.abort(), [control])

  const take = (file: File | null | undefined) => {
    if (file == null) return
    const why = whyNot(file, endings, most, bytes)
    setRefused(why)
    if (why !== undefined) return
    const fresh = new AbortController()
    const ended = taken.begin()
    const form = new FormData()
    form.append('file', file)
    setSending({ name: file.name, share: 0, control: fresh })
    upload<{ items: StoredFile[] }>('/files', form, {
      wanted: fresh.signal,
      tell: (share) => setSending((now) => (now?.control === fresh ? { ...now, share } : now)),
    })
      .then(({ items: [made] }) => {
        if (made === undefined) return
        latest.current.taken.keep(made.file_id, made)
        latest.current.onChange(made.file_id)
      })
      .catch((error: unknown) => { if (!fresh.signal.aborted) setRefused(sentence(error)) })
      .finally(() => {
        ended()
        setSending((now) => (now?.control === fresh ? undefined : now))
      })
  }

  return (
    <Input.Wrapper {...common} error={sending === undefined && said} labelElement="div" id={id} role="group" aria-labelledby={`${id}-label`}>
      {sending !== undefined ? (
        <div className="file-field">
          <div className="grow">
            <div className="small break" role="status">
              {sending.name}, {Math.round(sending.share * 100)} %
            </div>
            <Progress value={sending.share * 100} size="sm" mt={4} aria-label={`How much of ${sending.name} was sent`} />
          </div>
          <Button size="compact-sm" variant="default" onClick={() => control?.abort()}>
            Stop
          </Button>
        </div>
      ) : value !== '' ? (
        <Taken value={value} label={common.label} taken={taken} onRemove={() => onChange(undefined)} />
      ) : (
        <DropArea className="file-field open" onFiles={(files) => take(files[0])}>
          <FileButton onChange={take} {...(endings.length === 0 ? {} : { accept: endings.map((one) => `.${one}`).join(',') })}>
            {(props) => (
              <Button {...props} variant="default" size="xs" leftSection={<IconUpload size={14} />} aria-label={`Choose a file: ${common.label}`}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <span className="muted small">
            or drop it here{endings.length > 0 && `; ${endings.join(', ')}`}
            {most !== undefined && `; ${bytes(most)} at most`}
          </span>
        </DropArea>
      )}
    </Input.Wrapper>
  )
}

function Taken({ value, label, taken, onRemove }: { value: string; label: string; taken: TakenFiles; onRemove: () => void }) {
  const file = taken.find(value)
  return (
    <div className="file-field">
      <IconFile size={18} strokeWidth={1.5} aria-hidden style={{ flex: 'none' }} />
      <div className="grow small break">
        {file?.name ?? value}
        {file !== undefined && <span className="muted">, {bytes(file.size)}</span>}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${file?.name ?? value} from ${label}`} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  )
}
