// Goes through a page with the Tab key, and says what a mouse reaches and the keyboard does not.
import assert from 'node:assert/strict'

const STOPS_MOST = 400
const FRAME_MS = 80

/** Runs in the page: what can be clicked, what has the focus, and whether that can be seen. */
function watch(part) {
  const TARGETS =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], [role=button], [role=link], [role=tab], ' +
    '[role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=textbox], [role=slider]'
  // Groups with one stop, in which the arrow keys move.
  const GROUPS = '[role=tablist], [role=radiogroup], [role=menu], [role=listbox], [role=toolbar], [aria-keyshortcuts*=Arrow]'
  const PARTS_MOST = 8
  const FRAME_MOST = 80
  // Between a page and the browser's own parts the focus is nowhere for a moment.
  const LOST_MOST = 4
  const LEAST_CONTRAST = 3
  // What would move is looked at where it comes to.
  const still = new window.CSSStyleSheet()
  still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }')
  document.adoptedStyleSheets.push(still)
  const seen = new Set()
  const found = []
  let before
  let first
  let again = 0
  let lost = 0
  let ways
  let inside
  const say = (what, element) => found.push(`${what}: ${named(element)}`)

  function named(element) {
    const name = element.getAttribute('aria-label') ?? (element.labels?.[0]?.textContent || element.textContent || element.getAttribute('placeholder') || '')
    return `${element.tagName.toLowerCase()}.${[...element.classList].slice(0, 2).join('.')} “${name.trim().slice(0, 60)}”`
  }

  function isShown(element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.tagName !== 'INPUT') return false
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.closest('[inert], [aria-hidden=true], :disabled, [data-focus-guard]') === null
  }

  /** What stands behind it: a dialog takes the page away. */
  function scope() {
    return [...document.querySelectorAll('[role=dialog], [role=menu]')].filter(isShown).at(-1) ?? document.querySelector(part)
  }

  function handles(element) {
    const props = element[Object.keys(element).find((key) => key.startsWith('__reactProps$'))]
    // Boxes of the graph handle all presses and say by the mouse's arrow which of them do something.
    return typeof props?.onClick === 'function' && element.closest('.react-flow') === null
  }

  function isPointed(element) {
    return window.getComputedStyle(element).cursor === 'pointer' && window.getComputedStyle(element.parentElement ?? element).cursor !== 'pointer'
  }

  function clickable() {
    return [...scope().querySelectorAll('*')].filter((element) => isShown(element) && (element.matches(TARGETS) || handles(element) || isPointed(element)))
  }

  /** Itself, what it holds or is held by, or what it is the label of. */
  function isReached(element) {
    if (seen.has(element)) return true
    const label = element.matches('label') ? element : (element.querySelector('label') ?? element.closest('label'))
    if (label?.control != null && seen.has(label.control)) return true
    for (const one of seen) if (element.contains(one) || (one !== document.body && one.contains(element) && !element.matches(TARGETS))) return true
    return false
  }

  /** How it and what is around it look; the focus must change something of that. */
  function looks(element) {
    const around = [element, ...[...element.querySelectorAll('*')].slice(0, 12), element.parentElement, element.parentElement?.parentElement, element.closest('.editor'), ...(element.parentElement?.children ?? [])]
    return around
      .filter((one) => one != null)
      .map((one) => {
        const style = window.getComputedStyle(one)
        const line = style.outlineStyle === 'none' || style.outlineWidth === '0px' ? '' : style.outlineColor
        return { one, line, border: style.borderTopColor, rest: [style.boxShadow, style.backgroundColor, style.left].join(';') }
      })
  }

  /** What the focus changed; a line around it must stand out (WCAG 1.4.11). */
  function judge(element, focused, now) {
    // What is inside of it has the focus.
    if (element.tagName === 'IFRAME') return
    const changed = focused.find((look, place) => look.line !== (now[place]?.line ?? '') && look.line !== '')
    const edged = focused.find((look, place) => look.border !== now[place]?.border)
    if (changed === undefined && edged === undefined && focused.every((look, place) => look.rest === now[place]?.rest)) say('the focus cannot be seen', element)
    const [shown, colour] = changed === undefined ? [edged?.one, edged?.border] : [changed.one, changed.line]
    if (shown === undefined) return
    const ratio = contrast(colour, ground(shown.parentElement))
    if (ratio < LEAST_CONTRAST) say(`the focus stands out too little (${ratio.toFixed(1)})`, element)
  }

  function ground(element) {
    for (let one = element; one !== null; one = one.parentElement) {
      const colour = window.getComputedStyle(one).backgroundColor
      if (!/^rgba\(.*, 0\)$|transparent|color-mix|\/ 0/.test(colour)) return colour
    }
    return 'rgb(255, 255, 255)'
  }

  function contrast(one, other) {
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => Number(part) / (colour.startsWith('rgb') ? 255 : 1)).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    }
    const [first, second] = [light(one), light(other)]
    return Math.max(first, second) / Math.min(first, second)
  }

  /** The part of it that is not cut off by what scrolls around it. */
  function visible(element) {
    let { left, top, right, bottom } = element.getBoundingClientRect()
    for (let above = element.parentElement; above !== null; above = above.parentElement) {
      if (window.getComputedStyle(above).overflow === 'visible') continue
      const box = above.getBoundingClientRect()
      if (above === document.body || above === document.documentElement) continue
      ;[left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)]
    }
    return { left: Math.max(left, 0), top: Math.max(top, 0), right: Math.min(right, window.innerWidth), bottom: Math.min(bottom, window.innerHeight) }
  }

  /** Whether at least a part of it lies on top. */
  function isSeen(element) {
    // What is only there for others is seen by its label.
    const shown = isShown(element) && !element.matches('input[type=radio], input[type=checkbox], input[type=file]') ? element : (element.labels?.[0] ?? element.parentElement)
    const { left, top, right, bottom } = visible(shown)
    if (right - left < 1 || bottom - top < 1) return false
    for (const across of [0.5, 0.1, 0.9]) {
      for (const down of [0.5, 0.2, 0.8]) {
        const there = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down)
        if (there !== null && (shown.contains(there) || there.contains(shown))) return true
      }
    }
    return false
  }

  /** Whether `next` stands before `last` for somebody who reads from left to right and from top to bottom. */
  function isBackwards(last, next) {
    if ([last, next].some((one) => one.closest('.skip-link, [data-portal=true]') !== null)) return false
    let common = last.parentElement
    while (common !== null && !common.contains(next)) common = common.parentElement
    if (common === null || last.contains(next) || next.contains(last)) return false
    const part = (one) => [...common.children].find((child) => child.contains(one)).getBoundingClientRect()
    const [one, other] = [part(last), part(next)]
    const beside = one.top < other.bottom - 2 && other.top < one.bottom - 2
    const over = one.left < other.right - 2 && other.left < one.right - 2
    return (beside && other.right <= one.left + 2) || (over && other.bottom <= one.top + 2)
  }

  function leave() {
    if (before !== undefined && before.element.isConnected && before.element !== document.activeElement) judge(before.element, before.looks, looks(before.element))
  }

  return {
    /** Called after each Tab: whether the way is at its end. */
    note() {
      const element = document.activeElement
      leave()
      if (element === null || element === document.body || element === document.documentElement) return ++lost < LOST_MOST ? 'again' : 'end'
      // Past the part that is gone through.
      if (part !== 'body' && !scope().contains(element)) return 'end'
      lost = 0
      // A date has stops of its own inside, and the browser's reader of documents many.
      if (element === before?.element) return ++again > (element.tagName === 'IFRAME' ? FRAME_MOST : PARTS_MOST) ? 'end' : 'frame'
      again = 0
      if (seen.has(element)) {
        if (element !== first) say('the way does not go on but back to', element)
        return 'end'
      }
      first ??= element
      if (element.matches('[data-focus-guard]')) return 'again'
      if (before !== undefined && before.element.isConnected && isBackwards(before.element, element)) say(`the order goes back from ${named(before.element)}`, element)
      seen.add(element)
      if (element.tabIndex > 0) say('an order of its own', element)
      if (!isSeen(element)) say('the focus is covered or out of sight', element)
      before = { element, looks: looks(element) }
      return step(element)
    },
    /** What was passed over. Members of groups are looked for with the arrow keys, one group after the other. */
    passed() {
      leave()
      before = undefined
      const rest = clickable().filter((element) => !isReached(element))
      for (const element of rest.filter((one) => stopOf(one) === undefined)) say('never reached', element)
      const groups = [...new Set(rest.filter((one) => stopOf(one) !== undefined).map(groupOf))]
      ways = groups.flatMap((group) => [...seen].filter((one) => group.contains(one)).map((from) => ({ group, from })))
      inside = groups.flatMap((group) => [...group.querySelectorAll(TARGETS)].filter(isShown))
      return ways.length
    },
    /** Puts the focus on a stop of a group; answers how many members the group has. */
    enter(place) {
      const { group, from } = ways[place]
      from.focus()
      return group.querySelectorAll(TARGETS).length
    },
    /** After an arrow key. */
    moved() {
      const element = document.activeElement
      for (const one of [element, document.getElementById(element?.getAttribute('aria-activedescendant') ?? '')]) if (one !== null) seen.add(one)
    },
    left() {
      for (const element of inside.filter((one) => one.isConnected && !isReached(one))) say('never reached by the arrow keys', element)
    },
    result: () => ({ found: [...new Set(found)], stops: seen.size }),
  }

  function step(element) {
    if (element.tagName === 'IFRAME') return 'frame'
    return element.closest('.cm-content') === null ? 'on' : 'editor'
  }

  function groupOf(element) {
    // A field may move a mark through what stands below it.
    return element.closest(GROUPS) ?? scope().querySelector('input[aria-keyshortcuts*=Arrow]')?.closest('[role=dialog]') ?? null
  }

  function stopOf(element) {
    const group = groupOf(element)
    return group === null ? undefined : [...seen].find((one) => group.contains(one))
  }
}

/** From a page that is shown, or a part of it, to what is wrong with it for somebody who has a keyboard only. */
export async function sweep(page, part = 'body') {
  const menu = (await page.getByRole('menu').count()) > 0
  const dialog = (await page.getByRole('dialog').count()) > 0
  await page.evaluate(`window.sweeping = (${watch.toString()})('${part}')`)
  if (!dialog && !menu) {
    // The way begins at the top, whatever had the focus.
    await page.evaluate((one) => {
      window.scrollTo(0, 0)
      const top = document.createElement('span')
      top.tabIndex = -1
      document.querySelector(one).prepend(top)
      top.focus()
      top.remove()
    }, part)
  }
  let stops = 0
  // In menus only the arrow keys go.
  if (menu) await page.evaluate(() => window.sweeping.note())
  for (let state = menu ? 'end' : 'on'; state !== 'end'; stops++) {
    assert.ok(stops < STOPS_MOST, 'the Tab key does not come to an end')
    if (state === 'editor') await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    // The focus comes into the browser's reader of documents, and out of it, later than the key is done.
    if (state === 'frame') await page.waitForTimeout(FRAME_MS)
    state = await page.evaluate(() => window.sweeping.note())
  }
  const ways = await page.evaluate(() => window.sweeping.passed())
  for (let place = 0; place < ways; place++) {
    const members = await page.evaluate((one) => window.sweeping.enter(one), place)
    for (const key of ['ArrowRight', 'ArrowDown']) {
      for (let times = 0; times < members; times++) {
        await page.keyboard.press(key)
        await page.evaluate(() => window.sweeping.moved())
      }
    }
  }
  await page.evaluate(() => window.sweeping.left())
  const came = await page.evaluate(() => window.sweeping.result())
  if (dialog) {
    // The first may be for the list of a field.
    for (let times = 0; times < 3 && (await page.getByRole('dialog').count()) > 0; times++) {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').first().waitFor({ state: 'detached', timeout: 1000 }).catch(() => undefined)
    }
    if ((await page.getByRole('dialog').count()) > 0) came.found.push('Escape does not close it')
    // The opener has it again, after Mantine and our own pages had the time for that.
    await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body, undefined, { timeout: 1000 }).catch(() => came.found.push('the focus is nowhere once the dialog is closed'))
  }
  return came
}
