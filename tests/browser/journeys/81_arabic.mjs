// The pages of a committee member in Arabic, from right to left; numbers and telephones inside them from left to right.
import { SERIOUS, SMALL_THING, answerAll } from '../lib/questions.mjs'
import { follow, references } from '../lib/act.mjs'

// Latin words that an Arabic page may hold: names, commands, kinds of files, what people said.
const LATIN = /[A-Za-zÀ-ÿ]{3,}/g
const KNOWN = /^(jaabi|demo|csv|esc|excel|xlsx|jpeg|png|webp|mp3|m4a|ogg|wav|amr|pdf|sms)$/i
const OWN = 'h1, h2:not(.card h2), legend, label, .govuk-hint, .govuk-button, .nav a, .msg, .say, .clock, dt, summary, th'

export default async ({ signIn, look, expect, base }) => {
  const page = await signIn('committee_member', { width: 360, height: 740 })
  await follow(page, '.foot a[hreflang=ar]')
  const each = async (name) => {
    await look(page, `ar-${name}`)
    await arabic(page, expect)
  }
  await each('home')
  await page.goto(`${base}/intake`)
  await answerAll(page, SMALL_THING, () => arabic(page, expect))
  await each('check')
  await page.locator('form[action="/intake/record"] button:not([formaction])').first().click()
  await page.waitForURL('**/intake/slip/**')
  await each('slip')
  expect.equal(await direction(page, '.slip__code'), 'ltr')
  await page.goto(`${base}/intake`)
  await answerAll(page, SERIOUS, () => arabic(page, expect))
  await each('serious-check')
  await page.goto(`${base}/cases`)
  await each('cases')
  const [reference] = await references(page)
  await page.goto(`${base}/cases/${reference}`)
  await each('case')
  expect.equal(await direction(page, 'h1 kbd'), 'ltr')
  await page.goto(`${base}/me`)
  await each('me')
}

const direction = (page, what) => page.locator(what).first().evaluate((one) => getComputedStyle(one).direction)

async function arabic(page, expect) {
  expect.equal(await page.locator('html').getAttribute('lang'), 'ar')
  expect.equal(await page.locator('html').getAttribute('dir'), 'rtl')
  expect.equal(await page.locator('body').evaluate((one) => getComputedStyle(one).direction), 'rtl')
  const words = await page.locator(OWN).evaluateAll((all) =>
    all.filter((e) => e.checkVisibility()).map((e) => {
      const own = e.cloneNode(true)
      own.querySelectorAll('kbd, code, bdi, small, option, .said').forEach((one) => one.remove())
      return own.textContent.replace(/\s+/g, ' ').trim()
    }))
  const left = words.find((text) => !/[؀-ۿ]/.test(text) && (text.match(LATIN) ?? []).some((word) => !KNOWN.test(word)))
  expect.ok(!left, `not in Arabic on ${page.url()}: ${left}`)
}
