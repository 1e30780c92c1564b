// Measures how smooth the dashboard is with a million cases and a story of ten thousand entries, and prints it as JSON.
// MEASURE_CASES and MEASURE_ENTRIES ask for fewer.
import os from 'node:os'
import { fill } from './fill.mjs'
import { percentile, round, scrollThrough, smoothness } from './scroll.mjs'
import { browserPath, openStage } from './stage.mjs'
import { makeAdmin } from './stories.mjs'

const cases = Number(process.env.MEASURE_CASES ?? 1_000_000)
const entries = Number(process.env.MEASURE_ENTRIES ?? 10_000)

// Rows of the list that somebody would scroll past before asking better: 40 pages.
const ROWS = 2000
const ROW = 57
const PAGES = 40

if (browserPath() === undefined) {
  console.error('No Chromium found (Debian: apt-get install chromium).')
  process.exit(1)
}

/** Page after page as a program asks for them: what server and database take, with one connection. */
async function pages(stage, filter) {
  const took = []
  let cursor = ''
  for (let page = 0; page < PAGES && cursor !== null; page++) {
    const began = performance.now()
    const { status, body } = await stage.call('GET', `/api/v1/cases?limit=50${filter}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    took.push(performance.now() - began)
    if (status !== 200) throw new Error(JSON.stringify(body))
    cursor = body.next
  }
  const [first, ...rest] = took
  return { first: round(first), p50: percentile(rest, 0.5), p95: percentile(rest, 0.95), longest: percentile(rest, 1), pages: took.length }
}

/** Scrolls, and says too how much of the processor the page took for each frame: what a busy machine does not change. */
async function scrolled(page, way) {
  const session = await page.context().newCDPSession(page)
  // The clock of the page's own thread, which stands still while others have the processor.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (name) => metrics.find((one) => one.name === name)?.value ?? 0
  }
  const before = await spent()
  const seen = await scrollThrough(page, way)
  const after = await spent()
  const each = (name) => round(((after(name) - before(name)) * 1000) / seen.frames.length)
  await session.detach()
  return { ...smoothness(seen), cpu_ms_a_frame: { all: each('TaskDuration'), script: each('ScriptDuration'), layout: each('LayoutDuration'), style: each('RecalcStyleDuration') } }
}

/** What the page holds in memory after the garbage is gone. */
async function held(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0
  await session.detach()
  return { heap_mib: round(of('JSHeapUsedSize') / 1024 / 1024), dom_nodes: of('Nodes') }
}

/** From asking for the address to the first of what is wanted. */
async function opened(page, address, wanted) {
  await page.goto(address)
  await page.locator(wanted).first().waitFor()
  return page.evaluate(() => Math.round(performance.now()))
}

const PLACES = ['Inbox', 'Cases', 'Workflows', 'Documents', 'Connections', 'Webhooks', 'Members', 'Audit log', 'Settings']

/** From a click on a place to its heading on the screen, once its data was read before. */
async function changed(page, place) {
  return page.evaluate(async (name) => {
    const link = [...document.querySelectorAll('nav a')].find((one) => one.textContent.trim().startsWith(name))
    const began = performance.now()
    link.click()
    const drawn = () => new Promise((done) => window.requestAnimationFrame(() => done()))
    do await drawn()
    while (document.querySelector('h1')?.textContent !== name)
    return performance.now() - began
  }, place)
}

async function routes(page) {
  const took = []
  for (let time = 0; time < 4; time++) {
    for (const place of PLACES) {
      const ms = await changed(page, place)
      if (time > 0) took.push(ms)
      await page.waitForTimeout(400)
    }
  }
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95), longest: percentile(took, 1), changes: took.length }
}

const stage = await openStage()
let figures
try {
  const page = await makeAdmin(stage)
  const began = performance.now()
  const long = await fill(stage.server, { cases, entries })
  const filled = Math.round((performance.now() - began) / 1000)
  console.error(`filled in ${filled} s; the server`)
  await stage.call('GET', '/api/v1/cases?limit=50')

  const server = {
    all: await pages(stage, ''),
    status: await pages(stage, '&status=Error'),
    workflow: await pages(stage, '&workflow=1'),
    attribute: await pages(stage, '&attribute.amount=42'),
  }

  console.error('the list')
  const list = { first_rows_ms: [] }
  for (let time = 0; time < 3; time++) list.first_rows_ms.push(await opened(page, stage.at('/cases'), 'li .case-row'))
  list.reading = await scrolled(page, { selector: '.case-scroll', step: 20, enough: 200 * ROW })
  list.hurrying = await scrolled(page, { selector: '.case-scroll', step: 114, enough: ROWS * ROW })
  list.after = await held(page)

  console.error('the story')
  const story = { first_entries_ms: [] }
  for (let time = 0; time < 3; time++) story.first_entries_ms.push(await opened(page, stage.at(`/cases/${long}`), '.story li'))
  story.reading = await scrolled(page, { step: 20, enough: 8000 })
  story.hurrying = await scrolled(page, { step: 200 })
  story.reached_the_end = await page.locator('.story').getByText('The run completed').isVisible()
  story.after = await held(page)
  console.error('the routes')
  const route_change_ms = await routes(page)
  figures = { machine: { cores: os.cpus().length, load_before: os.loadavg().map(round), browser: stage.browser.version() }, cases, entries, filled_in_s: filled, server_ms: server, list, story, route_change_ms }
} finally {
  await stage.close()
}
if (stage.complaints.length > 0) throw new Error(stage.complaints.join('\n'))
console.log(JSON.stringify(figures, null, 2))
