import { Skeleton } from '@mantine/core'
import type { Case, HistoryEntry } from '../api/types'
import { useOutline } from '../workflows/data'
import { StepGraph, type Standing } from '../workflows/StepGraph'
import { useRuns, useWholeHistory } from './data'
import { standingsOf } from './standings'
import type { Looked } from './executions'

const NONE: HistoryEntry[] = []

interface Props {
  found: Case
  /** The step that is looked at. */
  current: string | undefined
  onLook: (looked: Looked) => void
}

/** The steps of the version that the case runs on, with where its newest run is and was. */
export function CaseGraph({ found, current, onLook }: Props) {
  const runs = useRuns(found.id)
  const history = useWholeHistory(found.id)
  const newest = runs.data?.[0]
  const outline = useOutline(found.workflow_id, newest?.version ?? found.version)
  if (outline.data === undefined) return <Skeleton height={420} />
  const standings: Record<string, Standing> = standingsOf(history.entries ?? NONE, newest?.id)
  return (
    <div style={{ height: 'max(420px, calc(100vh - 300px))' }}>
      <StepGraph steps={outline.data.steps} standings={standings} current={current} onOpen={(step) => onLook({ step: step.pointer })} />
    </div>
  )
}
