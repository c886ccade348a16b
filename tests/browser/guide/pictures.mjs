// The small pictures of the guide, one sheet for each role: `JOURNEYS=guide node tests/browser/run.mjs` takes them anew, in French
// and in English, from the demo. They are committed; the whole set stays below 400 KB.
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'

const ASSETS = join(ROOT, 'templates', 'assets')
// For each role the steps that have a picture, and the page where they are done.
const PAGES = {
  committee_member: { 1: '/intake', 3: '/' },
  receiver: { 1: '/intake', 4: '/number' },
  handler: { 1: '/', 2: '/cases?state=open&order=due' },
  focal_point: { 1: '/', 4: '/team' },
  manager: { 1: '/tracker', 3: '/cases?due=overdue' },
  data_loader: { 1: '/import' },
  administrator: { 1: '/first-hour', 3: '/settings' },
  auditor: { 1: '/audit' },
}
const MOST_BYTES = 400_000

export default async ({ signIn, base, expect }) => {
  mkdirSync(ASSETS, { recursive: true })
  for (const [role, pages] of Object.entries(PAGES)) {
    const page = await signIn(role, { width: 360, height: 430 })
    for (const lang of ['fr', 'en']) {
      for (const [step, path] of Object.entries(pages)) {
        await page.goto(`${base}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        await page.evaluate(() => document.querySelectorAll('.note, .bar, .nav').forEach((e) => e.remove()))
        await page.screenshot({ path: join(ASSETS, `guide-${lang}-${role}-${step}.jpg`), type: 'jpeg', quality: 24 })
      }
    }
    await page.context().close()
  }
  const taken = readdirSync(ASSETS).filter((name) => name.startsWith('guide-'))
  const bytes = taken.reduce((sum, name) => sum + statSync(join(ASSETS, name)).size, 0)
  expect.ok(bytes < MOST_BYTES, `the pictures of the guide are ${bytes} bytes`)
}
