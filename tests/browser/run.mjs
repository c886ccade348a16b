// Runs the journeys: each file of journeys/ is one person doing one thing in a real Chromium.
//   node tests/browser/run.mjs [PART OF A NAME...]
// Environment: JAABI_BIN (default target/debug/jaabi), JAABI_BASE (a server that runs already),
// JAABI_ACCOUNTS (a file of accounts for it), CHROMIUM, SHOTS=1 (pictures into out/), JOURNEYS (another folder of them).
import { readdirSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './lib/chromium.mjs'
import { findServer } from './lib/server.mjs'
import { journeyKit } from './lib/kit.mjs'
import { HERE, OUT } from './lib/paths.mjs'

const FOLDER = join(HERE, process.env.JOURNEYS ?? 'journeys')
const JOURNEY_SECONDS = Number(process.env.JOURNEY_SECONDS ?? 240)

function journeys(wanted) {
  const files = readdirSync(FOLDER).filter((f) => f.endsWith('.mjs')).sort()
  return files.filter((f) => wanted.length === 0 || wanted.some((part) => f.includes(part)))
}

function within(seconds, work) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${seconds} s`)), seconds * 1000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

// Runs one journey; true where it passed.
async function run(file, browser, server) {
  const name = file.replace(/\.mjs$/, '')
  const started = Date.now()
  const kit = journeyKit(name, browser, server)
  try {
    const { default: journey } = await import(join(FOLDER, file))
    await within(JOURNEY_SECONDS, journey(kit))
    kit.check()
    console.log(`ok    ${name} (${seconds(started)} s)`)
    return true
  } catch (error) {
    console.log(`FAIL  ${name} (${seconds(started)} s)`)
    console.log(String(error.stack ?? error).replace(/^/gm, '      '))
    await kit.picture().catch(() => {})
    return false
  } finally {
    await kit.close().catch(() => {})
  }
}

const seconds = (started) => ((Date.now() - started) / 1000).toFixed(1)

async function main() {
  mkdirSync(OUT, { recursive: true })
  const files = journeys(process.argv.slice(2))
  if (files.length === 0) throw new Error('no journey has such a name')
  const server = await findServer()
  let passed = 0
  try {
    const browser = await launch()
    try {
      for (const file of files) if (await run(file, browser, server)) passed += 1
    } finally {
      await browser.close()
    }
  } finally {
    await server.stop()
  }
  if (passed < files.length && server.log) console.log(`what the server said: ${server.log}`)
  console.log(`${passed} passed, ${files.length - passed} failed`)
  return passed === files.length ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message)
    process.exit(1)
  },
)
