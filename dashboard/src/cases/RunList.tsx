import type { Run } from '../api/types'
import { Badge } from '../ui/Badge'
import { span } from '../ui/time'
import { When } from '../ui/When'
import { isUnderWay } from './data'

/** The runs of a case with what went in and what came out. */
export function RunList({ runs }: { runs: Run[] }) {
  return (
    <div className="stack tab-body">
      {runs.map((run) => (
        <details key={run.id} className="panel padded">
          <summary className="row" style={{ cursor: 'pointer' }}>
            <strong>Run {run.id}</strong>
            <Badge>{run.paused_at === null ? run.status : 'paused'}</Badge>
            <span className="muted small">
              version {run.version}, began <When at={run.created_at} />
              {!isUnderWay(run) && `, took ${span(run.created_at, run.updated_at)}`}
            </span>
          </summary>
          <div className="stack" style={{ marginTop: 12 }}>
            <h3>What went in</h3>
            <pre className="code wrap">{JSON.stringify(run.input, null, 2)}</pre>
            <h3>What came out</h3>
            <pre className="code wrap">{run.output === null ? 'Nothing yet' : JSON.stringify(run.output, null, 2)}</pre>
          </div>
        </details>
      ))}
    </div>
  )
}
