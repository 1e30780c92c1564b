// The stories of those who write workflows.
import assert from 'node:assert/strict'
import { axe } from './stage.mjs'
import { admin, LOOKS } from './stories.mjs'

const LOANS = `# Loans, as the branch wants them
document:
  dsl: '1.0.3'
  namespace: tests
  name: loans
  version: '1.0.0'
  title: Loans
  metadata:
    statuses: [Granted]  # besides the three
input:
  schema:
    document:
      type: object
      required: [amount]
      properties:
        # in euro
        amount: { type: number, title: Amount, minimum: 0 }
do:
  - score:
      call: http
      with: { method: get, endpoint: 'https://scores.example.com/{amount}' }
      output: { as: '\${ { score: .score } }' }
  - decide:
      call: request-approval
      with:
        title: Grant it?
        approvers: role:admin
        fields:
          type: object
          required: [limit]
          properties: { limit: { type: number, title: Limit } }
      timeout: { after: P7D }
  - paid:
      listen: { to: { one: { with: { type: com.example.paid } } } }
  - grant: { call: set-status, with: { status: Granted } }
`

const editorOf = (page) => page.getByLabel('The text of the workflow')

/** A page with a workflow that was published, in its editor. */
async function opened(stage, name) {
  const page = await admin(stage)
  const id = await stage.publish(LOANS.replace('name: loans', `name: ${name}`).replace('title: Loans', `title: ${name}`))
  await page.goto(stage.at(`/workflows/${id}`))
  await page.getByText('No mistakes').waitFor()
  return { page, id }
}

async function view(page, name) {
  await page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true }).click()
}

/** What the text says, after it was saved. */
async function savedText(stage, page, id) {
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.locator('button:disabled:not([data-loading])', { hasText: 'Save draft' }).waitFor()
  return (await stage.call('GET', `/api/v1/workflows/${id}/draft`)).body.document
}

async function attributes(stage) {
  const { page, id } = await opened(stage, 'loans-form')
  await view(page, 'Attributes')
  const list = page.getByRole('list', { name: 'Attributes' })
  await list.getByRole('button', { name: /^amount/ }).waitFor()

  await page.getByLabel('Title of a new attribute').fill('Kind of loan')
  await page.keyboard.press('Enter')
  await editorOf(page).getByText('kind_of_loan').waitFor()
  await page.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'One of a list' }).click()
  const choices = page.getByRole('combobox', { name: 'Choices' })
  await choices.fill('house')
  await page.keyboard.press('Enter')
  await page.getByLabel('A case must have it').check()
  await page.getByRole('button', { name: 'Move kind_of_loan up' }).click()
  await page.getByLabel('A new status').fill('open')
  await page.getByText('Every workflow has that one.').waitFor()
  await page.getByLabel('A new status').fill('Refused')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Status 2' }).waitFor()
  await page.getByText('No mistakes').waitFor()
  await stage.shot(page, 'author-attributes')
  assert.deepEqual(await axe(page), [])

  const text = await savedText(stage, page, id)
  assert.match(text, /\n {6}required: \[amount, kind_of_loan\]\n {6}properties:\n {8}kind_of_loan: \{ enum: \[ first, second, house \], title: Kind of loan \}\n {8}# in euro\n {8}amount: \{ type/)
  assert.match(text, /statuses: \[Granted, Refused\] # besides the three\n/)
  assert.equal(text.split('\ndo:')[1], LOANS.split('\ndo:')[1])

  // Undone by the history of the editor, and typed there for the form.
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('textbox', { name: 'Status 2' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Redo' }).click()
  await page.getByRole('textbox', { name: 'Status 2' }).waitFor()
  await editorOf(page).getByText('# in euro').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('broken: }')
  await page.getByText('The text cannot be read').waitFor()
  await stage.shot(page, 'author-unreadable')
  await page.getByRole('button', { name: 'Undo the last change' }).click()
  await list.getByRole('button', { name: /^amount/ }).waitFor()
  await editorOf(page).getByText('# in euro').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText("term: { type: integer, title: 'Months' }")
  await list.getByRole('button', { name: /^term/ }).waitFor()

  // Names and orders by keyboard alone.
  await list.getByRole('button', { name: /^term/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Name' }).fill('months')
  await page.keyboard.press('Enter')
  await list.getByRole('button', { name: /^months/ }).waitFor()
  await page.getByRole('button', { name: 'Remove months' }).focus()
  await page.keyboard.press('Enter')
  await list.getByRole('button', { name: /^months/ }).waitFor({ state: 'detached' })
  await page.getByText('No mistakes').waitFor()
  await savedText(stage, page, id)
}

async function completion(stage) {
  const { page, id } = await opened(stage, 'loans-words')
  const offered = page.getByRole('listbox')
  await editorOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('  - note:\n      ')
  await page.keyboard.type('ca')
  await offered.getByRole('option', { name: /^call/ }).click()
  await page.keyboard.type('set-st')
  await offered.getByRole('option', { name: /set-status/ }).waitFor()
  await stage.shot(page, 'author-completion')
  await offered.getByRole('option', { name: /set-status/ }).click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('with: { st')
  await offered.getByRole('option', { name: /status/ }).click()
  await page.keyboard.type('Gr')
  await offered.getByRole('option', { name: /Granted/ }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('then: dec')
  await offered.getByRole('option', { name: /decide/ }).click()
  await page.getByText('No mistakes').or(page.getByText(/warning/)).first().waitFor()
  const text = await savedText(stage, page, id)
  assert.match(text, / {2}- note:\n {6}call: set-status\n {6}with: \{ status: Granted ?\}\n {6}then: decide/)
}

async function palette(stage) {
  await stage.call('POST', '/api/v1/connections', { name: 'billing', base_url: 'https://billing.example.com' })
  const { page: mine, id } = await opened(stage, 'loans-steps')
  const page = await stage.person('an author', { storageState: await mine.context().storageState(), reducedMotion: 'reduce' })
  await page.goto(mine.url())
  await page.getByText('No mistakes').waitFor()
  await view(page, 'Text')
  const functions = (await stage.call('GET', '/api/v1/functions')).body.items.map((one) => one.name)
  const plain = ['call http', 'call openapi', 'set', 'switch', 'wait', 'for', 'try', 'fork', 'listen', 'emit', 'raise', 'run', 'do']
  for (const name of [...functions, ...plain]) {
    await editorOf(page).getByText('score:', { exact: false }).first().click()
    await page.getByRole('button', { name: 'Insert a step' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: new RegExp(`^${name}\\b(?!-)`) }).first().click()
    await dialog.getByLabel('Name of the step').waitFor()
    if (name === 'request-approval') {
      await dialog.getByText('What else can be said').click()
      await dialog.getByLabel('due').fill('P3D')
      await dialog.getByLabel('timeout').fill('P7D')
      await stage.shot(page, 'author-step')
      assert.deepEqual(await axe(page), [])
    }
    await dialog.getByRole('button', { name: 'Insert it' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByText(/No mistakes|warning|mistake/).first().waitFor()
  const text = await savedText(stage, page, id)
  const verdict = await stage.call('POST', '/api/v1/workflows/validate', text)
  assert.deepEqual(verdict.body.complaints.filter((one) => one.severity === 'error'), [])
  for (const name of functions) assert.ok(text.includes(`      call: ${name}\n`), `${name} is called`)
  // All of it stands behind the step at the cursor, as deep as that.
  assert.equal(text.split('\n').filter((line) => /^ {2}- /.test(line)).length, 4 + functions.length + plain.length)
  await view(page, 'Graph')
  await page.locator('.step-node').nth(20).waitFor()
  await stage.shot(page, 'author-all-steps')
}

async function testRun(stage) {
  const { page } = await opened(stage, 'loans-trial')
  await view(page, 'Try it')
  await page.getByRole('textbox', { name: 'Amount' }).fill('900')
  await page.getByRole('button', { name: 'Play it' }).click()
  const score = page.getByRole('region', { name: 'Sample for score' })
  await score.getByLabel('Body').fill('{"score": 7}')
  await page.locator('.step-node.waiting', { hasText: 'score' }).waitFor()
  assert.deepEqual(await axe(page), [])
  await score.getByRole('button', { name: 'Go on with it' }).click()

  const decide = page.getByRole('region', { name: 'Sample for decide' })
  await decide.getByRole('button', { name: 'Approve' }).click()
  await decide.getByText('Limit is needed.').waitFor()
  await decide.getByRole('textbox', { name: 'Limit' }).fill('5')
  await stage.shot(page, 'author-trial')
  await decide.getByRole('button', { name: 'Approve' }).click()
  const paid = page.getByRole('region', { name: 'Sample for paid' })
  assert.equal(await paid.getByLabel('Type').inputValue(), 'com.example.paid')
  await paid.getByRole('button', { name: 'Send it' }).click()
  await page.locator('.badge', { hasText: 'completed' }).waitFor()
  await page.getByText('Granted', { exact: true }).first().waitFor()
  await page.locator('.step-node.done', { hasText: 'grant' }).waitFor()

  // Back and forth, by button and by keyboard.
  await page.getByRole('button', { name: 'The beginning' }).click()
  await page.locator('.step-node.done').first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'One on' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.step-node.current', { hasText: 'score' }).waitFor()
  await page.keyboard.press('End')
  await page.locator('.step-node.done', { hasText: 'grant' }).waitFor()
  await stage.shot(page, 'author-trial-end')

  // Samples stay while the page is open, and can be taken back.
  await view(page, 'Both')
  await view(page, 'Try it')
  await page.getByRole('button', { name: 'Play it' }).click()
  await page.locator('.badge', { hasText: 'completed' }).waitFor()
  await page.getByRole('button', { name: 'Forget the last sample of decide' }).click()
  await decide.getByRole('button', { name: 'Nothing comes: let time pass' }).click()
  await page.locator('.badge', { hasText: 'failed' }).waitFor()
  await page.locator('.step-node.failed', { hasText: 'decide' }).waitFor()
  await stage.shot(page, 'author-trial-failed')
}

async function versions(stage) {
  const { page, id } = await opened(stage, 'loans-versions')
  await stage.publish(LOANS.replace('name: loans', 'name: loans-versions').replace('P7D', 'P9D').replace('title: Loans', 'title: loans-versions'))
  await page.reload()
  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'What changed in version 2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 line came, 1 line went.').waitFor()
  await dialog.getByText('+       timeout: { after: P9D }').waitFor()
  await dialog.getByRole('button', { name: /lines stayed the same/ }).first().click()
  await dialog.getByText('# in euro').waitFor()
  await stage.shot(page, 'author-version')
  assert.deepEqual(await axe(page), [])
  await dialog.getByText('Graph', { exact: true }).click()
  await dialog.locator('.step-node', { hasText: 'decide' }).waitFor()
  await stage.shot(page, 'author-version-graph')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  // An old text becomes the draft's again, once it is saved.
  await page.getByRole('button', { name: 'Show version 1' }).click()
  await dialog.getByRole('button', { name: 'Put into the editor' }).click()
  await page.getByText('is in the editor, not saved yet').waitFor()
  assert.match(await savedText(stage, page, id), /P7D/)

  // What is written stays while one looks at something else.
  await editorOf(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.insertText('# mine\n')
  await page.getByRole('tab', { name: 'Send cases' }).click()
  await page.getByText(`/workflows/${id}/cases`).waitFor()
  await page.getByRole('tab', { name: 'Author' }).click()
  await editorOf(page).getByText('# mine').waitFor()
  await savedText(stage, page, id)
}

/** Every view of the page in both themes and on a phone. */
async function looks(stage) {
  const { id } = await opened(stage, 'loans-looks')
  const state = await (await admin(stage)).context().storageState()
  const found = []
  for (const { name, ...options } of LOOKS) {
    const page = await stage.person(name, { ...options, storageState: state, reducedMotion: 'reduce' })
    await page.goto(stage.at(`/workflows/${id}`))
    await page.getByText('No mistakes').waitFor()
    for (const shown of ['Text', 'Attributes', 'Graph', 'Try it']) {
      await view(page, shown)
      if (shown === 'Attributes') await page.getByRole('button', { name: /^amount/ }).click()
      if (shown === 'Try it') {
        await page.getByRole('textbox', { name: 'Amount' }).fill('900')
        await page.getByRole('button', { name: 'Play it' }).click()
        await page.getByRole('region', { name: 'Sample for score' }).waitFor()
      }
      if (shown === 'Graph') await page.locator('.step-graph').getByText('grant').waitFor()
      await stage.shot(page, `author-${shown.toLowerCase().replace(' ', '-')}-${name}`)
      found.push(...(await axe(page)).map((what) => `${shown} ${name}: ${what}`))
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (wide > 0) found.push(`${shown} ${name}: ${wide} pixels wider than the screen`)
    }
    if (name === 'phone') {
      await view(page, 'Text')
      await page.getByRole('button', { name: 'Insert a step' }).click()
      await page.getByRole('dialog').getByText('Asks people for a decision').click()
      await stage.shot(page, 'author-step-phone')
    }
  }
  assert.deepEqual(found, [])
}

export const authoring = {
  'authoring: attributes and statuses by a form and in the text': attributes,
  'authoring: words of the language where they fit': completion,
  'authoring: every step of the palette is valid': palette,
  'authoring: a test run with samples, back and forth': testRun,
  'authoring: versions, what changed, and back to an old text': versions,
  'authoring: every view in both themes and on a phone': looks,
}
