import { useSyncExternalStore } from 'react'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let zone: string | undefined

// Making one takes longer than using it a hundred times, and long lists use many.
let formats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>()

/** The zone of the reader's profile; without one the browser's. */
export function readIn(timeZone: string | null): void {
  zone = timeZone ?? undefined
  formats = new Map()
}

function format(options: Intl.DateTimeFormatOptions, at: Date): string {
  let found = formats.get(options)
  if (found === undefined) {
    found = made(options)
    formats.set(options, found)
  }
  return found.format(at)
}

function made(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(undefined, { ...options, timeZone: zone })
  } catch {
    // The browser does not know the zone.
    return new Intl.DateTimeFormat(undefined, options)
  }
}

const MOMENT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium' }
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }
const DATE: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }
const GAP = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' })

export function moment(iso: string): string {
  return format(MOMENT, new Date(iso))
}

export function clock(iso: string): string {
  return format(CLOCK, new Date(iso))
}

export function day(iso: string): string {
  return format(DATE, new Date(iso))
}

/** How long ago or ahead, as people say it. */
export function ago(iso: string, now: number): string {
  const gap = new Date(iso).getTime() - now
  // The present that pages share moves on three times a minute; what came since is no future.
  const size = Math.abs(gap)
  if (size < 45_000) return gap > 20_000 ? 'in a moment' : 'just now'
  if (size < HOUR) return GAP.format(Math.round(gap / MINUTE), 'minute')
  if (size < DAY) return GAP.format(Math.round(gap / HOUR), 'hour')
  if (size < 30 * DAY) return GAP.format(Math.round(gap / DAY), 'day')
  return day(iso)
}

export function span(from: string, to: string): string {
  const ms = new Date(to).getTime() - new Date(from).getTime()
  if (ms < 1000) return `${ms} ms`
  if (ms < MINUTE) return `${(ms / 1000).toFixed(1)} s`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ${Math.round((ms % MINUTE) / 1000)} s`
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${Math.round((ms % HOUR) / MINUTE)} min`
  return `${Math.floor(ms / DAY)} d ${Math.round((ms % DAY) / HOUR)} h`
}

let now = Date.now()
const readers = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

function subscribe(reader: () => void): () => void {
  readers.add(reader)
  if (ticking === undefined) now = Date.now()
  ticking ??= setInterval(() => {
    now = Date.now()
    for (const each of readers) each()
  }, 20_000)
  return () => {
    readers.delete(reader)
    if (readers.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
  }
}

/** The present, moving on three times a minute for all who show how long ago something was. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
