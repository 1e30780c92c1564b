// What administrators look after: secrets and legal entities.
import assert from 'node:assert/strict'
import { looks } from './caseStories.mjs'
import { axe } from './stage.mjs'
import { admin, go, invite } from './stories.mjs'

const VALUE = 'kept-from-everybody-4711'

async function secrets(stage) {
  const page = await admin(stage)
  await go(page, 'Secrets')
  await page.getByRole('heading', { name: 'No secrets yet' }).waitFor()
  await looks(stage, 'secrets-none', async (one) => {
    await one.goto(stage.at('/secrets'))
    await one.getByRole('heading', { name: 'No secrets yet' }).waitFor()
  })

  await page.getByRole('button', { name: 'New secret' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Set the secret' }).click()
  await dialog.getByText('A name is needed.').waitFor()
  await dialog.getByText('At least 8 characters').waitFor()
  await dialog.getByLabel('Name').fill('9 lives')
  await dialog.getByRole('textbox', { name: 'Value' }).fill(VALUE)
  await dialog.getByRole('button', { name: 'Set the secret' }).click()
  await dialog.getByText(/It is the name of a secret/).waitFor()
  await dialog.getByLabel('Name').fill('carrier-token')
  await stage.shot(page, 'secret-setting')
  assert.deepEqual(await axe(page), [])
  await dialog.getByRole('button', { name: 'Set the secret' }).click()
  const row = page.getByRole('row', { name: /carrier-token admin@caseloom.local/ })
  await row.waitFor()
  assert.equal((await page.content()).includes(VALUE), false)

  await page.getByRole('button', { name: 'New secret' }).click()
  await dialog.getByLabel('Name').fill('carrier-token')
  await dialog.getByRole('textbox', { name: 'Value' }).fill(VALUE)
  await dialog.getByRole('button', { name: 'Set the secret' }).click()
  await dialog.getByText('There is one of that name.').waitFor()
  await page.keyboard.press('Escape')

  await row.getByRole('button', { name: 'Set anew carrier-token' }).click()
  await dialog.getByRole('textbox', { name: 'Value' }).fill(`${VALUE}-b`)
  await dialog.getByRole('button', { name: 'Set the secret' }).click()
  await dialog.waitFor({ state: 'detached' })
  await looks(stage, 'secrets', async (one) => {
    await one.goto(stage.at('/secrets'))
    await one.getByRole('row', { name: /carrier-token/ }).waitFor()
  })

  await row.getByRole('button', { name: 'Delete carrier-token' }).click()
  await dialog.getByText('Calls of workflows that use “carrier-token” fail').waitFor()
  await dialog.getByRole('button', { name: 'Delete it' }).click()
  await page.getByRole('heading', { name: 'No secrets yet' }).waitFor()
}

async function entities(stage) {
  const page = await admin(stage)
  await go(page, 'Legal entities')
  await page.getByRole('heading', { name: 'No legal entities yet' }).waitFor()
  await looks(stage, 'entities-none', async (one) => {
    await one.goto(stage.at('/legal-entities'))
    await one.getByRole('heading', { name: 'No legal entities yet' }).waitFor()
  })

  await page.getByRole('button', { name: 'New legal entity' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create the legal entity' }).click()
  await dialog.getByText('A name is needed.').waitFor()
  await dialog.getByLabel('Name').fill('Acme Inc.')
  await dialog.getByLabel('Type').fill('corporation')
  await stage.shot(page, 'entity-writing')
  assert.deepEqual(await axe(page), [])
  await dialog.getByRole('button', { name: 'Create the legal entity' }).click()
  const row = page.getByRole('row', { name: /Acme/ })
  await row.waitFor()

  await row.getByRole('button', { name: 'Change Acme Inc.' }).click()
  await dialog.getByLabel('Jurisdiction').fill('Delaware')
  await dialog.getByRole('button', { name: 'Save the change' }).click()
  await row.getByText('Delaware').waitFor()
  await looks(stage, 'entities', async (one) => {
    await one.goto(stage.at('/legal-entities'))
    await one.getByRole('row', { name: /Acme/ }).waitFor()
  })

  // Everybody may read them, and nobody else may change them or see secrets.
  const viewer = await invite(stage, 'lena@example.com', 'Lena Looker', 'Viewer')
  await go(viewer, 'Legal entities')
  await viewer.getByRole('row', { name: /Acme/ }).waitFor()
  assert.equal(await viewer.getByRole('button', { name: /New legal entity|^Change Acme|^Delete Acme/ }).count(), 0)
  assert.equal(await viewer.getByRole('navigation').getByRole('link', { name: 'Secrets' }).count(), 0)

  await go(page, 'Legal entities')
  await row.getByRole('button', { name: 'Delete Acme Inc.' }).click()
  await dialog.getByRole('button', { name: 'Delete it' }).click()
  await page.getByRole('heading', { name: 'No legal entities yet' }).waitFor()
}

export const careStories = {
  'care: a secret is set, set anew and deleted, and never shown': secrets,
  'care: a legal entity is created, changed and deleted': entities,
}
