// Something serious is said: a short path, whom to phone now, and nothing of it is to be found afterwards. Then the
// quick way out.
import { SERIOUS, answerAll } from '../lib/questions.mjs'
import { references } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }
const NEVER_ASKED = ['who', 'displacement', 'access', 'language', 'place', 'text', 'happened', 'name']
const NEW = ['conduct', 'child', 'danger', 'now', 'care', 'keep_away', 'words', 'safe_anon', 'safe_when']

export default async ({ signIn, account, look, targets, expect, base }) => {
  const page = await signIn('committee_member', PHONE)
  await page.goto(`${base}/intake`)
  const asked = await answerAll(page, SERIOUS, async (q) => { if (NEW.includes(q)) await look(page, `intake-${q}`) })
  for (const q of NEVER_ASKED) expect.ok(!asked.includes(q), `${q} was asked`)
  for (const q of NEW) expect.ok(asked.includes(q), `${q} was not asked: ${asked}`)
  await expect.visible(page, '.msg .ic')
  await look(page, 'intake-serious-check')
  const reference = await recorded(page, { look, targets, expect })
  await nowhere(page, reference, { look, expect, base })
  await away(page, account('committee_member'), { look, targets, expect, base })
}

async function recorded(page, { look, targets, expect }) {
  await page.locator('form[action="/intake/record"] button:not([formaction])').first().click()
  await page.waitForURL('**/intake/slip/**')
  // whom to phone stands before the slip
  const order = await page.locator('main .msg, main .slip').evaluateAll((all) => all.map((e) => e.classList[0]))
  expect.deepEqual(order, ['msg', 'slip'])
  await expect.visible(page, '.card kbd')
  // the number to call, not the name of a team: it would say what this was about
  expect.match(await page.locator('main .card strong').first().innerText(), /^Quelqu’un (à qui parler|qui travaille loin d’ici)$/)
  await expect.visible(page, 'main .card a[href^="tel:+223"]')
  await look(page, 'intake-serious-slip')
  await targets(page)
  return (await page.locator('.slip__code').innerText()).trim()
}

// No list, no search, no address leads to it.
async function nowhere(page, reference, { look, expect, base }) {
  for (const list of ['/', '/cases', '/cases?mine=entered', `/cases?q=${reference}`, '/cases?q=vendredi+matin', '/cases?kind=sealed']) {
    await expect.status(page, base + list, 200)
    expect.ok(!(await references(page)).includes(reference), `${reference} is in ${list}`)
  }
  await look(page, 'cases-none')
  await expect.status(page, `${base}/cases/${reference}`, 404)
  await expect.noText(page, reference)
  await look(page, 'not-found')
}

// Quick exit shows something harmless, Back does not bring the page up, and the door is locked.
async function away(page, account, { look, targets, expect, base }) {
  await page.goto(`${base}/cases`)
  await Promise.all([page.waitForURL('**/meteo'), page.locator('a[data-exit]').click()])
  await expect.noText(page, 'Jaabi')
  await look(page, 'weather')
  await page.goBack().catch(() => {})
  await page.goto(`${base}/cases`)
  expect.path(page, '/locked')
  await look(page, 'locked')
  await targets(page)
  await open(page, 'not the password at all')
  await expect.visible(page, '.govuk-error-summary')
  await open(page, account.password)
  expect.path(page, '/')
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
  await page.waitForURL('**/meteo')
}

async function open(page, password) {
  await page.fill('[name=password]', password)
  const form = page.locator('form', { has: page.locator('[name=password]') })
  await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]').click()])
}
