import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import type { CaseComment } from '../api/types'
import { useAct } from '../ui/act'
import { Trouble } from '../ui/Trouble'
import { When } from '../ui/When'
import { caseKey, useComments } from './data'

/** What people say about a case. */
export function Comments({ id }: { id: number }) {
  const comments = useComments(id)
  const maySpeak = useMay('member')
  const [text, setText] = useState('')
  const say = useAct(
    () => {
      const mentions = [...new Set([...text.matchAll(/@([^\s@]+@[^\s@]+\.[\w-]+)/g)].map((match) => match[1] ?? ''))]
      return answer(api.POST('/cases/{case}/comments', { params: { path: { case: id } }, body: { text, ...(mentions.length === 0 ? {} : { mentions }) } }))
    },
    { stale: [caseKey(id, 'comments')], then: () => setText('') },
  )
  if (comments.isError) return <Trouble error={comments.error} again={() => void comments.refetch()} />
  return (
    <div className="stack loose">
      {comments.data?.length === 0 && <p className="muted">Nobody has said anything yet.</p>}
      {comments.data?.map((comment) => (
        <Said key={comment.id} comment={comment} />
      ))}
      {maySpeak && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') say.mutate()
          }}
        >
          <Textarea
            aria-label="Comment"
            placeholder="Write a comment; @ann@example.com mentions somebody"
            autosize
            minRows={2}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') say.mutate()
            }}
          />
          <div className="row">
            <Button type="submit" size="xs" disabled={text.trim() === ''} loading={say.isPending}>
              Comment
            </Button>
            <span className="muted small">
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>
          </div>
        </form>
      )}
    </div>
  )
}

function Said({ comment }: { comment: CaseComment }) {
  return (
    <article className="comment">
      <span className="face" aria-hidden>
        {comment.author.slice(0, 2).toUpperCase()}
      </span>
      <div>
        <div className="row">
          <strong className="small break">{comment.author}</strong>
          <span className="muted small">
            <When at={comment.created_at} />
          </span>
        </div>
        <div className="said">{comment.text}</div>
      </div>
    </article>
  )
}
