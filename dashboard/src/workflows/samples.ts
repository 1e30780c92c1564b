import type { Json } from '../api/types'

/** What may come for a step that waits, to begin with. */
export function sampleFor(kind: string): Json {
  switch (kind) {
    case 'http':
    case 'openapi':
    case 'connection':
      return { status: 200, body: {} }
    case 'approval':
      return { approved: true }
    case 'input':
      return { values: {} }
    case 'signature':
      return { by: 'ann@example.com' }
    case 'event':
      return { type: 'com.example.happened', data: {} }
    case 'case':
      return { gives: { subject: 'Another case', status: 'Closed', attributes: {} } }
    default:
      return { gives: {} }
  }
}
