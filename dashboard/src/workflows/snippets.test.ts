import { describe, expect, it } from 'vitest'
import { snippet, type Target } from './snippets'

const TARGET: Target = {
  origin: 'https://cases.example.com',
  id: 7,
  key: 'refund_request',
  runs: false,
  attributes: {
    required: ['amount', 'why', 'urgent'],
    properties: {
      amount: { type: 'number' },
      why: { type: 'string', title: "What's wrong" },
      urgent: { type: 'boolean' },
      spare: { type: 'string' },
    },
  },
}

describe('a request to copy', () => {
  it('has the number of the workflow and what must be given for the Champ API', () => {
    const text = snippet('champ', 'curl', TARGET)
    expect(text).toContain('https://cases.example.com/api/external/v1/workflows/7/cases')
    expect(text).toContain('"amount": 42')
    expect(text).not.toContain('spare')
  })

  it('quotes for the shell', () => {
    expect(snippet('champ', 'curl', TARGET)).toContain(String.raw`What'\''s wrong`)
  })

  it('has the text id of the workflow for the Chamelio API, and values as texts', () => {
    const text = snippet('chamelio', 'javascript', TARGET)
    expect(text).toContain('https://cases.example.com/workflows/refund_request/latest/initiate')
    expect(text).toContain("'X-API-Key': 'YOUR_KEY'")
    expect(text).toMatch(/"type": "number",\s+"value": "42"/)
  })

  it('writes Python as Python does', () => {
    expect(snippet('champ', 'python', TARGET)).toContain('"urgent": True')
  })

  it('starts a run where the workflow has no cases', () => {
    expect(snippet('champ', 'java', { ...TARGET, runs: true })).toContain('/workflows/7/runs')
  })
})
