// A woman without an account comes back with a slip: she enters number and code on a borrowed phone, reads, writes, and leaves.
import { act, follow } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }
const ANSWER = 'La pompe sera réparée jeudi.'

export default async ({ signIn, newPage, accounts, look, targets, expect, base }) => {
  const everywhere = accounts.find((a) => a.roles.some((r) => r.role === 'handler' && r.scope === ''))
  const page = await signIn(everywhere.name, { width: 1280, height: 900 })
  const { reference, code } = await given(page, { look, targets, expect, base })
  await page.goto(`${base}/cases/${reference}`)
  await act(page, 'answer', { text: ANSWER })
  await wrong(newPage, { look, targets, expect, base })
  const phone = await newPage(PHONE)
  await read(phone, { reference, code }, { look, targets, expect, base })
  await said(phone, { look, targets, expect })
  await left(phone, { expect, base })
  await page.goto(`${base}/`)
  await expect.text(page, reference)
  await look(page, 'handler-home-written')
  const wide = await newPage({ width: 1280, height: 900 })
  await wide.goto(`${base}/follow`)
  await look(wide, 'follow-door-wide')
}

async function given(page, { look, targets, expect, base }) {
  await page.goto(`${base}/cases?state=received&order=due`)
  await follow(page, '.card--act a')
  const reference = new URL(page.url()).pathname.split('/').pop()
  await look(page, 'case-without-code')
  await follow(page, 'form[action$="/slip"] button')
  await look(page, 'slip-offer')
  await targets(page)
  await follow(page, 'form[action="/slip/code"] button[value=code]')
  await look(page, 'slip-code')
  const code = (await page.locator('[data-code=letters]').innerText()).trim()
  expect.match(code, /^([0-9A-Z]{4} ){3}[0-9A-Z]{4}$/)
  return { reference, code }
}

async function wrong(newPage, { look, targets, expect, base }) {
  const phone = await newPage(PHONE)
  await phone.goto(`${base}/follow`)
  await look(phone, 'follow-door')
  await targets(phone)
  await phone.fill('[name=reference]', '7K3M-2QX9')
  await phone.fill('[name=code]', '0000 0000 0000 0000')
  await follow(phone, 'form[action="/follow"] button')
  await expect.count(phone, '.govuk-error-summary__list li', 1)
  await look(phone, 'follow-wrong')
}

async function read(phone, { reference, code }, { look, targets, expect, base }) {
  await phone.goto(`${base}/follow`)
  await phone.fill('[name=reference]', reference.toLowerCase())
  await phone.fill('[name=code]', code.toLowerCase())
  await follow(phone, 'form[action="/follow"] button')
  expect.path(phone, '/follow/case')
  await expect.text(phone, ANSWER)
  await look(phone, 'follow-case')
  await targets(phone)
  await follow(phone, 'button[name=threat][value=no]')
}

async function said(phone, { look, targets, expect }) {
  await follow(phone, 'button[name=how][value=partly]')
  await phone.fill('#text-words', 'Jeudi est passé.')
  await follow(phone, 'form:has(#text-words) button')
  await expect.visible(phone, '.msg[role=status]')
  await expect.text(phone, 'Jeudi est passé.')
  await phone.locator('details summary').first().click()
  await look(phone, 'follow-case-written')
  await targets(phone)
  await follow(phone, 'form[action="/follow/code"] button[value=phrase]')
  await expect.count(phone, '[data-code=phrase] li', 5)
  await look(phone, 'follow-phrase')
  await follow(phone, 'main a.govuk-button')
  expect.path(phone, '/follow/case')
}

async function left(phone, { expect, base }) {
  await phone.locator('a.exit').click()
  await phone.waitForURL('**/meteo')
  await phone.goto(`${base}/follow/case`)
  expect.path(phone, '/follow')
  await expect.noText(phone, ANSWER)
}
