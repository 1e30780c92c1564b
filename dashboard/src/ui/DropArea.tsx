import { useState, type ReactNode } from 'react'

interface Props {
  className: string
  onFiles: (files: File[]) => void
  children: ReactNode
}

/** Takes files that are dropped on it; while some are over it, its class has `over` too. */
export function DropArea({ className, onFiles, children }: Props) {
  const [over, setOver] = useState(false)
  return (
    <div
      className={over ? `${className} over` : className}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
    </div>
  )
}
