// The Nu HTML checker over every kind of page that links lead to, as each role, in three languages. It needs Java.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HERE, OUT } from '../lib/paths.mjs'
import { kind, links, name, onePerRole } from '../long/every_page.mjs'

const DEEP = 3
const LANGUAGES = (process.env.PAGES_IN ?? 'fr,en,ar').split(',')
const CHECKER = join(HERE, 'node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar')

export default async ({ signIn, newPage, accounts, base }) => {
  const out = join(OUT, 'markup')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  let pages = await keep(await newPage(), base, 'out', '/sign-in', out)
  for (const role of onePerRole(accounts)) pages += await keep(await signIn(role.name), base, role.code, '/', out)
  console.log(`${pages} pages kept`)
  check(out)
}

// Walks from a page and writes down each kind of page, as the server sent it, in each language.
async function keep(page, base, who, start, out) {
  const known = new Set([kind(new URL(start, base))])
  let [round, pages] = [[start], 0]
  for (let depth = 0; depth < DEEP && round.length > 0; depth += 1) {
    const next = []
    for (const path of round) {
      for (const language of LANGUAGES) {
        const answer = await page.goto(`${base}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        if (!(answer?.headers()['content-type'] ?? '').startsWith('text/html')) continue
        writeFileSync(join(out, `${who}-${name(path)}-${language}.html`), await answer.text())
        pages += 1
      }
      for (const url of await links(page, base)) {
        const shape = kind(url)
        if (!known.has(shape)) next.push(url.pathname + url.search)
        known.add(shape)
      }
    }
    round = next
  }
  await page.context().close()
  return pages
}

// Fails with each kind of fault once, and the pages that have it.
function check(out) {
  try {
    execFileSync('java', ['-jar', CHECKER, '--errors-only', '--format', 'json', out], { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 })
  } catch (error) {
    if (!error.stderr?.length) throw error
    const found = new Map()
    for (const { url, message, extract } of JSON.parse(error.stderr).messages) {
      const pages = found.get(message) ?? { extract, pages: new Set() }
      found.set(message, { ...pages, pages: pages.pages.add(url.split('/').pop()) })
    }
    const lines = [...found].map(([message, { extract, pages }]) => `${message}\n    ${extract ?? ''}\n    on ${pages.size}: ${[...pages].slice(0, 3).join(', ')}`)
    throw new Error(`the checker found ${found.size} kinds of faults:\n${lines.join('\n')}`)
  }
}
