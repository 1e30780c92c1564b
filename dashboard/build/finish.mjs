// After vite: compresses what compresses, and refuses a first load that is too heavy.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const DIST = new URL('../dist/', import.meta.url).pathname
const FIRST_LOAD_MOST = 300 * 1024
const COMPRESSED = new Set(['.js', '.css', '.svg', '.json', '.map'])

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
}

// Level 9 of 11: a tenth of the time for two more bytes in a hundred.
function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
}

for (const path of files(DIST)) {
  const bytes = readFileSync(path)
  if (COMPRESSED.has(extname(path)) && bytes.length > 512) {
    writeFileSync(`${path}.br`, brotli(bytes))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

// What the browser fetches before the first page can be shown: the entry and all it imports at once.
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'))
const wanted = new Set()
function collect(key) {
  const chunk = manifest[key]
  if (wanted.has(chunk.file)) return
  wanted.add(chunk.file)
  for (const css of chunk.css ?? []) wanted.add(css)
  for (const next of chunk.imports ?? []) collect(next)
}
collect('index.html')

const weights = [...wanted].map((file) => [file, gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length])
const total = weights.reduce((sum, [, bytes]) => sum + bytes, 0)
console.log(`First load: ${Math.round(total / 1024)} KiB compressed in ${weights.length} files`)
if (total > FIRST_LOAD_MOST) {
  for (const [file, bytes] of weights) console.error(`  ${Math.round(bytes / 1024)} KiB ${file}`)
  console.error(`That is more than the ${FIRST_LOAD_MOST / 1024} KiB that a first load may take.`)
  process.exit(1)
}

// The server gives what stands in this list and nothing else.
rmSync(join(DIST, '.vite'), { recursive: true })
writeFileSync(join(DIST, 'files.txt'), files(DIST).map((path) => `${relative(DIST, path)}\n`).sort().join(''))
