import type { CaseComment } from '../api/types'

/** A comment with all that was answered to it, also to its answers, in the order in which it was said. */
export interface Thread {
  first: CaseComment
  answers: CaseComment[]
}

/** Comments as conversations. An answer whose comment was not read begins one of its own. */
export function threadsOf(comments: readonly CaseComment[]): Thread[] {
  const threads = new Map<number, Thread>()
  const found: Thread[] = []
  for (const comment of comments) {
    const thread = comment.reply_to === null ? undefined : threads.get(comment.reply_to)
    if (thread === undefined) {
      const fresh = { first: comment, answers: [] }
      found.push(fresh)
      threads.set(comment.id, fresh)
    } else {
      thread.answers.push(comment)
      threads.set(comment.id, thread)
    }
  }
  return found
}

/** Bytes that all files of a comment have together: they come in a body of 1 MiB, in which three of them take four. */
export const ATTACHED_MOST = 700 * 1024

export interface Attachment {
  filename: string
  base64_content: string
}

export async function attachmentOf(file: File): Promise<Attachment> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  const piece = 0x8000
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return { filename: file.name, base64_content: btoa(text) }
}
