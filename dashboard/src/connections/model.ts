import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { useAct } from '../ui/act'

export type Model = components['schemas']['Model']
export type Terms = components['schemas']['ModelTerms']

interface Change {
  from: Terms | undefined
  /** Without any, the connection leads to no model. */
  to: Terms | undefined
}

export function modelKey(connection: number) {
  return ['connections', connection, 'model']
}

export function termsOf({ name, answer_format, parameters, answer_tokens_most, day_tokens_most, input_price, output_price, day_cost_most, documents }: Model): Terms {
  return { name, answer_format, parameters, answer_tokens_most, day_tokens_most, input_price, output_price, day_cost_most, documents }
}

/** Says which model a connection leads to, which can be said back. */
export function useModelChange(connection: number, telling: { quiet?: boolean; then?: () => void } = {}) {
  const params = { path: { connection: String(connection) } }
  return useAct(
    ({ to }: Change) =>
      answer<unknown>(to === undefined ? api.DELETE('/connections/{connection}/model', { params }) : api.PUT('/connections/{connection}/model', { params, body: to })),
    {
      done: (_, { to }) => (to === undefined ? 'It leads to no model any more' : `It leads to ${to.name} now`),
      undo: ({ from, to }) => ({ about: `model ${connection}`, input: { from: to, to: from } }),
      stale: [modelKey(connection)],
      ...telling,
    },
  )
}
