import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  value: string
  /** Why a text cannot be taken, or nothing. */
  mistake?: (text: string) => string | undefined
  onKeep: (text: string) => void
}

/** A text that counts when one is done with it: by Enter, or by going elsewhere. Escape brings back what was there. */
export function Held({ value, mistake, onKeep, ...rest }: Props) {
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? value
  const wrong = draft === undefined || draft === value ? undefined : mistake?.(draft.trim())
  const keep = () => {
    if (draft === undefined || wrong !== undefined) return
    setDraft(undefined)
    if (draft.trim() !== value) onKeep(draft.trim())
  }
  return (
    <TextInput
      {...rest}
      value={shown}
      error={wrong}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (wrong === undefined) keep()
        else setDraft(undefined)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          keep()
        } else if (event.key === 'Escape' && draft !== undefined) {
          event.stopPropagation()
          setDraft(undefined)
        }
      }}
    />
  )
}
