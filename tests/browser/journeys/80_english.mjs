// The pages of a committee member in the other language, by the link at the foot of the page.
import { SERIOUS, SMALL_THING, answerAll } from '../lib/questions.mjs'
import { follow, references } from '../lib/act.mjs'

const FRENCH = /(^|[\s(])(vous|votre|pour|avec|quelqu|les|des|une|réponse)[\s,.?’]/i
// The words of the product alone: what people say and what places are called stays as it is.
const OWN = 'h1, h2, legend, label, .govuk-hint, .govuk-button, .nav a, .msg, .say, .tag, .clock, dt, summary, th'

export default async ({ signIn, look, expect, base }) => {
  const page = await signIn('committee_member', { width: 360, height: 740 })
  await follow(page, '.foot a[hreflang=en]')
  const each = async (name) => {
    await look(page, `en-${name}`)
    await english(page, expect)
  }
  await each('home')
  await page.goto(`${base}/intake`)
  await answerAll(page, SMALL_THING, () => english(page, expect))
  await each('check')
  await page.locator('form[action="/intake/record"] button:not([formaction])').first().click()
  await page.waitForURL('**/intake/slip/**')
  await each('slip')
  await page.goto(`${base}/intake`)
  await answerAll(page, SERIOUS, () => english(page, expect))
  await each('serious-check')
  await page.goto(`${base}/cases`)
  await each('cases')
  const [reference] = await references(page)
  await page.goto(`${base}/cases/${reference}`)
  await each('case')
  await page.goto(`${base}/me`)
  await each('me')
  await expect.status(page, `${base}/cases/0000-0000`, 404)
  await each('not-found')
}

async function english(page, expect) {
  expect.equal(await page.locator('html').getAttribute('lang'), 'en')
  const words = await page.locator(OWN).evaluateAll((all) =>
    all.filter((e) => e.checkVisibility()).map((e) => e.textContent.replace(/\s+/g, ' ').trim()))
  const left = words.find((text) => FRENCH.test(text))
  expect.ok(!left, `not in English on ${page.url()}: ${left}`)
}
