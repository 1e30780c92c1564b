import { Button } from '@mantine/core'
import { IconAlertTriangle } from './icons'
import { ProblemError, sentence } from '../api/problem'

/** What went wrong, in the server's words, with what to do about it. */
export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : []
  const text = errors.length > 0 && error instanceof ProblemError ? error.message : sentence(error)
  return (
    <div className="alert" role="alert">
      <IconAlertTriangle size={20} aria-hidden style={{ flex: 'none' }} />
      <div className="grow">
        <p className="break">{text}</p>
        {errors.length > 0 && (
          <ul>
            {errors.map((one) => (
              <li key={`${one.field} ${one.rule}`} className="break">
                <strong>{one.field}</strong>: {one.rule} {one.fix}
              </li>
            ))}
          </ul>
        )}
        {again !== undefined && (
          <Button mt={8} size="xs" variant="default" onClick={again}>
            Try again
          </Button>
        )}
      </div>
    </div>
  )
}
