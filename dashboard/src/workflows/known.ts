import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { isMap, isScalar, parseDocument, type Pair } from 'yaml'
import { answer, api } from '../api/client'
import { useRemaining } from '../ui/remove'
import { shapeOf } from './attributes'
import type { Known } from './complete'
import { useWorkflows } from './data'
import { Unreadable } from './splice'

/** The functions that documents may call. */
export function useFunctions() {
  return useQuery({ queryKey: ['functions'], queryFn: () => answer(api.GET('/functions')), staleTime: Infinity, select: (list) => list.items })
}

/** What can be completed in a text: what the organization has, and what the text itself names. */
export function useKnown(text: string): Known {
  const functions = useFunctions()
  const workflows = useWorkflows()
  const connections = useQuery({
    queryKey: ['connections', 'names'],
    queryFn: () => answer(api.GET('/connections', { params: { query: { limit: 200 } } })),
    staleTime: 60_000,
    select: (page) => page.items,
  })
  const there = useRemaining('connection', connections.data)
  const own = useOwn(text)
  return useMemo(
    () => ({ functions: functions.data ?? [], workflows: (workflows.data ?? []).map((one) => one.name), connections: (there ?? []).map((one) => one.name), ...own }),
    [functions.data, workflows.data, there, own],
  )
}

type Own = Pick<Known, 'statuses' | 'attributes' | 'parts'>

const NOTHING: Own = { statuses: ['Open', 'Closed', 'Error'], attributes: [], parts: {} }

/** What the text names; while it cannot be read, what it named before. */
function useOwn(text: string): Own {
  const [last, setLast] = useState(NOTHING)
  const own = useMemo(() => ownOf(text), [text])
  if (own !== undefined && own !== last) setLast(own)
  return own ?? last
}

function ownOf(text: string): Own | undefined {
  try {
    const { attributes, statuses } = shapeOf(text)
    return {
      statuses: ['Open', ...statuses, 'Closed', 'Error'],
      attributes: attributes.map(({ name, says }) => ({ name, about: typeof says.title === 'string' ? says.title : '' })),
      parts: partsOf(text),
    }
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

function partsOf(text: string): Partial<Record<string, string[]>> {
  const use = parseDocument(text).get('use', true)
  if (!isMap(use)) return {}
  const name = (pair: Pair) => (isScalar(pair.key) ? String(pair.key.value) : '')
  return Object.fromEntries((use.items).map((pair) => [name(pair), isMap(pair.value) ? (pair.value.items).map(name) : []]))
}
