// Somebody at the keyboard, who looks for what they want with the Tab key.
const PRESSES_MOST = 150

export class Hands {
  constructor(page) {
    this.page = page
  }

  /** What is in front: the dialog, if there is one. */
  async front() {
    const dialogs = this.page.getByRole('dialog')
    return (await dialogs.count()) > 0 ? dialogs.last() : this.page
  }

  /** Goes on with a key until what is wanted has the focus. */
  async to(role, name, key = 'Tab') {
    await this.page.getByRole(role, { name, exact: typeof name === 'string' }).first().waitFor()
    const wanted = (await this.front()).getByRole(role, { name, exact: typeof name === 'string' })
    for (let presses = 0; presses <= PRESSES_MOST; presses++) {
      if (await wanted.evaluateAll((all) => all.includes(document.activeElement))) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`${key} does not come to ${role} “${name}”`)
  }

  async press(role, name, key = 'Tab') {
    await this.to(role, name, key)
    await this.page.keyboard.press('Enter')
  }

  async write(name, text) {
    await this.to('textbox', name)
    await this.keys('Control+a')
    await this.page.keyboard.type(text)
  }

  async keys(...keys) {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Chooses in the menu behind a button. */
  async choose(button, item) {
    await this.press('button', button)
    await this.press('menuitem', item, 'ArrowDown')
  }

  /** Chooses in the list of a field. */
  async pick(name, option) {
    await this.to('combobox', name)
    const wanted = this.page.getByRole('option', { name: option })
    // The list may open with the focus already.
    if (!(await wanted.isVisible())) await this.keys('ArrowDown')
    await wanted.waitFor()
    for (let presses = 0; presses < 20 && (await wanted.getAttribute('data-combobox-selected')) === null; presses++) await this.keys('ArrowDown')
    await this.keys('Enter')
  }

  /** Another tab of the page: there by Tab, then on by arrow keys. */
  async tab(name) {
    await this.page.getByRole('tab', { name }).waitFor()
    for (let presses = 0; presses < PRESSES_MOST && !(await this.page.evaluate(() => document.activeElement?.role === 'tab')); presses++) await this.keys('Tab')
    await this.to('tab', name, 'ArrowRight')
    await this.keys('Enter')
  }

  /** Whether the keyboard is somewhere: the name of what has it. */
  at() {
    return this.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
  }
}
