// People sign in by the provider of their house.
import assert from 'node:assert/strict'
import { startProvider } from './provider.mjs'
import { axe, Stage, startServer } from './stage.mjs'
import { LOOKS, makeAdmin } from './stories.mjs'

const BUTTON = 'Continue with Example ID'

/** From the page of sign-in to the provider and back, with what the provider says of whoever came. */
async function comeBy(page, name, claims) {
  await page.getByRole('link', { name: BUTTON }).click()
  await page.getByPlaceholder(/username|user/i).fill(name)
  await page.locator('textarea').fill(JSON.stringify(claims))
  await page.getByRole('button', { name: /sign.?in/i }).or(page.locator('input[type=submit]')).first().click()
}

async function newcomer(stage, name, path = '/sign-in') {
  const page = await stage.person(name)
  // The page of the provider would wait for fonts from elsewhere.
  await page.route((url) => url.hostname !== 'localhost', (route) => route.abort())
  await page.goto(stage.at(path))
  await page.getByRole('link', { name: BUTTON }).waitFor()
  return page
}

async function looks(stage) {
  const found = []
  for (const { name, ...options } of LOOKS) {
    const page = await stage.person(name, { ...options, reducedMotion: 'reduce' })
    await page.goto(stage.at('/sign-in'))
    await page.getByRole('link', { name: BUTTON }).waitFor()
    await stage.shot(page, `sign-in-provider-${name}`)
    found.push(...(await axe(page)).map((what) => `${name}: ${what}`))
    await page.context().close()
  }
  assert.deepEqual(found, [])
}

/** In and out, and in again: by the address the first time, by who they are from then on. */
async function known(stage) {
  const page = await newcomer(stage, 'Ann', '/members')
  const ann = { email: 'Ann@example.com', email_verified: true, name: 'Ann Example' }
  // Whoever wanted to go somewhere comes there.
  await comeBy(page, 'ann', ann)
  await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: 'Home' }).click()
  await page.getByRole('heading', { level: 1, name: 'Good to see you, Ann' }).waitFor()
  await stage.shot(page, 'signed-in-by-provider')
  await page.getByRole('button', { name: /Ann Example/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(stage.at('/'))
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await comeBy(page, 'ann', ann)
  await page.getByRole('heading', { level: 1, name: /^Good to see you/ }).waitFor()
  const { body } = await stage.call('GET', '/api/v1/members?email=ann@example.com')
  assert.equal(body.items[0].account, true)
}

/** Refused with words that say what to do, and nobody is signed in. */
async function refused(stage, name, claims, words) {
  const page = await newcomer(stage, name)
  await comeBy(page, name, claims)
  await page.getByRole('alert').getByText(words).waitFor()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await stage.shot(page, `sign-in-refused-${name}`)
  assert.deepEqual(await axe(page), [])
  assert.equal((await page.context().cookies()).some((one) => one.name.includes('session')), false)
}

/** The way back is for the browser that went, for what it asked, and once. */
async function strayed(stage) {
  const page = await newcomer(stage, 'Stray')
  await page.getByRole('link', { name: BUTTON }).click()
  await page.getByPlaceholder(/user/i).waitFor()
  const answered = await page.request.post(page.url(), { form: { username: 'stray', claims: '{"email": "ann@example.com", "email_verified": true}' }, maxRedirects: 0 })
  const back = new URL(answered.headers().location)
  const forged = new URL(back)
  forged.searchParams.set('state', 'another')
  for (const address of [forged, back]) {
    const other = address === back ? await newcomer(stage, 'Somebody else') : page
    await other.goto(address.href)
    await other.getByRole('alert').getByText('began in another window').waitFor()
    await other.goto(stage.at('/'))
    await other.getByRole('heading', { name: 'Sign in' }).waitFor()
  }
}

async function signOn(stage) {
  const provider = await startProvider(stage.server.javaHome)
  try {
    const server = await startServer({
      CASELOOM_SSO_ISSUER: provider.issuer,
      CASELOOM_SSO_CLIENT_ID: 'caseloom',
      CASELOOM_SSO_CLIENT_SECRET: 'a secret of this story',
      CASELOOM_SSO_NAME: 'Example ID',
    })
    const house = new Stage(server, stage.browser)
    try {
      await makeAdmin(house)
      await house.call('POST', '/api/v1/members', { email: 'ann@example.com', role: 'editor' })
      await looks(house)
      await known(house)
      await refused(house, 'nobody', { email: 'nobody@example.com', email_verified: true }, 'Ask an administrator for an invitation')
      await refused(house, 'unseen', { email: 'ann@example.com', email_verified: false }, 'did not confirm who you are')
      await refused(house, 'forged', { email: 'ann@example.com', email_verified: true, nonce: 'another' }, 'did not confirm who you are')
      await strayed(house)
      stage.complaints.push(...house.complaints)
    } finally {
      for (const context of stage.browser.contexts()) if (context !== stage.kept) await context.close()
      await server.stop()
    }
  } finally {
    await provider.stop()
  }
}

export const signingOn = {
  'single sign-on: in by the provider of the house': signOn,
}
