import { ActionIcon, Button, FileButton, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { CaseComment } from '../api/types'
import { useAct } from '../ui/act'
import { bytes } from '../ui/bytes'
import { IconPaperclip, IconX } from '../ui/icons'
import { caseKey } from './data'
import { ATTACHED_MOST, attachmentOf } from './threads'

const TEXT_MOST = 20_000

function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(/@([^\s@]+@[^\s@]+\.[\w-]+)/g)].map((match) => match[1] ?? ''))]
}

/** Says something about a case, or answers what somebody said. */
export function SayForm({ id, to, onClose }: { id: number; to?: CaseComment; onClose?: () => void }) {
  const [text, setText] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const empty = files.find((file) => file.size === 0)
  const wrong =
    size > ATTACHED_MOST
      ? `They have ${bytes(size)} together; a comment takes ${bytes(ATTACHED_MOST)}. Larger ones can be brought under Files.`
      : empty === undefined
        ? undefined
        : `${empty.name} is empty.`
  const say = useAct(
    async () => {
      const mentions = mentionedIn(text)
      const attachments = await Promise.all(files.map(attachmentOf))
      return answer(
        api.POST('/cases/{case}/comments', {
          params: { path: { case: id } },
          body: {
            text,
            ...(mentions.length === 0 ? {} : { mentions }),
            ...(to === undefined ? {} : { reply_to: to.id }),
            ...(attachments.length === 0 ? {} : { attachments }),
          },
        }),
      )
    },
    {
      stale: [caseKey(id, 'comments'), ...(files.length === 0 ? [] : [caseKey(id, 'files')])],
      then: () => {
        setText('')
        setFiles([])
        onClose?.()
      },
    },
  )
  const ready = text.trim() !== '' && wrong === undefined && !say.isPending
  const name = to === undefined ? 'Comment' : `Answer to ${to.author}`
  return (
    <form
      className="stack"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) say.mutate()
      }}
    >
      <Textarea
        aria-label={name}
        placeholder={to === undefined ? 'Write a comment; @ann@example.com mentions somebody' : 'Write an answer'}
        autosize
        minRows={2}
        maxLength={TEXT_MOST}
        value={text}
        error={wrong}
        autoFocus={to !== undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = [...event.clipboardData.files]
          if (pasted.length === 0) return
          event.preventDefault()
          setFiles((now) => now.concat(pasted))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) say.mutate()
          else if (event.key === 'Escape' && text === '' && files.length === 0) onClose?.()
        }}
      />
      {files.length > 0 && (
        <ul className="attached" aria-label="Files to attach">
          {files.map((file, place) => (
            <li key={`${place} ${file.name}`}>
              <span className="break">{file.name}</span>
              <span className="muted">{bytes(file.size)}</span>
              <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Leave out ${file.name}`} onClick={() => setFiles((now) => now.filter((one) => one !== file))}>
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button type="submit" size="xs" disabled={!ready} loading={say.isPending}>
          {to === undefined ? 'Comment' : 'Answer'}
        </Button>
        <FileButton multiple onChange={(given) => setFiles((now) => now.concat(given))}>
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconPaperclip size={14} />} title={`${bytes(ATTACHED_MOST)} together at most`}>
              Attach
            </Button>
          )}
        </FileButton>
        {onClose !== undefined && (
          <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
            Leave it
          </Button>
        )}
        <span className="muted small">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
      </div>
    </form>
  )
}
