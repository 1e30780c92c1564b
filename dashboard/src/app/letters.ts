const KEY = 'caseloom-letters'

/** Whether keys of one letter do something. Who speaks to the computer, or whose hands shake, has them off (WCAG 2.1.4). */
export function lettersWork(): boolean {
  return localStorage.getItem(KEY) !== 'off'
}

export function letLettersWork(on: boolean): void {
  if (on) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'off')
}
