import { Skeleton } from '@mantine/core'
import { useEffect } from 'react'
import type { Case, HistoryEntry } from '../api/types'
import { useOutline } from '../workflows/data'
import { StepGraph, type Standing } from '../workflows/StepGraph'
import { useHistory, useRuns } from './data'
import { standingsOf } from './standings'

const NONE: HistoryEntry[] = []

/** The steps of the version that the case runs on, with where its newest run is and was. */
export function CaseGraph({ found }: { found: Case }) {
  const runs = useRuns(found.id)
  const history = useHistory(found.id)
  const newest = runs.data?.[0]
  const outline = useOutline(found.workflow_id, newest?.version ?? found.version)
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = history
  // Where the steps stand is told at the end of the story.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  if (outline.data === undefined) return <Skeleton height={420} />
  const standings: Record<string, Standing> = standingsOf(history.entries ?? NONE, newest?.id)
  return (
    <div style={{ height: 'max(420px, calc(100vh - 300px))' }}>
      <StepGraph steps={outline.data.steps} standings={standings} />
    </div>
  )
}
