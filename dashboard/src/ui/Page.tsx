import type { ReactNode } from 'react'
import { useDocumentTitle } from '@mantine/hooks'

interface Props {
  title: string
  /** What is shown as the heading when it is more than the title. */
  heading?: ReactNode
  lead?: ReactNode
  above?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** The frame of a page: where we are, what it is for, what can be done, and then the page. */
export function Page({ title, heading, lead, above, actions, wide = false, children }: Props) {
  useDocumentTitle(`${title} · Caseloom`)
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <div className="page-head">
        <div className="grow">
          {above !== undefined && <div className="above muted">{above}</div>}
          <h1 className="break">{heading ?? title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="row">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
