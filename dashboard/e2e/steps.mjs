// What went into a step and came out of it, on the page of a case.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { looks } from './caseStories.mjs'
import { axe } from './stage.mjs'
import { admin } from './stories.mjs'

const PRICES = (port) => `
document:
  dsl: '1.0.3'
  namespace: tests
  name: prices
  version: '1.0.0'
  title: Prices
input:
  schema:
    document:
      type: object
      required: [amount]
      properties:
        amount: { type: number, title: Amount }
        total: { type: number, title: Total }
do:
  - route:
      switch:
        - large: { when: .amount > 40, then: rate }
        - small: { then: end }
  - rate:
      call: http
      with:
        method: post
        endpoint: http://127.0.0.1:${port}/rates
        query: { key: 'abc' }
        body: { amount: '\${ .amount }', currency: EUR }
  - rounds:
      for: { each: tax, in: .taxes }
      do:
        - add: { set: { sum: '\${ (.sum // 0) + $tax }' } }
  - keep: { call: set-attributes, with: { total: '\${ .sum }' } }
  - broken: { set: { next: '\${ .amount + "x" }' } }
`

/** A service that knows three taxes. */
function rates() {
  return new Promise((ready) => {
    const server = createServer((request, response) => {
      request.resume()
      response.setHeader('Content-Type', 'application/json')
      response.end('{"taxes": [1, 2, 4]}')
    })
    server.listen(0, '127.0.0.1', () => ready(server))
  })
}

function json(part) {
  return part.locator('pre').innerText().then(JSON.parse)
}

async function steps(stage) {
  const service = await rates()
  const workflow = await stage.publish(PRICES(service.address().port))
  const made = await stage.call('POST', `/api/v1/workflows/${workflow}/cases`, { subject: 'A price', attributes: { amount: 50 } })
  const page = await admin(stage)
  await page.goto(stage.at(`/cases/${made.body.id}`))
  await page.locator('.story').getByText('The run failed').waitFor()
  service.close()

  // From the story: a call with its request and its answer.
  await page.locator('.story').getByRole('button', { name: 'rate' }).first().click()
  const panel = page.getByRole('dialog')
  const input = panel.getByRole('region', { name: 'Input' })
  const output = panel.getByRole('region', { name: 'Output' })
  const sent = await json(input)
  assert.deepEqual(sent.body, { amount: 50, currency: 'EUR' })
  assert.match(sent.uri, /\/rates\?key=\*\*\*$/)
  assert.deepEqual(await json(output), { taxes: [1, 2, 4] })
  assert.deepEqual(await axe(page), [])
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })

  // From the graph, by keyboard too: each round of a loop for itself.
  await page.getByRole('tab', { name: 'Steps' }).click()
  await page.locator('.step-graph').getByRole('button', { name: 'add', exact: true }).focus()
  await page.keyboard.press('Enter')
  await panel.getByText('3 of 3').waitFor()
  assert.deepEqual(await json(input), { sum: 3 })
  assert.deepEqual(await json(output), { sum: 7 })
  await panel.getByRole('button', { name: 'The time before' }).click()
  await panel.getByText('2 of 3').waitFor()
  assert.deepEqual(await json(input), { sum: 1 })
  await page.keyboard.press('Escape')

  // What worked on the case itself: its attributes as they were, and as they were before.
  await page.locator('.step-graph').getByRole('button', { name: 'route' }).click()
  await panel.getByText('Its input, unchanged').waitFor()
  assert.deepEqual(await json(input), { amount: 50 })
  await panel.getByText('Not known any more, since it was changed later: total').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.step-graph').getByRole('button', { name: 'broken' }).click()
  await panel.getByText('failed', { exact: true }).waitFor()
  assert.deepEqual(await json(input), { amount: 50, total: 7 })
  await page.keyboard.press('Escape')
  await page.locator('.step-graph').getByRole('button', { name: 'rounds' }).click()
  await panel.getByText('What it holds tells what happened.').waitFor()
  await panel.getByRole('button', { name: 'add' }).click()
  await panel.getByText('3 of 3').waitFor()
  await page.keyboard.press('Escape')

  await looks(stage, 'case-step', async (one) => {
    await one.goto(stage.at(`/cases/${made.body.id}`))
    await one.locator('.story').getByRole('button', { name: 'rate' }).first().click()
    await one.getByRole('dialog').getByRole('region', { name: 'Output' }).locator('pre').waitFor()
  })
  await looks(stage, 'case-graph', async (one) => {
    await one.goto(stage.at(`/cases/${made.body.id}`))
    await one.getByRole('tab', { name: 'Steps' }).click()
    await one.locator('.step-graph').getByText('broken').waitFor()
  })
}

export const stepStories = {
  'cases: a step is looked at, with what went in and what came out': steps,
}
