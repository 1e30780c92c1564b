// Files that people hand in with forms and comments, and what they say to each other.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { looks } from './caseStories.mjs'
import { axe } from './stage.mjs'
import { admin, invite } from './stories.mjs'

const CONTRACTS = `
document:
  dsl: '1.0.3'
  namespace: tests
  name: contracts
  version: '1.0.0'
  title: Contracts
input:
  schema:
    document:
      type: object
      required: [contract]
      properties:
        contract: { type: string, x-type: file, x-allowed-extensions: [pdf], title: Contract, description: As it was signed }
        note: { type: string, title: Note }
do:
  - ask:
      call: request-input
      with:
        title: The letter to it
        assignees: [requester]
        fields:
          type: object
          required: [letter]
          properties:
            letter: { type: string, x-type: file, title: Letter }
  - hold: { wait: { hours: 8 } }
`

const pdf = (words) => ({ name: `${words}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${words}`) })

/** Drops a file where the text is. */
async function drop(page, place, file) {
  const data = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new window.File([text], name))
      return transfer
    },
    { name: file.name, text: file.buffer.toString() },
  )
  await place.dispatchEvent('dragover', { dataTransfer: data })
  await place.dispatchEvent('drop', { dataTransfer: data })
}

async function download(page, name) {
  const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()])
  assert.equal(got.suggestedFilename(), name)
  return readFileSync(await got.path(), 'utf8')
}

async function newCaseWithFile(stage) {
  await stage.publish(CONTRACTS)
  const page = await admin(stage)
  const begin = async (on) => {
    await on.goto(stage.at('/cases'))
    await on.getByRole('button', { name: 'New case' }).click()
    const form = on.getByRole('dialog')
    const choice = form.getByRole('combobox', { name: 'Workflow' })
    await choice.click()
    await on.getByRole('option', { name: 'Contracts' }).click()
    await form.getByRole('group', { name: /^Contract/ }).waitFor()
    return form
  }
  const dialog = await begin(page)
  await dialog.getByLabel('Subject').fill('The contract of the mill')
  await dialog.getByRole('button', { name: 'Create the case' }).click()
  await dialog.getByText('Contract is needed.').waitFor()
  await dialog.locator('input[type=file]').setInputFiles({ ...pdf('a'), name: 'contract.txt' })
  await dialog.getByText('250 MiB at most').waitFor()

  // On its way it can be stopped, and the form is not sent without it.
  let letGo
  const held = new Promise((done) => (letGo = done))
  await page.route('**/api/v1/files', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await dialog.locator('input[type=file]').setInputFiles(pdf('wrong'))
  await dialog.getByRole('status').getByText('wrong.pdf').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Create the case' }).isDisabled(), true)
  await stage.shot(page, 'new-case-file-under-way')
  assert.deepEqual(await axe(page), [])
  await dialog.getByRole('button', { name: 'Stop' }).click()
  letGo()
  await page.unroute('**/api/v1/files')

  await drop(page, dialog.locator('.file-field'), pdf('mill'))
  await dialog.getByRole('button', { name: 'Remove mill.pdf from Contract' }).click()
  await dialog.locator('input[type=file]').setInputFiles(pdf('contract'))
  await dialog.getByText(/contract\.pdf, \d+ B/).waitFor()
  await stage.shot(page, 'new-case-file')
  assert.deepEqual(await axe(page), [])
  await dialog.getByRole('button', { name: 'Create the case' }).click()
  await page.getByRole('heading', { level: 1, name: /The contract of the mill/ }).waitFor()

  // It is the value of the attribute, and a file of the case.
  assert.equal(await download(page, 'contract.pdf'), '%PDF-1.7 contract')
  await page.getByRole('tab', { name: 'Files 1' }).click()
  assert.equal(await page.getByRole('tabpanel').getByRole('link').count(), 1)

  const asked = page.getByRole('region', { name: 'The letter to it' })
  await asked.locator('input[type=file]').setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear all') })
  await asked.getByText(/letter\.txt, 8 B/).waitFor()
  await asked.getByRole('button', { name: 'Send the form' }).click()
  await page.getByRole('tab', { name: 'Files 2' }).waitFor()
  assert.equal(await download(page, 'letter.txt'), 'Dear all')

  // Another takes its place; the first stays with the case, whose story names it.
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await dialog.getByRole('button', { name: 'Remove contract.pdf from Contract' }).click()
  await dialog.locator('input[type=file]').setInputFiles(pdf('better'))
  await dialog.getByText(/better\.pdf, \d+ B/).waitFor()
  await dialog.getByRole('button', { name: 'Save the change' }).click()
  await page.getByRole('tab', { name: 'Files 3' }).waitFor()
  assert.equal(await download(page, 'better.pdf'), '%PDF-1.7 better')

  await looks(stage, 'new-case-with-file', async (one) => {
    const form = await begin(one)
    await form.locator('input[type=file]').setInputFiles(pdf('contract'))
    await form.getByText(/contract\.pdf, \d+ B/).waitFor()
  })
  await looks(stage, 'new-case-no-file', async (one) => {
    await (await begin(one)).getByText('250 MiB at most').waitFor()
  })
}

const TALK = `
document:
  dsl: '1.0.3'
  namespace: tests
  name: talked-about
  version: '1.0.0'
  title: Talked about
do:
  - hold: { wait: { hours: 8 } }
`

async function conversation(stage) {
  const workflow = await stage.publish(TALK)
  const { body: made } = await stage.call('POST', `/api/v1/workflows/${workflow}/cases`, { subject: 'Where is it?' })
  const page = await admin(stage)
  const mia = await invite(stage, 'mia@example.com', 'Mia Member', 'Member')
  const open = async (on) => {
    await on.goto(stage.at(`/cases/${made.id}`))
    await on.getByRole('tab', { name: /^Comments/ }).click()
  }
  await open(page)
  const form = page.getByRole('form', { name: 'Comment', exact: true })
  await form.getByRole('textbox', { name: 'Comment' }).fill('Here is the photo, @mia@example.com')
  const large = { name: 'large.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(701 * 1024, 1) }
  await form.locator('input[type=file]').setInputFiles([{ name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('a photo') }, large])
  await form.getByText(/They have 701 KiB together; a comment takes 700 KiB/).waitFor()
  await form.getByRole('button', { name: 'Leave out large.bin' }).click()
  await form.getByRole('button', { name: 'Comment', exact: true }).click()
  await page.getByRole('tab', { name: 'Comments 1' }).waitFor()
  assert.equal(await download(page, 'photo.txt'), 'a photo')
  await page.getByRole('tab', { name: 'Files 1' }).waitFor()

  // An answer, and an answer to that.
  await open(mia)
  await mia.getByRole('button', { name: /^Answer admin@/ }).click()
  await mia.getByRole('textbox', { name: /^Answer to admin@/ }).fill('That is the wrong one')
  await mia.keyboard.press('Control+Enter')
  await mia.getByRole('button', { name: /^Answer mia@/ }).waitFor()
  await page.reload()
  await page.getByRole('tab', { name: 'Comments 2' }).click()
  await page.getByRole('button', { name: /^Answer mia@/ }).click()
  await page.getByRole('textbox', { name: /^Answer to mia@/ }).fill('I look for the other')
  await stage.shot(page, 'comment-answering')
  assert.deepEqual(await axe(page), [])
  await page.getByRole('form', { name: /^Answer to/ }).getByRole('button', { name: 'Answer', exact: true }).click()
  await page.locator('.answers').getByText('to mia@example.com').waitFor()
  await form.getByRole('textbox', { name: 'Comment' }).fill('Something else')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('tab', { name: 'Comments 4' }).waitFor()
  assert.equal(await page.locator('.conversation').count(), 2)
  assert.equal(await page.locator('.answers article').count(), 2)
  await looks(stage, 'comments', async (one) => {
    await open(one)
    await one.getByText('Something else').waitFor()
    await one.getByRole('link', { name: 'photo.txt' }).waitFor()
  })
}

export const fileStories = {
  'files: a new case is made with one, and a form takes another': newCaseWithFile,
  'files: a comment is made with one, and answered': conversation,
}
