// What the stories play on: a real server on an empty data folder, and a browser.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

export const ROOT = new URL('../../', import.meta.url).pathname
export const SHOTS = new URL('../shots/', import.meta.url).pathname
const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const START_MS = 400_000
const STEP_MS = 10_000

const CHROMIUM = [process.env.CASELOOM_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function browserPath() {
  return CHROMIUM.find((path) => path !== undefined && existsSync(path))
}

export function freePort() {
  return new Promise((found) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => found(port))
    })
  })
}

/** Starts `./caseloom start` on an empty folder and reads what it prints. */
export async function startServer(settings = {}) {
  const data = mkdtempSync(join(tmpdir(), 'caseloom-stories-'))
  const port = await freePort()
  const server = spawn(join(ROOT, 'caseloom'), ['start'], {
    cwd: ROOT,
    env: { ...process.env, CASELOOM_DATA: data, CASELOOM_PORT: String(port), CASELOOM_OUTBOUND_ALLOW: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise((done) => server.on('exit', done))
  const ready = new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error(`the server was not ready in time:\n${said}`)), START_MS)
    const listen = (chunk) => {
      said += chunk
      // The last thing that the first start says.
      if (said.includes('/initiate')) {
        clearTimeout(late)
        done()
      }
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    void ended.then((code) => failed(new Error(`the server ended (${code}):\n${said}`)))
  })
  await ready
  return {
    url: `http://localhost:${port}`,
    data,
    setupLink: /http\S+\/app\/setup#\S+/.exec(said)?.[0],
    apiToken: /api_\w+/.exec(said)?.[0],
    key: /ca_[\w-]{32}/.exec(said)?.[0],
    // The launcher became Java.
    javaHome: existsSync(`/proc/${server.pid}/exe`) ? dirname(dirname(realpathSync(`/proc/${server.pid}/exe`))) : process.env.JAVA_HOME,
    adminToken: readFileSync(join(data, 'admin-token'), 'utf8').trim(),
    async stop() {
      server.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export async function openStage() {
  const server = await startServer()
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--no-first-run', '--disable-quic',
    ],
  })
  rmSync(SHOTS, { recursive: true, force: true })
  mkdirSync(SHOTS, { recursive: true })
  return new Stage(server, browser)
}

export class Stage {
  constructor(server, browser) {
    this.server = server
    this.browser = browser
    this.complaints = []
  }

  /** A browser of its own for one person; what its console complains of fails the story. */
  async person(name, options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options })
    context.setDefaultTimeout(STEP_MS)
    const page = await context.newPage()
    page.on('pageerror', (error) => this.complaints.push(`${name}: ${error.message}`))
    page.on('console', (message) => {
      // Refused calls are part of some stories; broken rules of the page never are.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.complaints.push(`${name}: ${message.text()}`)
    })
    return page
  }

  at(path) {
    return `${this.server.url}/app${path}`
  }

  /** A call as a program makes it, with the administrator's token. */
  async call(method, path, body, token = this.server.adminToken) {
    const response = await fetch(`${this.server.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': typeof body === 'string' ? 'application/yaml' : 'application/json' }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  /** Saves and publishes a workflow; answers its number. */
  async publish(document) {
    const pushed = await this.call('POST', '/api/v1/workflows', document)
    const id = pushed.body.workflow.id
    const published = await this.call('POST', `/api/v1/workflows/${id}/publish`)
    if (published.status !== 201) throw new Error(JSON.stringify(published.body))
    return id
  }

  async shot(page, name) {
    // What stands in the page has been painted by then.
    await page.evaluate(() => new Promise((done) => window.requestAnimationFrame(() => window.requestAnimationFrame(done))))
    await page.screenshot({ path: join(SHOTS, `${name}.png`) })
  }

  close() {
    return Promise.allSettled([this.browser.close(), this.server.stop()])
  }
}

/** What is hard to use for people with disabilities on the page that is shown; of one rule, if it is named. */
export async function axe(page, rule) {
  // The policy of the page allows no scripts but its own; this one comes from outside of it.
  await page.evaluate(AXE)
  const found = await page.evaluate(
    (one) =>
      window.axe.run(
        document,
        one === undefined
          ? { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
          : { runOnly: { type: 'rule', values: [one] }, rules: { [one]: { enabled: true } } },
      ),
    rule,
  )
  return found.violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`)
}
