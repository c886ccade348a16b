// Everybody's own page: language, a short code for the locked screen, leaving.
import { follow } from '../lib/act.mjs'

const CODE = '582914'

export default async ({ signIn, account, look, targets, expect, base }) => {
  const me = account('receiver')
  const page = await signIn(me.name, { width: 360, height: 740 })
  expect.path(page, '/')
  await look(page, 'receiver-home')
  await targets(page)
  await page.goto(`${base}/me`)
  await look(page, 'me')
  await targets(page)
  await code(page, me.password, { look, expect, base })
  await letters(page, { look, targets, expect })
  await blank(page, { base, expect })
  await page.goto(`${base}/password`)
  await look(page, 'password')
  await targets(page)
  await follow(page, 'form[action="/sign-out"] button')
  expect.path(page, '/sign-in')
  await page.goto(base)
  expect.path(page, '/sign-in')
}

// Nobody touches the page for half an hour: it goes blank and says where it was.
async function blank(page, { base, expect }) {
  await page.clock.install()
  await page.goto(`${base}/me`)
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/locked')
  await page.clock.fastForward(31 * 60 * 1000)
  expect.equal(new URL((await asked).url()).searchParams.get('next'), '/me')
  await page.waitForLoadState()
}

// Where and when one is written to.
async function letters(page, { look, targets, expect }) {
  await follow(page, 'a[href="/me/letters"]')
  await look(page, 'me-letters')
  await targets(page)
  await send(page, '/me/letters', { email: 'awa@' })
  await expect.visible(page, '.govuk-error-summary')
  await look(page, 'me-letters-wrong')
  await page.selectOption('[name=when]', 'h07')
  await send(page, '/me/letters', { email: 'awa@exemple.org' })
  await expect.visible(page, '.msg[role=status]')
  expect.equal(await page.inputValue('[name=email]'), 'awa@exemple.org')
  expect.equal(await page.inputValue('[name=when]'), 'h07')
}

async function code(page, password, { look, expect, base }) {
  await send(page, '/me/pin', { pin: CODE, pin_again: CODE, password })
  expect.equal(new URL(page.url()).searchParams.get('done'), 'pin')
  await Promise.all([page.waitForURL('**/meteo'), page.locator('a[data-exit]').click()])
  await page.goto(`${base}/locked`)
  await look(page, 'locked-code')
  await send(page, '/locked', { pin: CODE })
  expect.path(page, '/')
  await page.goto(`${base}/me`)
  await send(page, '/me/pin/remove', {})
  expect.equal(new URL(page.url()).searchParams.get('done'), 'pin-removed')
}

async function send(page, action, fields) {
  const [first] = Object.keys(fields)
  const all = page.locator(`form[action="${action}"]`)
  const form = (first ? all.filter({ has: page.locator(`[name=${first}]`) }) : all).first()
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(value)
  await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]').click()])
}
