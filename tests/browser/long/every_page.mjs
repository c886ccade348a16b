// Every person looks at every kind of page that links lead to, at both widths: pictures of all of them, and each one
// accessible and without sideways scrolling. Far too long before every change: `bash tests/long.sh pictures`. In another
// language than French: PAGES_IN=ar.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { OUT } from '../lib/paths.mjs'

const DEEP = 3
const LANGUAGE = process.env.PAGES_IN ?? 'fr'
// What is not a page, or would end the walk.
const NOT = /\.csv|\.toml|\.age$|\.json|\/export$|\/files\/|^\/exit|^\/locked|\/sign-out|[?&]lang=|^\/assets\//

export default async ({ signIn, newPage, accounts, axe, noScroll, base }) => {
  const out = join(OUT, LANGUAGE === 'fr' ? 'pictures' : `pictures-${LANGUAGE}`)
  mkdirSync(out, { recursive: true })
  const walk = new Walk({ axe, noScroll, base, out })
  const signedOut = await newPage()
  await walk.from(signedOut, 'out', '/sign-in')
  for (const role of onePerRole(accounts)) await walk.from(await signIn(role.name), role.code, '/')
  for (const wrong of walk.wrongs) console.log(wrong)
  console.log(`${walk.seen} pages looked at`)
  if (walk.wrongs.length > 0) throw new Error(`${walk.wrongs.length} pages are not as they should be`)
}

// The first account of each role.
export function onePerRole(accounts) {
  const found = new Map()
  for (const { name, roles } of accounts) {
    for (const { role } of roles) if (!found.has(role)) found.set(role, { code: role, name })
  }
  return [...found.values()]
}

// The kind of a page: its path with references and numbers left out, and the names of what is asked for.
export function kind(url) {
  const path = url.pathname.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'REF').replace(/\d+/g, 'N')
  return [path, ...[...url.searchParams.keys()].sort()].join(' ')
}

class Walk {
  constructor(tools) {
    Object.assign(this, tools, { seen: 0, wrongs: [] })
  }

  async from(page, who, start) {
    if (LANGUAGE !== 'fr') await page.goto(`${this.base}${start}?lang=${LANGUAGE}`)
    const known = new Set([kind(new URL(start, this.base))])
    let round = [start]
    for (let depth = 0; depth < DEEP && round.length > 0; depth += 1) {
      const next = []
      for (const path of round) {
        const answer = await page.goto(this.base + path)
        if (!(answer?.headers()['content-type'] ?? '').startsWith('text/html')) continue
        await this.look(page, `${who}-${name(path)}`)
        for (const url of await links(page, this.base)) {
          const shape = kind(url)
          if (!known.has(shape)) next.push(url.pathname + url.search)
          known.add(shape)
        }
      }
      round = next
    }
    await page.context().close()
  }

  async look(page, name) {
    this.seen += 1
    const spoken = await page.locator('html').getAttribute('lang')
    if (spoken !== LANGUAGE) this.wrongs.push(`${name}: the page is in ${spoken}`)
    for (const check of [this.axe, this.noScroll]) {
      await check(page).catch((error) => this.wrongs.push(`${name}: ${error.message}`))
    }
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await page.screenshot({ path: join(this.out, `${name}-${width}.png`), fullPage: true })
    }
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true }))
    await this.noScroll(page).catch((error) => this.wrongs.push(`${name}, unfolded: ${error.message}`))
    await page.setViewportSize({ width: 360, height: 800 })
    await page.screenshot({ path: join(this.out, `${name}-360-open.png`), fullPage: true })
  }
}

export async function links(page, base) {
  const found = await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.href))
  return found.map((href) => new URL(href)).filter((url) => url.origin === base && !NOT.test(url.pathname + url.search))
}

export const name = (path) => path.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 60)
