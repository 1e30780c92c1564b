import { Button, Modal } from '@mantine/core'
import { CopyButton } from './CopyButton'

/** A secret that the server tells this one time only. */
export function ShownOnce({ what, value, children, onClose }: { what: string; value: string; children?: React.ReactNode; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={`Your ${what}`} closeOnClickOutside={false} size="lg">
      <div className="stack">
        <p>Copy it now: it is shown this once and cannot be looked up later.</p>
        <div className="code-box">
          <pre className="code wrap" tabIndex={0} aria-label={`The ${what}`} style={{ paddingRight: 48 }}>
            {value}
          </pre>
          <CopyButton text={value} label={`Copy the ${what}`} />
        </div>
        {children}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>I have copied it</Button>
        </div>
      </div>
    </Modal>
  )
}
