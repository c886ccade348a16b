// A child is led to a service: the caregiver says yes and the child agrees; the service opens the link with its code, takes it on and
// says that it is done; the focal point sees that. Another service had a link as well, which shows nothing once the yes is taken back.
import { act, follow, references } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }
const WORDS = 'Un enfant viendra mardi avec sa tante.'
const YES = { answer: 'yes', share: 'minimum', by: 'caregiver', how: 'spoken' }

export default async ({ signIn, newPage, look, targets, expect, base }) => {
  const page = await signIn('Nana Diakité', PHONE)
  await directory(page, { look, targets, expect, base })
  await page.goto(`${base}/cases?kind=sealed&state=options_explained`)
  const [reference] = await references(page)
  await follow(page, '.card--act a')
  await follow(page, 'a[href$="/referrals"]')
  await look(page, 'referrals-none')
  const here = `${base}/cases/${reference}/referrals`
  await act(page, 'answer', { ...YES, service: 'enfance-mopti' })
  await expect.count(page, '.govuk-error-summary__list li', 1)
  await look(page, 'referrals-child-refused')
  await targets(page)
  const first = await proposed(page, 'enfance-mopti', { look, targets, expect })
  await page.goto(here)
  const second = await proposed(page, 'liens', { look, targets, expect })
  await served(newPage, first, { look, targets, expect })
  await page.goto(here)
  await expect.text(page, 'Fait', '[data-reach=done]')
  await expect.text(page, 'La tante est venue.')
  await look(page, 'referrals-done')
  await act(page, 'withdraw', { reason: 'La tante a peur.' })
  const other = await newPage(PHONE)
  await opened(other, second)
  await expect.count(other, '.govuk-error-summary__list li', 1)
  await expect.count(other, '.said', 0)
  await look(other, 'link-over')
  await page.goto(here)
  await expect.visible(page, '[data-reach=taken_back]')
  const wide = await signIn('Nana Diakité', { width: 1280, height: 900 })
  await wide.goto(here)
  await look(wide, 'referrals-wide')
}

async function directory(page, { look, targets, expect, base }) {
  await page.goto(`${base}/services`)
  await expect.text(page, 'Maison des femmes de Mopti')
  await look(page, 'services')
  await targets(page)
}

// The answer with what a child needs, and a link; answers the link and its code.
async function proposed(page, service, { look, targets, expect }) {
  await act(page, 'answer', { ...YES, service, assent: 'yes' })
  await expect.visible(page, '[data-reach=agreed]')
  await act(page, 'send', { words: WORDS, days: '7' })
  await look(page, `given-${service}`)
  await targets(page)
  const link = await page.locator('[data-link]').inputValue()
  const code = (await page.locator('[data-code=link]').innerText()).trim()
  expect.match(code, /^\d{4} \d{4} \d{4}$/)
  return { link, code }
}

async function opened(page, { link, code }) {
  await page.goto(link)
  await page.fill('[name=code]', code)
  await follow(page, 'main form button')
}

async function served(newPage, given, { look, targets, expect }) {
  const page = await newPage(PHONE)
  await page.goto(given.link)
  await look(page, 'link-door')
  await targets(page)
  await opened(page, { ...given, code: '0000 0000 0000' })
  await look(page, 'link-wrong')
  await opened(page, given)
  await expect.text(page, WORDS)
  await look(page, 'link-parcel')
  await targets(page)
  await page.check('[name=said][value=confirmed]')
  await follow(page, 'main form button')
  await look(page, 'link-taken')
  await opened(page, given)
  await page.check('[name=said][value=done]')
  await page.fill('[name=text]', 'La tante est venue.')
  await follow(page, 'main form button')
  await look(page, 'link-thanks')
}
