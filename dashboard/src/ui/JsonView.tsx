import { CopyButton } from './CopyButton'

/** JSON as people read it. */
export function JsonView({ value, label = 'JSON' }: { value: unknown; label?: string }) {
  const text = JSON.stringify(value, null, 2)
  return (
    <div className="code-box">
      <pre className="code wrap" tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <CopyButton text={text} label={`Copy ${label}`} />
    </div>
  )
}

/** A value in one line: texts as they are, the rest as JSON. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '–'
  // Sums of binary fractions end in digits that nobody meant.
  if (typeof value === 'number') return String(Number(value.toPrecision(12)))
  return typeof value === 'string' ? value : JSON.stringify(value)
}
