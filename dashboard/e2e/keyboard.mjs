// What people do who have a keyboard and no mouse.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { Hands } from './hands.mjs'
import { contract } from './signing.mjs'
import { axe } from './stage.mjs'
import { admin, ADMIN, PASSWORD } from './stories.mjs'
import { sweep } from './sweep.mjs'

const LEAVE = `
document:
  dsl: '1.0.3'
  namespace: tests
  name: leave
  version: '1.0.0'
  title: Leave
input:
  schema:
    document:
      type: object
      required: [days]
      properties:
        days: { type: integer, title: Days }
        kind: { type: string, title: Kind, enum: [holiday, illness, other] }
        half: { type: boolean, title: Half days }
        notes: { type: array, title: Notes, items: { type: string } }
do:
  - ask:
      call: request-approval
      with:
        title: '\${ "Give \\(.days) days?" }'
        approvers: 'role:admin'
        fields:
          type: object
          required: [deputy]
          properties:
            deputy: { type: string, title: Deputy }
            from: { type: string, format: date, title: From }
            paid: { type: boolean, title: Paid }
            kind: { type: string, title: Kind, enum: [holiday, other] }
  - book:
      call: request-input
      with:
        title: Which account?
        assignees: ['role:admin']
        fields: { type: object, required: [account], properties: { account: { type: string, title: Account } } }
  - done: { call: set-status, with: { status: Closed } }
`

/** A workflow, a case that waits for the administrator, and one of everything else that pages list. */
async function world(stage) {
  if (stage.leave !== undefined) return stage.leave
  const workflow = await stage.publish(LEAVE)
  const made = []
  for (const subject of ['Ina in June', 'Jan in July', 'Ada in August']) {
    const { body } = await stage.call('POST', `/api/v1/workflows/${workflow}/cases`, { subject, attributes: { days: 5 } })
    made.push(body.id)
  }
  await stage.call('POST', '/api/v1/connections', { name: 'calendar', base_url: 'https://calendar.example.com' })
  await stage.call('POST', '/api/v1/webhooks/endpoints', { url: `${stage.server.url}/nowhere`, events: ['flows.tasks.completed'] })
  await stage.call('POST', '/api/v1/tokens', { name: 'The calendar' })
  await stage.call('POST', '/api/v1/members', { email: 'jan@example.com', role: 'member' })
  await stage.call('POST', '/api/v1/invitations', { email: 'kim@example.com', role: 'viewer' })
  await stage.call('POST', '/api/v1/views', { name: 'On leave', query: 'workflow:leave' })
  stage.leave = { workflow, cases: made }
  return stage.leave
}

/** Where to go, and what to do there to see it: pages with their tabs, menus and dialogs. */
function sights({ workflow, cases: [one] }) {
  const press = (name, role = 'button') => (page) => page.getByRole(role, { name }).first().click()
  const view = (name) => (page) => page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true }).click()
  const menu = (page) => page.getByRole('menu').first().waitFor()
  const dialog = (page) => page.getByRole('dialog').first().waitFor()
  return [
    ['home', '/'],
    ['person', '/', press(/Ada Admin/), menu],
    ['palette', '/', press(/^Search/), dialog],
    ['keys', '/', (page) => page.keyboard.press('?'), dialog],
    ['inbox', '/inbox', (page) => page.getByRole('button', { name: 'Approve' }).first().waitFor()],
    ['hand over', '/inbox', press(/Hand/), dialog],
    ['cases', '/cases?q=workflow%3Aleave', (page) => page.getByRole('link', { name: /Ina in June/ }).waitFor(), (page) => page.keyboard.press('j'), (page) => page.keyboard.press('x'), (page) => page.getByText('1 chosen').waitFor()],
    ['columns', '/cases', press(/^Columns/)],
    ['new case', '/cases', press('New case'), dialog],
    ['case', `/cases/${one}`, (page) => page.locator('.story li').first().waitFor()],
    ['case menu', `/cases/${one}`, press('More to do with this case'), menu],
    ['case steps', `/cases/${one}`, press('Steps', 'tab'), (page) => page.locator('.step-node').first().waitFor()],
    ['case step', `/cases/${one}`, press('Steps', 'tab'), press('ask'), dialog],
    ['case files', `/cases/${one}`, press(/Files/, 'tab')],
    ['case comments', `/cases/${one}`, press(/Comments/, 'tab')],
    ['case runs', `/cases/${one}`, press(/Runs/, 'tab')],
    ['case change', `/cases/${one}`, press('Change'), dialog],
    ['case people', `/cases/${one}`, press('Add somebody')],
    ['workflows', '/workflows'],
    ['new workflow', '/workflows', press('New workflow'), dialog],
    ['editor', `/workflows/${workflow}`, (page) => page.getByText('No mistakes').waitFor(), (page) => page.locator('.step-node').first().waitFor()],
    ['attributes by form', `/workflows/${workflow}`, view('Attributes'), press(/^days/)],
    ['try it', `/workflows/${workflow}`, view('Try it'), (page) => page.getByRole('textbox', { name: 'Days' }).fill('3'), press('Play it'), (page) => page.getByRole('region', { name: /Sample for/ }).waitFor()],
    ['publish', `/workflows/${workflow}`, press('Publish'), dialog],
    ['insert a step', `/workflows/${workflow}`, press('Insert a step'), dialog],
    ['workflow attributes', `/workflows/${workflow}`, press('Attributes and statuses', 'tab')],
    ['versions', `/workflows/${workflow}`, press('Versions', 'tab')],
    ['version', `/workflows/${workflow}`, press('Versions', 'tab'), press(/^Show version 1/), (page) => page.getByRole('dialog').locator('.react-flow__controls').waitFor()],
    ['send cases', `/workflows/${workflow}`, press('Send cases', 'tab')],
    ['documents', '/documents'],
    ['connections', '/connections'],
    ['new connection', '/connections', press('New connection'), dialog],
    ['query', '/connections', press('Details of calendar'), dialog, press(/^(New|Add|Write).*query/i)],
    ['connection', '/connections', press('Details of calendar'), dialog],
    ['webhooks', '/webhooks'],
    ['webhook menu', '/webhooks', press(/^More to do with/), menu],
    ['new webhook', '/webhooks', press('Create Webhook'), dialog],
    ['events', '/webhooks', press('Recent Events', 'tab'), (page) => page.getByRole('combobox', { name: 'Status' }).click(), press('completed', 'option')],
    ['tokens', '/tokens'],
    ['new token', '/tokens', press('Create Token'), dialog],
    ['keys of Chamelio', '/tokens', press(/^Keys/, 'tab')],
    ['members', '/members'],
    ['invite', '/members', press('Invite somebody'), dialog],
    ['member', '/members', press(/^Change jan/), menu],
    ['invitations', '/members', press('Invitations', 'tab')],
    ['audit', '/audit'],
    ['settings', '/settings'],
    ['nowhere', '/nowhere'],
  ]
}

/** Pages for those who are not signed in, and for people without an account. */
async function doors(stage) {
  const invited = await stage.call('POST', '/api/v1/invitations', { email: 'leo@example.com', role: 'viewer' })
  const { linkOf } = await contract(stage)
  const link = await linkOf('cora@customer.example')
  return [
    ['sign-in', stage.at('/sign-in'), (page) => page.getByLabel('E-mail').waitFor()],
    ['setup', stage.at('/setup#not-any-more')],
    ['invitation', invited.body.link, (page) => page.getByLabel('Your name').waitFor()],
    ['signing', link],
  ]
}

const STOPS_LEAST = 300

async function everyElement(stage) {
  const there = await world(stage)
  const state = await (await admin(stage)).context().storageState()
  const found = []
  let stops = 0
  // By night lines around what has the focus stand out least.
  const inside = await stage.person('a keyboard', { storageState: state, reducedMotion: 'reduce', colorScheme: 'dark' })
  const outside = await stage.person('a stranger', { reducedMotion: 'reduce', colorScheme: 'dark' })
  // The browser's own reader of documents takes its time, and is none of our pages.
  await outside.route(/\/sign\/.+\/document\//, (route) => route.fulfill({ contentType: 'text/html', body: 'The document' }))
  const strange = await doors(stage)
  for (const [name, path, ...steps] of [...sights(there), ...strange]) {
    const page = path.startsWith('http') ? outside : inside
    await page.goto(path.startsWith('http') ? path : stage.at(path))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
    try {
      for (const step of steps) await step(page)
      // What stands around every page is gone through once.
      const came = await sweep(page, page === outside || path === '/' ? 'body' : 'main')
      stops += came.stops
      found.push(...came.found.map((what) => `${name}: ${what}`))
    } catch (error) {
      found.push(`${name}: ${error.message}`)
    }
    found.push(...(await axe(page, 'target-size')).map((what) => `${name}: ${what}`))
  }
  // A sweep that sees nothing would find nothing.
  assert.ok(stops > STOPS_LEAST, `only ${stops} elements had the focus`)
  assert.equal(found.join('\n'), '')
}

/** Signs in, in a browser of its own. */
async function sitDown(stage) {
  const page = await stage.person('somebody at the keyboard', { reducedMotion: 'reduce' })
  const hands = new Hands(page)
  await page.goto(stage.at('/'))
  await hands.write('E-mail', ADMIN.email)
  await hands.keys('Tab')
  await page.keyboard.type(PASSWORD)
  await hands.keys('Enter')
  await page.getByRole('heading', { level: 1, name: /^Good to see you/ }).waitFor()
  return hands
}

/** Goes to a page by `g` and its letter. */
async function goBy(hands, letter, heading) {
  await hands.keys('g', letter)
  await hands.page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

async function decideAndFillIn(hands) {
  const { page } = hands
  await goBy(hands, 'i', 'Inbox')
  const waiting = page.getByRole('button', { name: 'Approve' })
  await waiting.first().waitFor()
  const many = await waiting.count()
  await hands.write(/^Deputy/, 'Kim')
  await hands.keys('Tab')
  await page.keyboard.type('01062026')
  await hands.to('checkbox', 'Paid')
  await hands.keys('Space')
  await hands.pick('Kind', 'other')
  await hands.write('Comment', 'Enjoy it')
  await hands.press('button', 'Approve')
  await page.getByText('Approved', { exact: true }).waitFor()
  // The list is not told of a question that opens later; its page asks again.
  if (!(await page.getByRole('heading', { name: 'Which account?' }).waitFor({ timeout: 1500 }).then(() => true, () => false))) await page.reload()
  await page.getByRole('heading', { name: 'Which account?' }).waitFor()
  assert.equal(await waiting.count(), many - 1)
  await hands.write(/^Account/, '4711')
  await hands.press('button', 'Send the form')
  await page.getByText('The form was sent').waitFor()
}

async function writeAndPublish(hands) {
  const { page } = hands
  await goBy(hands, 'w', 'Workflows')
  await hands.press('button', 'New workflow')
  await hands.write('Title', 'By keyboard')
  await hands.keys('Enter')
  await page.getByRole('heading', { level: 1, name: /By keyboard/ }).waitFor()
  await hands.to('textbox', 'The text of the workflow')
  await page.getByText('leaves the text').waitFor()
  await hands.keys('Control+Home')
  await page.keyboard.type('# Mine')
  await hands.keys('Enter', 'Control+s')
  await page.getByText('The draft was saved').waitFor()
  // Tab is a letter of the text, until Escape was pressed.
  await hands.keys('Tab')
  assert.equal(await hands.at(), 'The text of the workflow')
  await hands.keys('Control+z', 'Escape', 'Tab')
  assert.notEqual(await hands.at(), 'The text of the workflow')
  // The graph leads back to the lines of a step.
  await hands.press('button', await page.locator('.step-open').first().innerText())
  await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'))
  await hands.keys('Escape')
  await hands.press('button', 'Publish', 'Shift+Tab')
  await page.getByText('Version 1 takes new cases from now on').waitFor()
}

async function tokenMadeAndRevoked(hands) {
  const { page } = hands
  await goBy(hands, 't', 'Tokens and keys')
  await hands.press('button', 'Create Token')
  await hands.write(/^Name/, 'The gate')
  await hands.keys('Enter')
  await hands.press('button', 'I have copied it')
  await page.getByRole('row', { name: /The gate/ }).getByText('active').waitFor()
  await hands.press('button', 'Delete The gate')
  await hands.press('button', 'Delete it')
  await page.getByRole('row', { name: /The gate/ }).getByText('revoked').waitFor()
}

async function webhookAndReplay(hands) {
  const { page } = hands
  let came = 0
  const receiver = createServer((request, response) => {
    came++
    request.resume().on('end', () => response.end('{}'))
  })
  await new Promise((ready) => receiver.listen(0, '127.0.0.1', ready))
  try {
    await goBy(hands, 'b', 'Webhooks')
    await hands.press('button', 'Create Webhook')
    await hands.write(/^Address/, `http://127.0.0.1:${receiver.address().port}/keys`)
    await hands.keys('Enter')
    await hands.press('button', 'I have copied it')
    await hands.choose(/^More to do with .*keys/, 'Send a test event')
    const row = page.getByRole('row', { name: /webhook\.test/ }).first()
    await row.getByText(/^(completed|delivered)$/).waitFor()
    await hands.press('button', /^Details of event/)
    await hands.press('button', 'Send it again')
    await page.getByText('It is sent again').waitFor()
    await hands.keys('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.match(await hands.at(), /^Details of event/)
    for (let times = 0; times < 50 && came < 2; times++) await page.waitForTimeout(100)
    assert.equal(came, 2)
  } finally {
    receiver.close()
  }
}

async function inviteAndUpload(hands) {
  const { page } = hands
  await goBy(hands, 'm', 'Members')
  await hands.press('button', 'Invite somebody')
  await hands.write(/^E-mail/, 'lea@example.com')
  await hands.pick('Role', /^Editor/)
  await hands.press('button', 'Invite')
  await page.getByLabel('The invitation link', { exact: true }).waitFor()
  await hands.press('button', 'I have copied it')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.textContent === 'Invite somebody')

  await goBy(hands, 'd', 'Documents')
  const asked = page.waitForEvent('filechooser')
  await hands.press('button', 'Upload a document')
  // The window of the system that chooses a file has keys of its own.
  await (await asked).setFiles({ name: 'rules.txt', mimeType: 'text/plain', buffer: Buffer.from('Who goes on leave says so.') })
  await page.getByRole('row', { name: /rules\.txt/ }).waitFor()
}

async function viewsAndMany(hands, stage) {
  const { page } = hands
  await goBy(hands, 'c', 'Cases')
  await page.locator('.case-row').first().waitFor()
  await hands.keys('/')
  await page.keyboard.type('workflow:leave status:Open')
  await hands.keys('Enter')
  await page.getByText('2 cases', { exact: true }).waitFor()
  await hands.keys('j', 'x', 'ArrowDown', 'x')
  await page.getByText('2 chosen').waitFor()
  await hands.press('button', 'Pause', 'Shift+Tab')
  await page.getByText('2 paused.').waitFor()
  await hands.press('button', 'Close')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  for (const id of (await world(stage)).cases.slice(1)) {
    const { body } = await stage.call('GET', `/api/v1/cases/${id}/runs`)
    assert.notEqual(body.items[0].paused_at, null)
  }

  await hands.press('button', 'Save this view', 'Shift+Tab')
  await hands.write(/^Name/, 'Asked for')
  await hands.keys('Enter')
  await page.getByRole('button', { name: 'Asked for', exact: true }).waitFor()
  await hands.choose('More to do with the view Asked for', 'Forget')
  await page.getByRole('button', { name: 'Asked for', exact: true }).waitFor({ state: 'detached' })
  await page.waitForFunction(() => !window.location.search.includes('leave'))
}

async function changeAndComment(hands) {
  const { page } = hands
  await hands.keys('/')
  await page.keyboard.type('Ada in August')
  await hands.keys('Enter')
  await page.getByText('1 case', { exact: true }).waitFor()
  await hands.keys('j', 'Enter')
  await page.getByRole('heading', { level: 1, name: /Ada in August/ }).waitFor()
  await hands.press('button', 'Change')
  await hands.write(/^Days/, '6')
  await hands.write(/^Reason/, 'One more')
  await hands.press('button', 'Save the change')
  await page.getByText('“One more”').waitFor()
  await page.waitForFunction(() => document.activeElement?.textContent === 'Change')
  await hands.keys('Control+Home')
  await hands.to('tab', 'Story', 'Shift+Tab')
  await hands.tab(/^Comments/)
  await hands.write('Comment', 'Six days then')
  await hands.keys('Control+Enter')
  await page.getByRole('article').getByText('Six days then').waitFor()
}

/** Keys of one letter can be switched off (WCAG 2.1.4). */
async function withoutLetters(hands) {
  const { page } = hands
  // In a field they would be letters.
  await hands.keys('Shift+Tab')
  await goBy(hands, 's', 'Settings')
  await hands.to('checkbox', 'Keys of one letter work')
  await hands.keys('Space', 'g', 'c', '?')
  await page.getByRole('checkbox', { name: 'Keys of one letter work', checked: false }).waitFor()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  assert.equal(await page.getByRole('dialog').count(), 0)
}

async function work(stage) {
  await world(stage)
  const hands = await sitDown(stage)
  // The first stop leads past the menu.
  await hands.press('link', 'Skip to the page')
  await hands.keys('Tab')
  assert.equal(await hands.page.evaluate(() => document.activeElement?.closest('main') !== null), true)
  await decideAndFillIn(hands)
  await writeAndPublish(hands)
  await tokenMadeAndRevoked(hands)
  await webhookAndReplay(hands)
  await inviteAndUpload(hands)
  await viewsAndMany(hands, stage)
  await changeAndComment(hands)
  await withoutLetters(hands)
  await hands.choose(/Ada Admin/, 'Sign out')
  await hands.page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

export const keyboard = {
  'keyboard: a day of work without a mouse': work,
  'keyboard: every element of every page is reached and seen': everyElement,
}
