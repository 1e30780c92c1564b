// What people do with many cases, and with one of them.
import assert from 'node:assert/strict'
import { fill } from './fill.mjs'
import { scrollThrough } from './scroll.mjs'
import { axe } from './stage.mjs'
import { admin, go, invite, LOOKS } from './stories.mjs'

const ORDERS = `
document:
  dsl: '1.0.3'
  namespace: tests
  name: held-orders
  version: '1.0.0'
  title: Held orders
input:
  schema:
    document:
      type: object
      required: [amount]
      properties:
        amount: { type: number, title: Amount }
        customer: { type: string, title: Customer }
        country: { type: string, title: Country, enum: [Portugal, Poland, Peru] }
do:
  - hold: { wait: { hours: 8 } }
  - done: { call: set-status, with: { status: Closed } }
`

async function orders(stage) {
  if (stage.orders === undefined) stage.orders = await stage.publish(ORDERS)
  return stage.orders
}

async function order(stage, subject, attributes) {
  const made = await stage.call('POST', `/api/v1/workflows/${await orders(stage)}/cases`, { subject, attributes })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body.id
}

/** A page in both themes and on a phone, as far as `come` brings it: nothing serious for axe, nothing too wide; and a picture. */
export async function looks(stage, name, come) {
  const state = await (await admin(stage)).context().storageState()
  const found = []
  for (const { name: look, ...options } of LOOKS) {
    const page = await stage.person(look, { ...options, storageState: state, reducedMotion: 'reduce' })
    await come(page)
    await stage.shot(page, `${name}-${look}`)
    found.push(...(await axe(page)).map((what) => `${name} ${look}: ${what}`))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) found.push(`${name} ${look}: ${wide} pixels wider than the screen`)
    await page.context().close()
  }
  assert.deepEqual(found, [])
}

async function viewsAndColumns(stage) {
  for (const [place, customer] of ['Ana', 'Bartek', 'Carmen', 'Duarte', 'Ewa', 'Fabio'].entries()) {
    await order(stage, `Order ${place + 1}`, { amount: 100 + place, customer, country: 'Peru', address: { zip: `0012${place}` } })
  }
  const page = await admin(stage)
  await page.goto(stage.at('/cases'))
  await page.getByRole('textbox', { name: 'Query' }).fill('workflow:held-orders')
  await page.getByText('6 cases', { exact: true }).waitFor()

  await page.getByRole('button', { name: /^Columns/ }).click()
  await page.getByRole('checkbox', { name: 'amount', exact: true }).check()
  await page.getByRole('checkbox', { name: 'customer', exact: true }).check()
  await page.getByRole('textbox', { name: 'Another attribute' }).fill('address.zip')
  await page.keyboard.press('Enter')
  await stage.shot(page, 'columns-menu')
  assert.deepEqual(await axe(page), [])
  await page.keyboard.press('Escape')
  assert.equal(await page.getByRole('textbox', { name: 'Query' }).inputValue(), 'workflow:held-orders show:amount,customer,address.zip')
  await page.locator('.case-columns').getByText('address.zip').waitFor()
  await page.getByRole('link', { name: /Order 6.*105.*Fabio.*00125/ }).waitFor()

  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Held orders')
  await stage.shot(page, 'view-saving')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Held orders', exact: true }).waitFor()

  await page.getByRole('button', { name: 'All cases' }).click()
  await page.locator('.case-columns').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('button', { name: 'Held orders', exact: true }).click()
  await page.getByRole('link', { name: /Order 6.*105.*Fabio.*00125/ }).waitFor()
  await looks(stage, 'cases-view', async (one) => {
    await one.goto(stage.at('/cases?q=workflow%3Aheld-orders%20show%3Aamount%2Ccustomer%2Caddress.zip'))
    await one.getByRole('link', { name: /Order 6/ }).waitFor()
    await one.getByRole('checkbox', { name: /Order 5/ }).check()
    await one.getByText('1 chosen').waitFor()
  })

  await page.getByRole('button', { name: 'More to do with the view Held orders' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'New name of Held orders' }).fill('Waiting')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Waiting', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Held orders', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'More to do with the view Waiting' }).click()
  await page.getByRole('menuitem', { name: 'Forget' }).click()
  await page.getByRole('button', { name: 'Waiting', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('alert').filter({ hasText: 'is forgotten' }).getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Waiting', exact: true }).waitFor()
}

/** By the keyboard up to what a button has to say. */
async function manyAtOnce(stage) {
  if ((await stage.call('GET', `/api/v1/cases?workflow=${await orders(stage)}`)).body.items.length === 0) {
    for (let place = 1; place <= 6; place++) await order(stage, `Order ${place}`, { amount: 100 + place })
  }
  const page = await admin(stage)
  await page.goto(stage.at('/cases?q=workflow%3Aheld-orders'))
  await page.getByText('6 cases', { exact: true }).waitFor()
  for (const key of ['j', 'x', 'j', 'j', 'X']) await page.keyboard.press(key)
  await page.getByText('3 chosen').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('3 chosen').waitFor({ state: 'detached' })
  await page.getByRole('checkbox', { name: /Order 6/ }).click()
  await page.getByRole('checkbox', { name: /Order 4/ }).click({ modifiers: ['Shift'] })
  await page.getByText('3 chosen').waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('3 paused.').waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()

  await page.getByRole('button', { name: 'Choose all 6' }).click()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('3 paused, 3 refused.').waitFor()
  await page.locator('.refusal summary').click()
  assert.deepEqual(await axe(page), [])
  await stage.shot(page, 'bulk-refused')
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()

  await page.getByRole('button', { name: 'Choose all 6' }).click()
  await page.getByRole('button', { name: 'Cancel…' }).click()
  await page.getByRole('button', { name: 'Cancel 6 runs' }).click()
  await page.getByText('6 cancelled.').waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()

  // When somebody stops it, what was not begun stays as it was.
  await page.route('**/api/v1/cases/*/runs**', async (route) => {
    await stage.stopped
    await route.continue()
  })
  let letGo
  stage.stopped = new Promise((done) => (letGo = done))
  await page.getByRole('button', { name: 'Choose all 6' }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  letGo()
  await page.getByText('0 tried again, 4 refused, 2 left as they were.').waitFor()
  await page.unroute('**/api/v1/cases/*/runs**')
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
}

const RETURNS = `
document:
  dsl: '1.0.3'
  namespace: tests
  name: held-returns
  version: '1.0.0'
  title: Held returns
do:
  - hold: { wait: { hours: 8 } }
`

const RETURNS_MADE = 307

/** More than the list has read; what is done to them takes them out of the query, and one more comes meanwhile. */
async function allThatMatch(stage) {
  const workflow = await stage.publish(RETURNS)
  const bring = async (subject) => {
    const made = await stage.call('POST', `/api/v1/workflows/${workflow}/cases`, { subject })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    return made.body.id
  }
  for (let made = 0; made < RETURNS_MADE; made += 20) {
    await Promise.all(Array.from({ length: Math.min(20, RETURNS_MADE - made) }, (_, place) => bring(`Return ${made + place + 1}`)))
  }
  const page = await admin(stage)
  await page.goto(stage.at('/cases?q=workflow%3Aheld-returns%20status%3AOpen'))
  await page.getByText('The newest 50').waitFor()

  // By the keyboard: what was read first, then all; whoever stops keeps what was chosen before.
  await page.keyboard.press('A')
  await page.getByText('50 chosen', { exact: true }).waitFor()
  let letGo
  const held = new Promise((done) => (letGo = done))
  await page.route('**/api/v1/cases?*limit=200*cursor=*', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await page.keyboard.press('A')
  await page.getByText('200 read').waitFor()
  await stage.shot(page, 'bulk-reading')
  assert.deepEqual(await axe(page), [])
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('200 read').waitFor({ state: 'detached' })
  await page.getByText('50 chosen', { exact: true }).waitFor()
  letGo()
  await page.unroute('**/api/v1/cases?*limit=200*cursor=*')

  await page.getByRole('button', { name: 'Choose all that match' }).click()
  await page.getByText(`${RETURNS_MADE} chosen`).waitFor()
  const late = await bring('Return that came meanwhile')
  await page.getByRole('link', { name: /Return that came meanwhile/ }).waitFor()
  assert.equal(await page.getByRole('checkbox', { name: /Return that came meanwhile/ }).isChecked(), false)
  await page.getByRole('checkbox', { name: /Return 307$/ }).uncheck()
  await page.getByText(`${RETURNS_MADE - 1} chosen`).waitFor()
  await page.getByRole('button', { name: 'Cancel…' }).click()
  await page.getByRole('heading', { name: `Cancel ${RETURNS_MADE - 1} runs?` }).waitFor()
  await stage.shot(page, 'bulk-all-question')
  await page.getByRole('button', { name: `Cancel ${RETURNS_MADE - 1} runs` }).click()
  await page.getByText(`${RETURNS_MADE - 1} cancelled.`).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.getByText('2 cases', { exact: true }).waitFor()
  const { body } = await stage.call('GET', `/api/v1/cases/${late}/runs`)
  assert.notEqual(body.items[0].status, 'cancelled')

  await looks(stage, 'bulk-all', async (one) => {
    await one.goto(stage.at('/cases?q=workflow%3Aheld-returns'))
    await one.getByText('The newest 50').waitFor()
    await one.getByRole('button', { name: 'Choose all 50' }).click()
    await one.getByRole('button', { name: 'Choose all that match' }).click()
    await one.getByText(`${RETURNS_MADE + 1} chosen`).waitFor()
  })
}

async function edit(stage) {
  const id = await order(stage, 'Order 7', { amount: 250, customer: 'Gustavo', gift: { wrapped: true } })
  await stage.call('POST', '/api/v1/members', { email: 'cora@example.com', role: 'member' })
  const page = await admin(stage)
  await page.goto(stage.at(`/cases/${id}`))
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Subject').fill('')
  await dialog.getByLabel('Amount').fill('260')
  await dialog.getByRole('button', { name: 'Save the change' }).click()
  await dialog.getByText('A subject is needed.').waitFor()
  await dialog.getByLabel('Subject').fill('Order 7, mended')
  await dialog.getByRole('combobox', { name: 'Country' }).click()
  await page.getByRole('option', { name: 'Poland' }).click()
  await dialog.getByLabel('Other attributes').fill('{"gift": {"wrapped": false}}')
  await dialog.getByLabel('Reason').fill('The customer called')

  // Somebody else was quicker.
  const other = await stage.call('PATCH', `/api/v1/cases/${id}`, { attributes: { amount: 255, customer: 'Gustava' } })
  assert.equal(other.status, 200)
  await dialog.getByRole('button', { name: 'Save the change' }).click()
  await dialog.getByText('The case was changed while you were editing').waitFor()
  await dialog.getByText('customer: Gustavo became Gustava').waitFor()
  await dialog.getByText('amount: 250 became 255, yours below would replace it').waitFor()
  assert.equal(await dialog.getByLabel('Customer').inputValue(), 'Gustava')
  assert.equal(await dialog.getByLabel('Amount').inputValue(), '260')
  await stage.shot(page, 'case-edit-meanwhile')
  assert.deepEqual(await axe(page), [])
  await dialog.getByRole('button', { name: 'Save it still' }).click()
  await page.getByRole('heading', { level: 1, name: /Order 7, mended/ }).waitFor()
  await page.getByText('“The customer called”').first().waitFor()
  const { body } = await stage.call('GET', `/api/v1/cases/${id}`)
  assert.deepEqual(body.attributes, { amount: 260, customer: 'Gustava', gift: { wrapped: false }, country: 'Poland' })

  await page.getByRole('button', { name: 'Add somebody' }).click()
  await page.getByRole('combobox', { name: 'Who' }).fill('cora')
  await page.getByRole('option', { name: /cora@example.com/ }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Remove cora@example.com' }).waitFor()
  await page.getByText('cora@example.com works on it too').waitFor()
  await page.getByRole('button', { name: 'Remove cora@example.com' }).click()
  await page.getByRole('button', { name: 'Remove cora@example.com' }).waitFor({ state: 'detached' })
  await page.getByRole('alert').filter({ hasText: 'works on it no more' }).getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Remove cora@example.com' }).waitFor()

  await looks(stage, 'case-edited', async (one) => {
    await one.goto(stage.at(`/cases/${id}`))
    await one.getByText('cora@example.com works on it no more').waitFor()
  })
  await looks(stage, 'case-edit', async (one) => {
    await one.goto(stage.at(`/cases/${id}`))
    await one.getByRole('button', { name: 'Change', exact: true }).click()
    await one.getByRole('dialog').getByLabel('Amount').waitFor()
  })

  const viewer = await invite(stage, 'vito@example.com', 'Vito Viewer', 'Viewer')
  await viewer.goto(stage.at(`/cases/${id}`))
  await viewer.getByRole('list', { name: 'Also working on it' }).getByText('cora@example.com').waitFor()
  assert.equal(await viewer.getByRole('button', { name: 'Change', exact: true }).count(), 0)
  assert.equal(await viewer.getByRole('button', { name: /^(Add somebody|Remove)/ }).count(), 0)
  await go(viewer, 'Cases')
  await viewer.getByRole('link', { name: /Order 7, mended/ }).waitFor()
  assert.equal(await viewer.getByRole('checkbox').count(), 0)
}

// What a page may hold however long the list or the story is; both hold some 900 at most.
const NODES_MOST = 2500

async function long(stage) {
  const longest = await fill(stage.server, { cases: 3000, entries: 2000 })
  const page = await admin(stage)
  await page.goto(stage.at('/cases'))
  await page.getByRole('link', { name: /Refund/ }).first().waitFor()
  const list = await scrollThrough(page, { selector: '.case-scroll', step: 400 })
  assert.ok(list.pixels > 3000 * 50, `the list ended after ${list.pixels} pixels`)
  assert.ok(list.nodes < NODES_MOST, `the list has ${list.nodes} nodes`)
  await page.getByRole('button', { name: 'Ask for the newest again' }).click()
  await page.getByRole('link', { name: new RegExp(`Refund ${longest}`) }).waitFor()

  await page.goto(stage.at(`/cases/${longest}`))
  await page.locator('.story li').first().waitFor()
  const story = await scrollThrough(page, { step: 400 })
  await page.locator('.story').getByText('The run completed').waitFor()
  assert.ok(story.nodes < NODES_MOST, `the story has ${story.nodes} nodes`)

  await page.reload()
  await page.getByRole('button', { name: 'Go to the end' }).click()
  await page.locator('.story').getByText('The run completed').waitFor()
  await page.locator('.story-head').waitFor({ state: 'detached' })
  assert.deepEqual(await axe(page), [])
  await looks(stage, 'case-long', async (one) => {
    await one.goto(stage.at(`/cases/${longest}`))
    await one.getByRole('button', { name: 'Go to the end' }).waitFor()
  })
}

export const caseStories = {
  'cases: views are kept, attributes are columns': viewsAndColumns,
  'cases: many are paused and cancelled at once': manyAtOnce,
  'cases: all that match are cancelled, also what the list has not read': allThatMatch,
  'cases: one is edited while somebody else does too': edit,
  'cases: a long list and a long story stay small in the page': long,
}
