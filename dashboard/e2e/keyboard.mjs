// What people do who have a keyboard and no mouse.
import assert from 'node:assert/strict'
import { axe } from './stage.mjs'
import { admin } from './stories.mjs'
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
  const dialog = (page) => page.getByRole('dialog').first().waitFor()
  return [
    ['home', '/'],
    ['palette', '/', press(/^Search/), dialog],
    ['keys', '/', (page) => page.keyboard.press('?'), dialog],
    ['inbox', '/inbox', (page) => page.getByRole('button', { name: 'Approve' }).first().waitFor()],
    ['hand over', '/inbox', press(/Hand/), dialog],
    ['cases', '/cases', (page) => page.getByRole('link', { name: /Ina in June/ }).waitFor(), (page) => page.keyboard.press('j'), (page) => page.keyboard.press('x'), (page) => page.getByText('1 chosen').waitFor()],
    ['columns', '/cases', press(/^Columns/)],
    ['new case', '/cases', press('New case'), dialog],
    ['case', `/cases/${one}`, (page) => page.locator('.story li').first().waitFor()],
    ['case steps', `/cases/${one}`, press('Steps', 'tab'), (page) => page.locator('.step-node').first().waitFor()],
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
    ['insert a step', `/workflows/${workflow}`, press('Insert a step'), dialog],
    ['workflow attributes', `/workflows/${workflow}`, press('Attributes and statuses', 'tab')],
    ['versions', `/workflows/${workflow}`, press('Versions', 'tab')],
    ['version', `/workflows/${workflow}`, press('Versions', 'tab'), press(/^Show version 1/), dialog],
    ['send cases', `/workflows/${workflow}`, press('Send cases', 'tab')],
    ['documents', '/documents'],
    ['connections', '/connections'],
    ['new connection', '/connections', press('New connection'), dialog],
    ['connection', '/connections', press('Details of calendar'), dialog],
    ['webhooks', '/webhooks'],
    ['new webhook', '/webhooks', press('Create Webhook'), dialog],
    ['events', '/webhooks', press('Recent Events', 'tab')],
    ['tokens', '/tokens'],
    ['new token', '/tokens', press('Create Token'), dialog],
    ['keys of Chamelio', '/tokens', press(/^Keys/, 'tab')],
    ['members', '/members'],
    ['invite', '/members', press('Invite somebody'), dialog],
    ['invitations', '/members', press('Invitations', 'tab')],
    ['audit', '/audit'],
    ['settings', '/settings'],
    ['nowhere', '/nowhere'],
  ]
}

const STOPS_LEAST = 700

async function everyElement(stage) {
  const there = await world(stage)
  const state = await (await admin(stage)).context().storageState()
  const found = []
  let stops = 0
  const page = await stage.person('a keyboard', { storageState: state, reducedMotion: 'reduce' })
  for (const [name, path, ...steps] of sights(there)) {
    await page.goto(stage.at(path))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
    try {
      for (const step of steps) await step(page)
      const came = await sweep(page)
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

export const keyboard = {
  'keyboard: every element of every page is reached and seen': everyElement,
}
