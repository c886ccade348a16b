// A committee member at a cheap phone writes down a small thing somebody says, one question at a time.
import { follow } from '../lib/act.mjs'
import { SMALL_THING, answerAll, goOn, put, shown } from '../lib/questions.mjs'

const PHONE = { width: 360, height: 740 }
const SAID = SMALL_THING.text.text

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('committee_member', PHONE)
  expect.path(page, '/')
  await look(page, 'committee-home')
  await targets(page)
  await follow(page, 'main a[href="/intake"]')
  await leftOut(page, expect)
  await questions(page, { look, targets, expect })
  await mended(page, { look, targets, expect })
  const reference = await recorded(page, { look, targets, expect })
  await forgotten(page, { expect, base })
  await found(page, reference, { look, targets, expect, base })
  await elsewhere(page, { look, expect, base })
}

// Going on without an answer says so, on the same question.
async function leftOut(page, expect) {
  expect.equal(await shown(page), 'write')
  await goOn(page)
  await expect.visible(page, '.q:not([hidden]) .govuk-error-message')
  expect.equal(await shown(page), 'write')
}

async function questions(page, { look, targets, expect }) {
  const typed = { ...SMALL_THING, when: { received: 'other' }, received_on: day('received_on', 1, 1, 2099) }
  const asked = await answerAll(page, typed, async (q) => {
    await look(page, `intake-${q}`)
    await targets(page)
  })
  expect.ok(asked.includes('text') && asked.includes('place') && asked.includes('source'), `asked: ${asked}`)
  expect.ok(!asked.includes('conduct') && !asked.includes('care') && !asked.includes('words'), `asked: ${asked}`)
}

// A day that is not there yet: one error, linked, and everything typed is still there.
async function mended(page, { look, targets, expect }) {
  expect.path(page, '/intake/check')
  await expect.count(page, '.govuk-error-summary__list li', 1)
  await expect.visible(page, '[name=received_on_day]')
  await look(page, 'intake-error')
  await targets(page)
  expect.equal(await page.inputValue('[name=text]'), SAID)
  expect.equal(await page.inputValue('[name=received_on_year]'), '2099')
  await put(page, 'received_on_year', '2026')
  await Promise.all([page.waitForNavigation(), goOn(page)])
  await expect.text(page, SAID)
  await look(page, 'intake-check')
  await targets(page)
  await follow(page, 'button[formaction="/intake/change"][value=wish]')
  expect.equal(await shown(page), 'wish')
  await expect.visible(page, '[name=wish][value=small]:checked')
  await Promise.all([page.waitForNavigation(), goOn(page)])
  await expect.text(page, SAID)
}

async function recorded(page, { look, targets, expect }) {
  await page.locator('form[action="/intake/record"] button:not([formaction])').first().click()
  await page.waitForURL('**/intake/slip/**')
  const reference = (await page.locator('.slip__code').innerText()).trim()
  expect.match(reference, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await expect.noText(page, SAID)
  await look(page, 'intake-slip')
  await targets(page)
  await page.reload()
  await expect.noText(page, reference)
  await look(page, 'intake-slip-again')
  return reference
}

// Back brings up nothing that was typed.
async function forgotten(page, { expect, base }) {
  for (let step = 0; step < 4; step += 1) {
    // Chromium does not ask for a posted page again: then there is nothing to see
    await page.goBack().catch(() => {})
    await page.waitForTimeout(150)
    await page.waitForLoadState()
    // a page that is still changing shows nothing yet
    const seen = await page.content().catch(async () => { await page.waitForTimeout(1500); return page.content() })
    expect.ok(!seen.includes(SAID), `what was said is on ${page.url()} again`)
  }
  await page.goto(`${base}/intake`)
  expect.equal(await page.inputValue('[name=text]'), '')
  await expect.count(page, '[data-intake] [type=radio]:checked:not([value=today])', 0)
}

async function found(page, reference, { look, targets, expect, base }) {
  await page.goto(`${base}/cases?mine=entered`)
  await look(page, 'committee-cases')
  await targets(page)
  await follow(page, `.card a:has-text("${reference}")`)
  expect.path(page, `/cases/${reference}`)
  await expect.text(page, SAID)
  await look(page, 'committee-case')
  await targets(page)
}

// Whoever would rather tell somebody else is shown whom, and nothing is written.
async function elsewhere(page, { look, expect, base }) {
  await page.goto(`${base}/intake`)
  const asked = []
  for (const q of ['write', 'with', 'topic']) {
    expect.equal(await shown(page), q)
    const fields = q === 'topic' ? { topic: 'elsewhere' } : SMALL_THING[q]
    for (const [name, value] of Object.entries(fields)) await put(page, name, value)
    await goOn(page)
    asked.push(q)
  }
  expect.equal(await shown(page), 'elsewhere')
  await expect.visible(page, '.q:not([hidden]) .card kbd')
  await expect.count(page, '.q-nav button:visible:not(.govuk-button--secondary)', 0)
  await look(page, 'intake-elsewhere')
}

const day = (name, d, m, y) => ({ [`${name}_day`]: String(d), [`${name}_month`]: String(m), [`${name}_year`]: String(y) })
