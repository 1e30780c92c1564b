// Plays all stories, one after the other, against one server. `node e2e/run.mjs words` plays those whose names have the words.
import { authoring } from './authoring.mjs'
import { careStories } from './careStories.mjs'
import { caseStories } from './caseStories.mjs'
import { fileStories } from './fileStories.mjs'
import { keyboard } from './keyboard.mjs'
import { signingOn } from './signOn.mjs'
import { signing } from './signing.mjs'
import { browserPath, openStage } from './stage.mjs'
import { stepStories } from './steps.mjs'
import { stories } from './stories.mjs'
import { undoing } from './undo.mjs'

if (browserPath() === undefined) {
  console.log('No Chromium found (Debian: apt-get install chromium): the stories of the dashboard are not played.')
  process.exit(0)
}

const wanted = process.argv.slice(2).join(' ').toLowerCase()
const stage = await openStage()
let passed = 0
let failed = 0
try {
  const all = { ...stories, ...caseStories, ...fileStories, ...careStories, ...stepStories, ...authoring, ...signing, ...undoing, ...keyboard, ...signingOn }
  for (const [name, play] of Object.entries(all)) {
    // The first makes the account that all others need.
    if (passed > 0 && !name.toLowerCase().includes(wanted)) continue
    const began = performance.now()
    stage.complaints = []
    try {
      await play(stage)
      if (stage.complaints.length > 0) throw new Error(`the browser complained:\n  ${stage.complaints.join('\n  ')}`)
      passed++
      console.log(`ok   ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    } catch (error) {
      failed++
      console.log(`FAIL ${name}\n${error.stack}`)
      for (const context of stage.browser.contexts()) {
        for (const page of context.pages()) await stage.shot(page, `failed-${failed}-${context.pages().indexOf(page)}`)
      }
      if (passed === 0) break
      // The next story begins on a page without what this one left open.
      await stage.adminPage?.goto(stage.at('/'))
    }
    for (const context of stage.browser.contexts()) if (context !== stage.kept) await context.close()
  }
} finally {
  await stage.close()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
