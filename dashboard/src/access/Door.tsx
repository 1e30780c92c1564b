import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Logo } from '../app/Logo'

/** The frame of the pages before one is signed in. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  useDocumentTitle(`${title} · Caseloom`)
  return (
    <main className="door">
      <div className="door-box">
        <div className="brand">
          <Logo size={32} /> Caseloom
        </div>
        <div className="panel">
          <h1>{title}</h1>
          {lead !== undefined && <p className="muted">{lead}</p>}
          {children}
        </div>
      </div>
    </main>
  )
}
