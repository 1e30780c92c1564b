// What people take back, and what becomes of it when they do not.
import assert from 'node:assert/strict'
import { looks } from './caseStories.mjs'
import { axe } from './stage.mjs'
import { admin, go, invite } from './stories.mjs'

// The time to call a deletion off, and the answer of the server.
const GRACE_MS = 8_000
const ANSWER_MS = 5_000

const PARCELS = `
document:
  dsl: '1.0.3'
  namespace: tests
  name: held-parcels
  version: '1.0.0'
  title: Held parcels
input:
  schema:
    document:
      type: object
      required: [amount]
      properties: { amount: { type: number, title: Amount }, customer: { type: string, title: Customer } }
do:
  - hold: { wait: { hours: 8 } }
`

function note(page, text) {
  return page.getByRole('alert').filter({ hasText: text })
}

async function undo(page, text) {
  await note(page, text).getByRole('button', { name: 'Undo' }).click()
}

/** Waits until the server says of something what is expected. */
async function until(stage, path, expected) {
  let found
  for (const end = performance.now() + ANSWER_MS; performance.now() < end; ) {
    found = await stage.call('GET', path)
    if (expected(found)) return found.body
    await new Promise((done) => setTimeout(done, 100))
  }
  assert.fail(`${path} is still ${found.status} ${JSON.stringify(found.body)}`)
}

const gone = ({ status }) => status === 404

async function webhook(stage, name) {
  const made = await stage.call('POST', '/api/v1/webhooks/endpoints', { url: `http://127.0.0.1:9/${name}`, events: ['flows.tasks.completed'] })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return `/api/v1/webhooks/${made.body.webhook?.id ?? made.body.id}`
}

async function parcel(stage) {
  stage.parcels ??= await stage.publish(PARCELS)
  const made = await stage.call('POST', `/api/v1/workflows/${stage.parcels}/cases`, { subject: 'Parcel 9', attributes: { amount: 5, customer: 'Ana' } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body.id
}

async function choose(page, menu, item) {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function roleBack(stage) {
  const made = await stage.call('POST', '/api/v1/members', { email: 'rita@example.com', role: 'member' })
  const path = `/api/v1/members/${made.body.id}`
  const page = await admin(stage)
  await go(page, 'Members')
  const row = page.getByRole('row', { name: /rita@example.com/ })
  await choose(page, 'Change rita@example.com', /^Editor/)
  await note(page, 'rita@example.com is editor now').waitFor()
  await row.getByRole('cell', { name: 'editor', exact: true }).waitFor()
  await stage.shot(page, 'undo-role')
  assert.deepEqual(await axe(page), [])
  await note(page, 'rita@example.com is editor now').getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content')
  await note(page, 'rita@example.com is member now').waitFor()
  await row.getByRole('cell', { name: 'member', exact: true }).waitFor()
  await until(stage, path, ({ body }) => body.role === 'member')

  // By the keys, from another page.
  await choose(page, 'Change rita@example.com', 'Shut out…')
  await page.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click()
  await note(page, 'rita@example.com is shut out').waitFor()
  await go(page, 'Documents')
  await page.getByRole('textbox', { name: 'Search' }).press('Control+z')
  assert.equal((await stage.call('GET', path)).body.state, 'inactive')
  await page.locator('#content').focus()
  await page.keyboard.press('Control+z')
  await note(page, 'rita@example.com is let in again').waitFor()
  await until(stage, path, ({ body }) => body.state === 'active')
}

async function caseBack(stage) {
  const id = await parcel(stage)
  const path = `/api/v1/cases/${id}`
  const page = await admin(stage)
  await page.goto(stage.at(`/cases/${id}`))
  const change = async (amount) => {
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Amount').fill(amount)
    await page.getByRole('dialog').getByRole('button', { name: 'Save the change' }).click()
    await note(page, 'The case was changed').waitFor()
  }
  await change('6')
  // What others change beside it stays theirs.
  assert.equal((await stage.call('PATCH', path, { attributes: { customer: 'Bartek' } })).status, 200)
  await undo(page, 'The case was changed')
  await note(page, 'as it was before your change').waitFor()
  await page.getByText('“Undone”').waitFor()
  assert.deepEqual((await stage.call('GET', path)).body.attributes, { amount: 5, customer: 'Bartek' })

  await change('7')
  assert.equal((await stage.call('PATCH', path, { attributes: { amount: 8 } })).status, 200)
  await undo(page, 'The case was changed')
  await note(page, 'Meanwhile amount became 8. Nothing was set back.').waitFor()
  assert.equal((await stage.call('GET', path)).body.attributes.amount, 8)

  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await undo(page, 'The run is held')
  await note(page, 'The run goes on').waitFor()
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
}

async function webhookKeptAndDeleted(stage) {
  const kept = await webhook(stage, 'kept')
  const lost = await webhook(stage, 'lost')
  const page = await admin(stage)
  await page.goto(stage.at('/webhooks'))
  const row = (name) => page.getByRole('row', { name: new RegExp(`/${name}`) })
  const remove = async (name) => {
    await choose(page, new RegExp(`More to do with .*/${name}`), 'Delete')
    await row(name).waitFor({ state: 'detached' })
  }
  await remove('lost')
  await remove('kept')
  // The newest goes first, and lists that are read again do not have what is hidden.
  await page.locator('#content').focus()
  await page.keyboard.press('Control+z')
  await row('kept').waitFor()
  await note(page, '/kept stays').waitFor()
  const read = page.waitForResponse((response) => response.url().includes('/api/v1/webhooks?'))
  await choose(page, /More to do with .*\/kept/, 'Hold it')
  await read
  await row('kept').getByText('paused').waitFor()
  assert.equal(await row('lost').count(), 0)
  assert.equal((await stage.call('GET', lost)).status, 200)

  await note(page, '/lost is deleted').waitFor({ state: 'detached', timeout: GRACE_MS + ANSWER_MS })
  await until(stage, lost, gone)
  await page.reload()
  await row('kept').waitFor()
  assert.equal(await row('lost').count(), 0)
  assert.equal((await stage.call('GET', kept)).status, 200)

  // Called off and deleted again; whoever closes the note needs no more time.
  await remove('kept')
  await undo(page, '/kept is deleted')
  await row('kept').waitFor()
  await remove('kept')
  await note(page, '/kept is deleted').getByRole('button', { name: 'Close' }).click()
  await until(stage, kept, gone)
}

async function leaving(stage) {
  const hooks = []
  for (const name of ['gone-1', 'gone-2', 'gone-3', 'gone-4', 'gone-5']) hooks.push(await webhook(stage, name))
  const page = await invite(stage, 'wanda@example.com', 'Wanda Admin', 'Administrator')
  const remove = async (name, where = page) => {
    await where.goto(stage.at('/webhooks'))
    await choose(where, new RegExp(`More to do with .*/${name}`), 'Delete')
    await note(where, `/${name} is deleted`).waitFor()
  }
  // By another page of the dashboard it is still to be had.
  await remove('gone-1')
  await go(page, 'Members')
  await undo(page, '/gone-1 is deleted')
  await remove('gone-1')
  await page.reload()
  await until(stage, hooks[0], gone)

  await remove('gone-2')
  await page.goto('about:blank')
  await until(stage, hooks[1], gone)

  await remove('gone-3')
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new window.Event('visibilitychange'))
  })
  await note(page, '/gone-3 is deleted').waitFor({ state: 'detached' })
  await until(stage, hooks[2], gone)

  const tab = await page.context().newPage()
  await remove('gone-5', tab)
  await tab.close()
  await until(stage, hooks[4], gone)

  await remove('gone-4')
  await page.getByRole('button', { name: /Wanda Admin/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await until(stage, hooks[3], gone)
}

/** What hangs on a connection, and the connection itself. */
async function connectionBack(stage) {
  const made = await stage.call('POST', '/api/v1/connections', { name: 'till', base_url: 'http://127.0.0.1:9/a' })
  const path = `/api/v1/connections/${made.body.id}`
  assert.equal((await stage.call('POST', `${path}/queries`, { name: 'receipts', method: 'GET', path: '/receipts' })).status, 201)
  const model = { name: 'small-1', day_tokens_most: 5000, answer_tokens_most: 77 }
  assert.equal((await stage.call('PUT', `${path}/model`, model)).status, 200)
  const page = await admin(stage)
  await page.goto(stage.at('/connections'))
  await page.getByRole('button', { name: 'Details of till' }).click()
  const drawer = page.getByRole('dialog', { name: 'Connection' })

  await drawer.getByRole('button', { name: 'Remove receipts' }).click()
  await drawer.getByText('There are none yet.').waitFor()
  await undo(page, '“receipts” is removed')
  await drawer.getByRole('button', { name: 'Change receipts' }).click()
  const form = page.getByRole('dialog', { name: 'receipts' })
  await form.getByLabel('Path').fill('/bills')
  await form.getByRole('button', { name: 'Save' }).click()
  await drawer.getByText('GET /bills').waitFor()
  await undo(page, 'receipts was saved')
  await drawer.getByText('GET /receipts').waitFor()

  await drawer.getByRole('button', { name: 'Remove', exact: true }).last().click()
  await drawer.getByRole('button', { name: 'Say which' }).waitFor()
  await undo(page, 'It leads to no model any more')
  await note(page, 'It leads to small-1 now').waitFor()
  const kept = (await stage.call('GET', `${path}/model`)).body
  for (const [name, value] of Object.entries(model)) assert.equal(kept[name], value, name)

  await drawer.getByRole('button', { name: 'Change', exact: true }).first().click()
  const change = page.getByRole('dialog', { name: 'till' })
  await change.getByLabel('Base URL').fill('http://127.0.0.1:9/b')
  await change.getByRole('button', { name: 'Save' }).click()
  await drawer.getByText('http://127.0.0.1:9/b').waitFor()
  await undo(page, 'till was saved')
  await drawer.getByText('http://127.0.0.1:9/a').waitFor()
  assert.equal((await stage.call('GET', path)).body.base_url, 'http://127.0.0.1:9/a')
}

async function documentKept(stage) {
  const page = await admin(stage)
  await page.goto(stage.at('/documents'))
  await page.locator('input[type=file]').first().setInputFiles({ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('The terms') })
  await page.getByRole('button', { name: 'Details of terms.txt' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete it' }).click()
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /terms.txt/ }).waitFor({ state: 'detached' })
  await undo(page, '“terms.txt” is deleted')
  await page.getByRole('row', { name: /terms.txt/ }).waitFor()
  assert.equal((await stage.call('GET', '/api/v1/documents?search=terms')).body.items.length, 1)
}

async function refused(stage) {
  const made = await stage.call('POST', '/api/v1/connections', { name: 'parcel-post', base_url: 'http://127.0.0.1:9' })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  await stage.call('POST', '/api/v1/webhooks/subscriptions', { connection: made.body.id, path: '/', event: 'case.closed' })
  const page = await admin(stage)
  await page.goto(stage.at('/connections'))
  await page.getByRole('button', { name: 'Details of parcel-post' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /parcel-post/ }).waitFor({ state: 'detached' })
  await note(page, '“parcel-post” is removed').getByRole('button', { name: 'Close' }).click()
  await note(page, '“parcel-post” is not removed').waitFor()
  await page.getByRole('row', { name: /parcel-post/ }).waitFor()
  await stage.shot(page, 'undo-refused')
}

async function files(stage) {
  const id = await parcel(stage)
  const path = `/api/v1/cases/${id}/files`
  const page = await admin(stage)
  await page.goto(stage.at(`/cases/${id}`))
  await page.getByRole('tab', { name: 'Files' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: 'label.txt', mimeType: 'text/plain', buffer: Buffer.from('To Ana') })
  await page.getByRole('tab', { name: 'Files 1' }).waitFor()
  await choose(page, 'More to do with label.txt', 'Delete')
  await page.getByText('It has no files yet.').waitFor()
  await page.getByRole('tab', { name: 'Files', exact: true }).waitFor()
  assert.equal((await stage.call('GET', path)).body.items.length, 1)
  await undo(page, '“label.txt” is deleted')
  await page.getByRole('link', { name: 'label.txt' }).waitFor()
  await choose(page, 'More to do with label.txt', 'Delete')
  await note(page, '“label.txt” is deleted').getByRole('button', { name: 'Close' }).click()
  await until(stage, path, ({ body }) => body.items.length === 0)
}

async function keySwitched(stage) {
  const page = await admin(stage)
  await go(page, 'Tokens and keys')
  await page.getByRole('tab', { name: 'Keys of the Chamelio API' }).click()
  await page.getByRole('button', { name: 'New key' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('The till')
  await page.getByRole('dialog').getByRole('button', { name: 'Make the key' }).click()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  const row = page.getByRole('row', { name: /The till/ })
  await page.getByRole('button', { name: 'Switch off The till' }).click()
  await row.getByText('inactive', { exact: true }).waitFor()
  await undo(page, 'The till is switched off')
  await row.getByText('active', { exact: true }).waitFor()
  await note(page, 'The till is good again').waitFor()
  assert.deepEqual(await axe(page), [])
  await stage.shot(page, 'undo-keys')
}

/** Everything that is deleted with time to call it off, and is called off. */
async function allKept(stage) {
  const page = await admin(stage)
  await go(page, 'Workflows')
  await page.getByRole('button', { name: 'New workflow' }).first().click()
  await page.getByLabel('Title').fill('A passing thought')
  await page.getByRole('button', { name: 'Create the workflow' }).click()
  await page.getByRole('heading', { level: 1, name: /A passing thought/ }).waitFor()
  const address = new URL(page.url()).pathname
  await choose(page, 'More to do with this workflow', 'Delete')
  await page.getByRole('heading', { level: 1, name: 'Workflows' }).waitFor()
  await page.getByRole('row', { name: /Lost parcels/ }).waitFor()
  assert.equal(await page.getByRole('row', { name: /A passing thought/ }).count(), 0)
  await page.goBack()
  await page.getByText('It is deleted', { exact: true }).waitFor()
  assert.deepEqual(await axe(page), [])
  await stage.shot(page, 'undo-workflow')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('No mistakes').waitFor()
  assert.equal((await stage.call('GET', `/api/v1${address.replace('/app', '')}`)).status, 200)

  // Whoever makes one of its name does not write into it: it goes first, and its text id stays taken.
  await choose(page, 'More to do with this workflow', 'Delete')
  await page.getByRole('button', { name: 'New workflow' }).first().click()
  await page.getByLabel('Title').fill('A passing thought')
  await page.getByRole('button', { name: 'Create the workflow' }).click()
  await page.getByRole('dialog').getByText('or to one that was deleted').waitFor()
  await page.getByRole('button', { name: 'Leave it' }).click()
  await until(stage, `/api/v1${address.replace('/app', '')}`, gone)

  // What was not saved cannot be had back, so that is asked for.
  await page.getByRole('link', { name: 'Lost parcels' }).click()
  await page.getByText('No mistakes').waitFor()
  await choose(page, 'More to do with this workflow', 'Take no more cases')
  await undo(page, 'It takes no more cases')
  await page.getByRole('heading', { level: 1 }).getByText('online').waitFor()
  await page.getByLabel('The text of the workflow').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('# a thought')
  await choose(page, 'More to do with this workflow', 'Delete…')
  await page.getByRole('dialog').getByText('did not save is lost').waitFor()
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await note(page, 'The draft was saved').waitFor()

  await stage.call('POST', '/api/v1/invitations', { email: 'ivo@example.com', role: 'viewer' })
  await go(page, 'Members')
  await page.getByRole('tab', { name: 'Invitations' }).click()
  await page.getByRole('button', { name: 'Withdraw the invitation of ivo@example.com' }).click()
  await undo(page, 'The invitation of ivo@example.com is withdrawn')
  await page.getByRole('row', { name: /ivo@example.com/ }).waitFor()
}

async function noteLooks(stage) {
  let look = 0
  await looks(stage, 'undo-note', async (page) => {
    const name = `seen-${++look}`
    await webhook(stage, name)
    await page.goto(stage.at('/webhooks'))
    await choose(page, new RegExp(`More to do with .*/${name}`), 'Hold it')
    await undo(page, 'The webhook is held')
    await note(page, 'The webhook goes on').waitFor()
    await choose(page, new RegExp(`More to do with .*/${name}`), 'Delete')
    await note(page, `/${name} is deleted`).waitFor()
    await page.getByRole('button', { name: 'Undo' }).focus()
  })
}

export const undoing = {
  'undo: a role and a state are set back': roleBack,
  'undo: a change of a case is set back, unless others changed it again': caseBack,
  'undo: a webhook is deleted once it is not called off': webhookKeptAndDeleted,
  'undo: whoever leaves has deleted': leaving,
  'undo: a connection, its queries and its model are set back': connectionBack,
  'undo: a document is kept': documentKept,
  'undo: what the server refuses to delete comes back': refused,
  'undo: a file is kept, and deleted': files,
  'undo: a key is switched off and on': keySwitched,
  'undo: workflows and invitations are kept': allKept,
  'undo: the note looks well': noteLooks,
}
