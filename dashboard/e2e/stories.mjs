// The stories: what people do with the dashboard, from the first start on.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { passPauses } from './fill.mjs'
import { axe } from './stage.mjs'

export const PASSWORD = 'correct horse battery staple'

export const ADMIN = { email: 'admin@caseloom.local', name: 'Ada Admin' }

async function signIn(page, email, password) {
  await page.getByLabel('E-mail').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The administrator, whose browser stays open from story to story. */
export async function admin(stage) {
  return stage.adminPage
}

export async function go(page, name) {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Invites somebody by the page of members and accepts the invitation in a browser of their own. */
export async function invite(stage, email, name, role) {
  const page = await admin(stage)
  await go(page, 'Members')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: role }).click()
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const link = await page.getByLabel('The invitation link', { exact: true }).innerText()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  const theirs = await stage.person(email)
  await theirs.goto(link.trim())
  await theirs.getByRole('heading', { name: /^Join/ }).waitFor()
  await theirs.getByLabel('Your name').fill(name)
  await theirs.getByLabel('Choose a password').fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Join' }).click()
  await theirs.getByRole('heading', { level: 1, name: /^Good to see you/ }).waitFor()
  return theirs
}

/** The administrator's account, made by the setup link. */
export async function makeAdmin(stage) {
  const page = await stage.person('Ada')
  await page.goto(stage.server.setupLink)
  await page.getByLabel('Your name').fill(ADMIN.name)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await page.getByRole('heading', { name: 'Good to see you, Ada' }).waitFor()
  return page
}

async function firstStart(stage) {
  const page = await stage.person('Ada')
  stage.adminPage = page
  stage.kept = page.context()

  // The root of the server leads to the dashboard, and that to the setup link.
  await page.goto(stage.server.url)
  await page.getByText('Nobody has an account yet').waitFor()
  await stage.shot(page, 'setup-needed')
  assert.deepEqual(await axe(page), [])

  await page.goto(stage.server.setupLink)
  await page.getByRole('heading', { name: 'Welcome to Caseloom' }).waitFor()
  await stage.shot(page, 'setup')
  assert.deepEqual(await axe(page), [])
  await page.getByLabel('Your name').fill(ADMIN.name)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await page.getByRole('heading', { name: 'Good to see you, Ada' }).waitFor()
  await page.getByText('As soon as a program or a person creates one').waitFor()

  await go(page, 'Workflows')
  await page.getByRole('button', { name: 'New workflow' }).first().click()
  await page.getByLabel('Title').fill('Lost parcels')
  assert.equal(await page.getByRole('textbox', { name: 'Name', exact: false }).inputValue(), 'lost-parcels')
  await page.getByRole('button', { name: 'Create the workflow' }).click()
  await page.getByRole('heading', { level: 1, name: /Lost parcels/ }).waitFor()
  await page.getByText('No mistakes').waitFor()
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Version 1 takes new cases from now on').waitFor()

  await page.getByRole('button', { name: 'New case' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create the case' }).click()
  await dialog.getByText('What is it about is needed.').waitFor()
  await dialog.getByLabel('Subject').fill('Parcel 123')
  await dialog.getByLabel('What is it about').fill('A parcel')
  await dialog.getByRole('button', { name: 'Create the case' }).click()
  await page.getByRole('heading', { level: 1, name: /Parcel 123/ }).waitFor()
  await page.getByRole('heading', { level: 1 }).getByText('Closed').waitFor()
  await page.getByText('Nobody needs to look at A parcel', { exact: true }).waitFor()
  await page.getByText('The run completed').waitFor()
}

async function outAndIn(stage) {
  const page = await admin(stage)
  await page.goto(stage.at('/cases/1'))
  await page.getByRole('heading', { level: 1, name: /Parcel 123/ }).waitFor()
  await page.getByRole('button', { name: /Ada Admin/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await stage.shot(page, 'sign-in')
  assert.deepEqual(await axe(page), [])
  // Whoever opens an address of the dashboard comes to it once they have said who they are.
  await page.goto(stage.at('/cases/1'))
  await signIn(page, ADMIN.email, 'a wrong password')
  await page.getByRole('alert').waitFor()
  await signIn(page, ADMIN.email, PASSWORD)
  await page.getByRole('heading', { level: 1, name: /Parcel 123/ }).waitFor()
}

const FRAGILE = (name, title) => `
document:
  dsl: '1.0.3'
  namespace: tests
  name: ${name}
  version: '1.0.0'
  title: ${title}
do:
  - lookup:
      call: http
      with: { method: get, endpoint: 'ADDRESS' }
  - done: { call: set-status, with: { status: Closed } }
`

/** A service that fails until it is mended. */
function service() {
  let broken = true
  const asked = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      asked.push({ url: request.url, headers: request.headers, body })
      response.writeHead(broken ? 500 : 200, { 'Content-Type': 'application/json' })
      response.end('{"found": true}')
    })
  })
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      ready({ url: `http://127.0.0.1:${server.address().port}`, asked, mend: () => (broken = false), close: () => server.close() })
    })
  })
}

/** Replaces what stands in the editor, as somebody who pastes does. */
async function paste(page, text) {
  const editor = page.getByLabel('The text of the workflow')
  await editor.click()
  await page.keyboard.press('Control+a')
  await editor.evaluate((there, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    there.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

async function breakMendRetry(stage) {
  const page = await admin(stage)
  const there = await service()
  try {
    await go(page, 'Workflows')
    await page.getByRole('button', { name: 'New workflow' }).first().click()
    await page.getByLabel('Title').fill('Fragile')
    await page.getByRole('button', { name: 'Create the workflow' }).click()
    await paste(page, FRAGILE('fragile', 'Fragile').replace('set-status', 'set-stutus').replace('ADDRESS', there.url))
    await page.getByText('1 mistake').waitFor()
    await page.getByRole('button', { name: /There is no function/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Publish' }).isDisabled(), true)
    await stage.shot(page, 'workflow-mistake')

    await paste(page, FRAGILE('fragile', 'Fragile').replace('ADDRESS', there.url))
    await page.getByText('No mistakes').waitFor()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Version 1 takes new cases from now on').waitFor()
    await page.locator('.step-graph').getByRole('button', { name: 'lookup' }).waitFor()

    // Played with a sample first: nothing is asked of the service.
    await page.getByText('Try it', { exact: true }).click()
    await page.getByRole('button', { name: 'Play it' }).click()
    await page.getByText('What does the service answer?').waitFor()
    await page.locator('.step-node.waiting').waitFor()
    await stage.shot(page, 'workflow-try')
    await page.getByRole('button', { name: 'Go on with it' }).click()
    await page.getByRole('region', { name: 'What came of it' }).getByText('completed', { exact: true }).waitFor()
    assert.equal(there.asked.length, 0)

    await page.getByRole('button', { name: 'New case' }).click()
    await page.getByRole('dialog').getByLabel('Subject').fill('Find it')
    await page.getByRole('dialog').getByRole('button', { name: 'Create the case' }).click()
    await page.getByRole('heading', { level: 1 }).getByText('Error').waitFor()
    await page.getByText('The run failed').first().waitFor()
    await stage.shot(page, 'case-failed')

    there.mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1 }).getByText('Closed').waitFor()
    await page.getByRole('tab', { name: 'Runs 2' }).waitFor()
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Subject').fill('Found it')
    await page.getByRole('dialog').getByLabel('Reason').fill('It was found')
    await page.getByRole('button', { name: 'Save the change' }).click()
    await page.getByRole('heading', { level: 1 }).getByText('Found it').waitFor()
    await page.getByText('“It was found”').waitFor()
    await page.getByRole('tab', { name: 'Steps' }).click()
    await page.locator('.step-node.done').first().waitFor()
  } finally {
    there.close()
  }
}

const EXPENSES = `
document:
  dsl: '1.0.3'
  namespace: tests
  name: expenses
  version: '1.0.0'
  title: Expenses
  metadata: { statuses: [Approved, Rejected] }
input:
  schema:
    document:
      type: object
      required: [amount]
      properties: { amount: { type: number, title: Amount }, account: { type: string, title: Account } }
do:
  - ask:
      call: request-approval
      with:
        title: '\${ "Pay \\(.amount)?" }'
        ordered: true
        groups:
          - { approvers: 'ann@example.com' }
          - { approvers: 'bob@example.com' }
        show: [amount]
        fields:
          type: object
          required: [account]
          properties: { account: { type: string, title: Account } }
      output: { as: '{ approved }' }
  - which: { switch: [ { yes: { when: .approved, then: good } }, { no: { then: bad } } ] }
  - good: { call: set-status, with: { status: Approved }, then: end }
  - bad: { call: set-status, with: { status: Rejected } }
`

async function twoGroups(stage) {
  const ann = await invite(stage, 'ann@example.com', 'Ann Editor', 'Editor')
  const bob = await invite(stage, 'bob@example.com', 'Bob Member', 'Member')
  const workflow = await stage.publish(EXPENSES)
  const made = await stage.call('POST', `/api/v1/workflows/${workflow}/cases`, { subject: 'A new chair', attributes: { amount: 250 } })

  await go(ann, 'Inbox')
  await ann.getByRole('heading', { name: 'Pay 250?' }).waitFor()
  await stage.shot(ann, 'inbox')
  await bob.goto(stage.at('/inbox'))
  await bob.getByText('Nothing waits for you').waitFor()

  await ann.getByRole('button', { name: 'Approve' }).click()
  await ann.getByText('Account is needed.').waitFor()
  await ann.getByRole('textbox', { name: 'Account' }).fill('4711')
  await ann.getByRole('textbox', { name: 'Comment' }).fill('Good price')
  await ann.getByRole('button', { name: 'Approve' }).click()
  await ann.getByText('Nothing waits for you').waitFor()

  await bob.reload()
  await bob.getByRole('heading', { name: 'Pay 250?' }).waitFor()
  await bob.getByText('ann@example.com approved').waitFor()
  await bob.getByRole('textbox', { name: 'Account' }).fill('4711')
  await bob.getByRole('button', { name: 'Approve' }).click()
  await bob.goto(stage.at(`/cases/${made.body.id}`))
  await bob.getByRole('heading', { level: 1 }).getByText('Approved').waitFor()
  await bob.getByText('bob@example.com approved').waitFor()
}

async function webhook(stage) {
  const page = await admin(stage)
  const there = await service()
  try {
    await go(page, 'Webhooks')
    await page.getByRole('button', { name: 'Create Webhook' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Address' }).fill(`${there.url}/hook`)
    await dialog.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByLabel('The signing secret', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'I have copied it' }).click()

    await page.getByRole('button', { name: /More to do with/ }).click()
    await page.getByRole('menuitem', { name: 'Send a test event' }).click()
    await page.getByRole('cell', { name: /webhook\.test/ }).waitFor()
    await page.getByRole('button', { name: /Details of event/ }).first().click()
    await page.getByRole('heading', { name: 'What is sent' }).waitFor()
    await page.getByText('500').first().waitFor()
    await stage.shot(page, 'webhook-event')
    assert.ok(there.asked.length > 0)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    // It fails for good: the pauses of two hours and a half between its attempts are made short.
    const row = page.getByRole('row', { name: /webhook\.test/ })
    for (let times = 0; times < 60 && !(await row.getByText(/^(undelivered|failed)$/).isVisible()); times++) {
      await passPauses(stage.server)
      await page.waitForTimeout(500)
      await page.reload()
      await page.getByRole('tab', { name: 'Recent Events' }).click()
      await row.waitFor()
    }
    await row.getByText(/^(undelivered|failed)$/).waitFor()

    // The receiver is mended, and the event sent again.
    there.mend()
    const before = there.asked.length
    await row.getByRole('button').click()
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByText('It is sent again').waitFor()
    await page.keyboard.press('Escape')
    await row.getByText(/^(completed|delivered)$/).waitFor()
    assert.ok(there.asked.length > before)
  } finally {
    there.close()
  }
}

async function token(stage) {
  const page = await admin(stage)
  await go(page, 'Tokens and keys')
  await page.getByRole('button', { name: 'Create Token' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('The shop')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  const value = (await page.getByLabel('The token', { exact: true }).innerText()).trim()
  await stage.shot(page, 'token-shown')
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('row', { name: /The shop/ }).getByText('active').waitFor()
  assert.equal((await page.content()).includes(value), false)

  const workflows = await stage.call('GET', '/api/v1/workflows')
  const parcels = workflows.body.items.find((one) => one.name === 'lost-parcels')
  const cases = `/api/external/v1/workflows/${parcels.id}/cases`
  const wanted = { attributes: { what: 'By the shop' } }
  assert.equal((await stage.call('POST', cases, wanted, value)).status, 201)

  await page.getByRole('button', { name: 'Delete The shop' }).click()
  await page.getByRole('button', { name: 'Delete it' }).click()
  await page.getByRole('row', { name: /The shop/ }).getByText('revoked').waitFor()
  assert.equal((await stage.call('POST', cases, wanted, value)).status, 401)
}

async function viewer(stage) {
  const page = await invite(stage, 'vera@example.com', 'Vera Viewer', 'Viewer')
  assert.equal(await page.getByRole('link', { name: 'Tokens and keys' }).count(), 0)
  assert.equal(await page.getByRole('link', { name: 'Webhooks' }).count(), 0)
  await go(page, 'Cases')
  await page.getByRole('link', { name: /Parcel 123/ }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'New case' }).count(), 0)
  await page.getByRole('link', { name: /Parcel 123/ }).click()
  await page.getByText('The run completed').waitFor()
  assert.equal(await page.getByRole('button', { name: 'More to do with this case' }).count(), 0)
  await page.getByRole('tab', { name: 'Comments' }).click()
  await page.getByText('Nobody has said anything yet.').waitFor()
  assert.equal(await page.getByRole('textbox').count(), 0)
  await go(page, 'Workflows')
  assert.equal(await page.getByRole('button', { name: 'New workflow' }).count(), 0)
  // What the page does not offer, the server refuses.
  const refused = await page.evaluate(async () => {
    const session = await (await fetch('/api/v1/session')).json()
    const answer = await fetch('/api/v1/tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Caseloom-CSRF': session.csrf_token },
      body: '{"name": "mine"}',
    })
    return answer.status
  })
  assert.equal(refused, 403)
}

async function keyboard(stage) {
  const page = await admin(stage)
  await page.goto(stage.at('/'))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor()
  await page.getByRole('link', { name: /Parcel 123/ }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('parcel 123 status:Closed')
  await page.getByText('1 case', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Parcel 123/ }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search' }).or(page.getByPlaceholder('A page, a workflow')).first().waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Search')
  await page.keyboard.type('webhooks')
  await page.getByRole('button', { name: /Webhooks/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Webhooks' }).waitFor()
  await page.locator('[role="dialog"]').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement !== document.body), true)
}

const PLACES = ['/', '/inbox', '/cases', '/cases/1', '/workflows', '/workflows/1', '/documents', '/connections', '/secrets', '/webhooks', '/tokens', '/members', '/legal-entities', '/audit', '/settings', '/nowhere']

export const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
]

/** Every page in both themes and on a phone: nothing serious for axe, nothing wider than the screen; and a picture. */
async function everyPage(stage) {
  const state = await (await admin(stage)).context().storageState()
  const found = []
  await Promise.all(
    LOOKS.map(async ({ name, ...options }) => {
      const page = await stage.person(name, { ...options, storageState: state, reducedMotion: 'reduce' })
      for (const place of PLACES) {
        await page.goto(stage.at(place))
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
        await stage.shot(page, `${place.replaceAll('/', '-').slice(1) || 'home'}-${name}`)
        found.push(...(await axe(page)).map((what) => `${place} ${name}: ${what}`))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (wide > 0) found.push(`${place} ${name}: ${wide} pixels wider than the screen`)
      }
    }),
  )
  assert.deepEqual(found, [])
}

export const stories = {
  'from the first start to the first closed case': firstStart,
  'sign out, and in again': outAndIn,
  'author, break, mend, retry': breakMendRetry,
  'two people approve one after the other': twoGroups,
  'a webhook fails, is seen, and is sent again': webhook,
  'a token is created, used and revoked': token,
  'a viewer may do nothing': viewer,
  'by keyboard alone': keyboard,
  'every page is usable in both themes and on a phone': everyPage,
}
