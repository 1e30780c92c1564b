// Scrolls as somebody who is in a hurry does, and looks at what the browser makes of it.

/**
 * Moves by so many pixels with every frame until so many pixels are behind or nothing more comes.
 * Without a selector it is the page that moves.
 */
export function scrollThrough(page, { selector = null, step, enough = Infinity }) {
  return page.evaluate(
    ({ selector, step, enough }) =>
      new Promise((done) => {
        const box = selector === null ? document.scrollingElement : document.querySelector(selector)
        const frames = []
        let nodes = 0
        let still = 0
        let waited = 0
        let before
        const tick = (now) => {
          if (before !== undefined) frames.push(now - before)
          before = now
          const was = box.scrollTop
          box.scrollTop = was + step
          if (box.scrollTop === was) {
            still++
            waited++
          } else still = 0
          if (frames.length % 20 === 0) nodes = Math.max(nodes, document.querySelectorAll('*').length)
          // Two seconds without anything new are the end.
          if (still > 120 || box.scrollTop >= enough) done({ frames, nodes, pixels: Math.round(box.scrollTop), waited: waited - still })
          else window.requestAnimationFrame(tick)
        }
        window.requestAnimationFrame(tick)
      }),
    { selector, step, enough: enough === Infinity ? Number.MAX_SAFE_INTEGER : enough },
  )
}

const FRAME_MS = 1000 / 60

export function percentile(numbers, part) {
  const sorted = [...numbers].sort((one, other) => one - other)
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
}

export function round(number) {
  return Math.round(number * 10) / 10
}

/** What frames say of how smooth it was. */
export function smoothness({ frames, nodes, pixels, waited }) {
  return {
    pixels,
    frames: frames.length,
    frame_ms: { p50: percentile(frames, 0.5), p95: percentile(frames, 0.95), p99: percentile(frames, 0.99), longest: percentile(frames, 1) },
    dropped_frames: frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0),
    frames_at_the_end_of_what_was_read: waited,
    dom_nodes_most: nodes,
  }
}
