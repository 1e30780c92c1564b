import type { QueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { isStatus } from '../api/problem'
import { tell, tellTrouble } from '../ui/act'
import { caseKey } from './data'
import { contentOf, setBackFrom, type Content } from './edit'
import { refreshTail } from './refreshTail'

const TRIES_MOST = 3

/** Takes a change of a case back, upon what else became of the case since. */
export async function setBack(queries: QueryClient, id: number, made: Content, before: Content): Promise<void> {
  try {
    await ask(id, made, before, TRIES_MOST)
    tell('The case is as it was before your change')
  } catch (error) {
    tellTrouble(error)
  }
  void refreshTail(queries, id)
  for (const queryKey of [caseKey(id), ['cases']]) void queries.invalidateQueries({ queryKey })
}

async function ask(id: number, made: Content, before: Content, tries: number): Promise<void> {
  const params = { path: { case: id } }
  const now = await answer(api.GET('/cases/{case}', { params }))
  const change = setBackFrom(made, contentOf(now), before)
  if (change === undefined) return
  try {
    // The type of an attribute is any JSON.
    await api.PATCH('/cases/{case}', { params, body: { ...change, seen: now.updated_at, reason: 'Undone' } as never })
  } catch (error) {
    // A run that goes on moves the case too.
    if (!isStatus(error, 409) || tries === 1) throw error
    await ask(id, made, before, tries - 1)
  }
}
