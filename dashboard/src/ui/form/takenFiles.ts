import { createContext, useMemo, useRef, useState } from 'react'
import type { StoredFile } from '../../api/types'

/** A file that a value of a form names. */
export interface TakenFile {
  name: string
  size: number
}

/** The files of one form: which it knows by their ids, and whether some are still on their way. */
export interface TakenFiles {
  find: (id: string) => TakenFile | undefined
  keep: (id: string, file: TakenFile) => void
  busy: boolean
  /** Says that a file is on its way; what it gives says that it no longer is. */
  begin: () => () => void
}

/** Without one, a form has nowhere to send a file, and takes an id instead. */
export const TakenFilesContext = createContext<TakenFiles | undefined>(undefined)

/** For a form that takes files; those of its case it knows already. */
export function useTakenFiles(inCase: readonly StoredFile[] = NONE): TakenFiles {
  const brought = useRef(new Map<string, TakenFile>())
  const [underWay, setUnderWay] = useState(0)
  return useMemo(() => {
    const known = new Map(inCase.map((file) => [numberOf(file.file_id), file]))
    return {
      find: (id) => brought.current.get(id) ?? known.get(numberOf(id)),
      keep: (id, file) => void brought.current.set(id, file),
      busy: underWay > 0,
      begin: () => {
        let open = true
        setUnderWay((now) => now + 1)
        return () => {
          if (open) setUnderWay((now) => now - 1)
          open = false
        }
      },
    }
  }, [inCase, underWay])
}

const NONE: readonly StoredFile[] = []

/** Of `document_5` and `attachment_5` only the number counts. */
export function numberOf(id: string): string {
  return /^(?:document|doc|attachment|att|file)_([1-9]\d*)$/.exec(id)?.[1] ?? id
}

/** Why a file cannot be taken, before it is sent. */
export function whyNot(file: { name: string; size: number }, endings: readonly string[], most: number | undefined, read: (size: number) => string): string | undefined {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase()
  if (endings.length > 0 && (ending === undefined || !endings.some((one) => one.toLowerCase() === ending))) {
    return `${file.name} does not end in ${endings.join(', ')}.`
  }
  if (file.size === 0) return `${file.name} is empty.`
  if (most !== undefined && file.size > most) return `${file.name} has ${read(file.size)}; a file has ${read(most)} at most.`
  return undefined
}
