import type { ReactNode } from 'react'
import type { Icon } from './icons'

/** What stands where nothing is yet: what would be here, and how to get it. */
export function Empty({ icon: Mark, title, children, action }: { icon: Icon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <span className="mark" aria-hidden>
        <Mark size={24} strokeWidth={1.6} />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}
