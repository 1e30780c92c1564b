// People without an account sign a contract: one types their name, the other draws their signature.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { axe } from './stage.mjs'
import { admin } from './stories.mjs'

const CONTRACT = readFileSync(new URL('../../examples/contract-signing.yaml', import.meta.url), 'utf8')

/** A document of one page that says a sentence. */
function paper(sentence) {
  const text = `BT /F1 18 Tf 72 720 Td (${sentence}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let pdf = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = pdf.length
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`
  return `${pdf}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
}

async function initiate(stage) {
  const response = await fetch(`${stage.server.url}/workflows/contract_signing/1/initiate`, {
    method: 'POST',
    headers: { 'X-API-Key': stage.server.key, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      variables: [
        { variable_id: 'contract', type: 'file', value: 'contract.pdf', base64_content: Buffer.from(paper('We agree.')).toString('base64'), file_extension: 'pdf' },
        { variable_id: 'customer', type: 'text', value: 'Acme' },
        { variable_id: 'signatory', type: 'email', value: 'cora@customer.example' },
      ],
    }),
  })
  const body = await response.json()
  assert.ok(response.ok, JSON.stringify(body))
  return body.task_id
}

async function signs(stage, address, name, draw) {
  const page = await stage.person(name)
  await page.goto(address)
  await page.getByLabel('Your full name').fill(name)
  if (draw) {
    const sheet = page.locator('canvas#sheet')
    await sheet.scrollIntoViewIfNeeded()
    const box = await sheet.boundingBox()
    await page.mouse.move(box.x + 20, box.y + 20)
    await page.mouse.down()
    for (const [x, y] of [[60, 50], [100, 20], [140, 60], [180, 25]]) await page.mouse.move(box.x + x, box.y + y)
    await page.mouse.up()
    assert.notEqual(await page.locator('#ink').inputValue(), '')
  }
  await page.getByRole('checkbox').check()
  await stage.shot(page, `signing-${draw ? 'drawn' : 'typed'}`)
  assert.deepEqual(await axe(page), [])
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByRole('button', { name: 'Sign', exact: true }).waitFor({ state: 'detached' })
  await stage.shot(page, `signing-${draw ? 'drawn' : 'typed'}-done`)
}

/** A contract that two people shall sign; answers its case, and where each of them signs. */
export async function contract(stage) {
  await stage.publish(CONTRACT)
  const task = await initiate(stage)
  const list = async () => (await stage.call('GET', `/api/v1/cases/${task}/signatures`)).body.items ?? []
  for (let times = 0; times < 50 && (await list()).length === 0; times++) await new Promise((done) => setTimeout(done, 100))
  const [asked] = await list()
  const linkOf = async (signer) => {
    const answered = await stage.call('POST', `/api/v1/cases/${task}/signatures/${asked.id}/link`, { signer })
    assert.equal(answered.status, 200, JSON.stringify(answered.body))
    return answered.body.sign_url
  }
  return { task, asked, linkOf }
}

async function sign(stage) {
  const page = await admin(stage)
  const { task, asked, linkOf } = await contract(stage)
  // The second has no turn before the first.
  const early = await stage.call('POST', `/api/v1/cases/${task}/signatures/${asked.id}/link`, { signer: 'contracts@example.com' })
  assert.equal(early.status, 409)
  await signs(stage, await linkOf('cora@customer.example'), 'Cora Customer', false)
  await signs(stage, await linkOf('contracts@example.com'), 'Otto Office', true)

  await page.goto(stage.at(`/cases/${task}`))
  await page.getByRole('heading', { level: 1 }).getByText('Signed').waitFor()
  await page.getByRole('tab', { name: /Files/ }).click()
  await page.getByText(/signed/i).first().waitFor()
}

export const signing = {
  'two people sign a contract without an account': sign,
}
