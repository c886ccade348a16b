// What a journey is given: `export default async ({ newPage, signIn, look, expect, base }) => { … }`.
import { join } from 'node:path'
import { expect } from './expect.mjs'
import { axe, look, noScroll, shot, targets } from './looks.mjs'
import { OUT } from './paths.mjs'
import { jaabi, startJaabi } from './server.mjs'
import { fillSignIn, findAccount, totp } from './sign_in.mjs'

const STEP_MS = 10_000

export function journeyKit(name, browser, server) {
  const { base, accounts, data, log } = server
  const contexts = []
  const wrongs = []

  // A person at a device of their own: nothing is shared with another page's cookies or cache.
  async function newPage({ width = 1280, height = 800, locale = 'fr-FR', ...more } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, locale, timezoneId: 'Africa/Bamako', ...more })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_MS)
    watch(page, wrongs)
    return page
  }

  // A page that is signed in as an account's name or a role's code.
  async function signIn(who, options) {
    const page = await newPage(options)
    await fillSignIn(page, base, findAccount(accounts, who))
    return page
  }

  return {
    browser, base, accounts, data, log, newPage, signIn, expect, axe, look, noScroll, shot, targets, totp, jaabi, startJaabi,
    account: (who) => findAccount(accounts, who),
    check: () => { if (wrongs.length > 0) throw new Error(wrongs.join('\n')) },
    close: () => Promise.all(contexts.map((c) => c.close())),
    // Where it went wrong: out/FAIL-NAME-N.png for each page still open.
    picture: async () => {
      const pages = contexts.flatMap((c) => c.pages())
      for (const [n, page] of pages.entries()) await page.screenshot({ path: join(OUT, `FAIL-${name}-${n}.png`), fullPage: true })
    },
  }
}

// A script that fails, a breach of the content policy or a request to anywhere else fails the journey.
function watch(page, wrongs) {
  page.on('pageerror', (error) => wrongs.push(`script error on ${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) wrongs.push(`on ${page.url()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost') {
      wrongs.push(`${page.url()} asked ${hostname}`)
    }
  })
}
