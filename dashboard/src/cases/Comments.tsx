import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import type { CaseComment } from '../api/types'
import { bytes } from '../ui/bytes'
import { IconCornerDownRight, IconFile } from '../ui/icons'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { caseKey, linkOf, useComments, useFiles } from './data'
import { SayForm } from './SayForm'
import { threadsOf, type Thread } from './threads'

/** What people say about a case, and what was answered. */
export function Comments({ id }: { id: number }) {
  const comments = useComments(id)
  const maySpeak = useMay('member')
  if (comments.isError && comments.items === undefined) return <Trouble error={comments.error} again={() => void comments.refetch()} />
  return (
    <div className="stack loose">
      {comments.items?.length === 0 && <p className="muted">Nobody has said anything yet.</p>}
      {threadsOf(comments.items ?? []).map((thread) => (
        <Conversation key={thread.first.id} id={id} thread={thread} mayAnswer={maySpeak} />
      ))}
      {comments.hasNextPage && (
        <div>
          <Button variant="subtle" size="xs" loading={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
      {maySpeak && <SayForm id={id} />}
    </div>
  )
}

function Conversation({ id, thread, mayAnswer }: { id: number; thread: Thread; mayAnswer: boolean }) {
  const [answering, setAnswering] = useState<CaseComment>()
  const all = [thread.first, ...thread.answers]
  const authorOf = (comment: CaseComment) => all.find((one) => one.id === comment.reply_to)?.author
  return (
    <div className="conversation">
      <Said id={id} comment={thread.first} onAnswer={mayAnswer ? setAnswering : undefined} />
      {(thread.answers.length > 0 || answering !== undefined) && (
        <div className="answers stack loose">
          {thread.answers.map((comment) => (
            <Said
              key={comment.id}
              id={id}
              comment={comment}
              to={comment.reply_to === thread.first.id ? undefined : authorOf(comment)}
              onAnswer={mayAnswer ? setAnswering : undefined}
            />
          ))}
          {answering !== undefined && <SayForm key={answering.id} id={id} to={answering} onClose={() => setAnswering(undefined)} />}
        </div>
      )}
    </div>
  )
}

interface SaidProps {
  id: number
  comment: CaseComment
  /** Whom it answers, where that is not plain to see. */
  to?: string | undefined
  onAnswer: ((comment: CaseComment) => void) | undefined
}

function Said({ id, comment, to, onAnswer }: SaidProps) {
  return (
    <article className="comment">
      <span className="face" aria-hidden>
        {comment.author.slice(0, 2).toUpperCase()}
      </span>
      <div>
        <div className="row">
          <strong className="small break">{comment.author}</strong>
          {to !== undefined && <span className="muted small break">to {to}</span>}
          <span className="muted small">
            <When at={comment.created_at} />
          </span>
        </div>
        <div className="said">{comment.text}</div>
        {comment.attachment_ids.length > 0 && (
          <ul className="attached" aria-label="Attachments">
            {comment.attachment_ids.map((file) => (
              <li key={file}>
                <Attached id={id} file={file} />
              </li>
            ))}
          </ul>
        )}
        {onAnswer !== undefined && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            display="block"
            mt={4}
            ml={-8}
            leftSection={<IconCornerDownRight size={13} />}
            aria-label={`Answer ${comment.author}: ${comment.text.slice(0, 40)}`}
            onClick={() => onAnswer(comment)}
          >
            Answer
          </Button>
        )}
      </div>
    </article>
  )
}

/** A file of a comment; it is one of the case's, which may have more than were listed. */
function Attached({ id, file: number }: { id: number; file: number }) {
  const files = useFiles(id)
  const listed = files.data?.find((one) => one.id === number)
  const single = useQuery({
    queryKey: caseKey(id, 'files', number),
    queryFn: () => answer(api.GET('/cases/{case}/files/{file}', { params: { path: { case: id, file: number } } })),
    enabled: files.data !== undefined && listed === undefined,
  })
  const file = listed ?? single.data
  if (file === undefined) return <span className="muted small">{single.isError ? 'A file that was deleted' : 'A file'}</span>
  return (
    <>
      <IconFile size={15} strokeWidth={1.5} aria-hidden />
      <a className="break" href={linkOf(id, file)} download={file.name}>
        {file.name}
      </a>
      <span className="muted">{bytes(file.size)}</span>
    </>
  )
}
