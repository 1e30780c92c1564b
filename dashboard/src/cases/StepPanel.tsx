import { ActionIcon, Drawer, Skeleton } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Case } from '../api/types'
import { Badge, type Tone } from '../ui/Badge'
import { IconArrowDown, IconArrowUp } from '../ui/icons'
import { JsonView } from '../ui/JsonView'
import { span } from '../ui/time'
import { When } from '../ui/When'
import { useOutline } from '../workflows/data'
import { everyStep, type Step } from '../workflows/steps'
import type { Standing } from '../workflows/StepGraph'
import { useRuns, useWholeHistory } from './data'
import { entriesOf, executionsOf, inputOf, outputOf, type Execution, type Looked, type Part } from './executions'
import { StoryList } from './Story'
import { stepName } from './told'

const STANDINGS: Record<Standing, [string, Tone]> = {
  done: ['done', 'good'],
  waiting: ['under way', 'busy'],
  failed: ['failed', 'bad'],
  skipped: ['passed over', 'plain'],
}

interface Props {
  found: Case
  looked: Looked
  onLook: (looked: Looked) => void
  onClose: () => void
}

/** One step of a case: what went in, what came out, and what happened, each time that it was carried out. */
export function StepPanel({ found, looked, onLook, onClose }: Props) {
  const { entries, hasNextPage } = useWholeHistory(found.id)
  const runs = useRuns(found.id)
  const outline = useOutline(found.workflow_id, runs.data?.[0]?.version ?? found.version)
  const step = outline.data === undefined ? undefined : everyStep(outline.data.steps).find((one) => one.pointer === looked.step)
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<span className="step-chip">{stepName(looked.step)}</span>}>
      {entries === undefined || outline.isPending ? (
        <Skeleton height={320} />
      ) : (
        <div className="stack loose">
          <p className="muted small break">
            {step !== undefined && step.about !== '' && <>{step.about} · </>}
            <code>{looked.step}</code>
          </p>
          {step !== undefined && step.inside.length > 0 && <Inside step={step} onLook={onLook} />}
          <Executions
            // Another step begins with its own time.
            key={`${looked.step} ${looked.place ?? ''}`}
            executions={executionsOf(entries, looked.step)}
            first={looked.place}
            reading={hasNextPage}
            holds={(step?.inside.length ?? 0) > 0}
          >
            {(execution) => (
              <>
                <Told title="Input" part={inputOf(execution, entries, step?.word ?? 'call', found.attributes)} />
                <Told title="Output" part={outputOf(execution, entries, step?.word ?? 'call', found.attributes)} />
                <section className="stack tight" aria-label="What happened">
                  <h3>What happened</h3>
                  <StoryList entries={entriesOf(execution, entries)} />
                </section>
              </>
            )}
          </Executions>
        </div>
      )}
    </Drawer>
  )
}

interface ExecutionsProps {
  executions: Execution[]
  /** A place in the story; the time that it belongs to is shown first, else the last. */
  first: number | undefined
  reading: boolean
  /** Whether the step holds others, which tell the story in its stead. */
  holds: boolean
  children: (execution: Execution) => ReactNode
}

function Executions({ executions, first, reading, holds, children }: ExecutionsProps) {
  const named = first === undefined ? -1 : executions.findIndex((one) => one.places.includes(first))
  // Until somebody chooses, the last one stays the one that is shown, however many come.
  const [chosen, setChosen] = useState<number>()
  const at = chosen ?? (named >= 0 ? named : executions.length - 1)
  const current = executions[at]
  if (current === undefined) {
    if (reading) return <Skeleton height={160} />
    return <p className="muted">{holds ? 'What it holds tells what happened.' : 'It was not reached.'}</p>
  }
  const [word, tone] = STANDINGS[current.standing]
  return (
    <>
      <div className="row apart">
        <span className="row">
          <Badge tone={tone}>{word}</Badge>
          <span className="small muted">
            <When at={current.began} />
            {current.ended !== undefined && current.ended !== current.began && `, took ${span(current.began, current.ended)}`}
          </span>
        </span>
        {executions.length > 1 && (
          <span className="row" style={{ flexWrap: 'nowrap' }} role="group" aria-label="Times that it was carried out">
            <ActionIcon variant="default" aria-label="The time before" disabled={at === 0} onClick={() => setChosen(at - 1)}>
              <IconArrowUp size={16} />
            </ActionIcon>
            <span className="small" role="status">
              {at + 1} of {executions.length}
            </span>
            <ActionIcon variant="default" aria-label="The next time" disabled={at === executions.length - 1} onClick={() => setChosen(at + 1)}>
              <IconArrowDown size={16} />
            </ActionIcon>
          </span>
        )}
      </div>
      {children(current)}
    </>
  )
}

function Inside({ step, onLook }: { step: Step; onLook: (looked: Looked) => void }) {
  return (
    <section className="stack tight" aria-label="Steps inside">
      <h3>Steps inside</h3>
      <div className="row">
        {step.inside
          .flatMap((part) => part.steps)
          .map((one) => (
            <button key={one.pointer} type="button" className="step-chip" onClick={() => onLook({ step: one.pointer })}>
              {one.name}
            </button>
          ))}
      </div>
    </section>
  )
}

function Told({ title, part }: { title: string; part: Part }) {
  return (
    <section className="stack tight" aria-label={title}>
      <h3>{title}</h3>
      <Value title={title} part={part} />
    </section>
  )
}

function Value({ title, part }: { title: string; part: Part }) {
  switch (part.kind) {
    case 'value': {
      const size = cutSize(part.value)
      return size === undefined ? (
        <JsonView value={part.value} label={title} />
      ) : (
        <p className="muted">Too long to be kept in the story: {size.toLocaleString()} characters.</p>
      )
    }
    case 'case':
      return (
        <>
          <p className="muted small">The case's attributes as they were then</p>
          <JsonView value={part.attributes} label={title} />
          {part.unknown.length > 0 && <p className="muted small">Not known any more, since it was changed later: {part.unknown.join(', ')}</p>}
        </>
      )
    case 'unchanged':
      return <p className="muted">Its input, unchanged</p>
    case 'untold':
      return <p className="muted">{title === 'Output' ? 'None' : 'The story does not tell it'}</p>
  }
}

/** How long a value is that the story only marks. */
function cutSize(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('cut' in value) || !('size' in value)) return undefined
  return value.cut === true && typeof value.size === 'number' ? value.size : undefined
}
