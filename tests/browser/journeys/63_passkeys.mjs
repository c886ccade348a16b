// The lock of this computer beside the password: added, used at the door and before what is important, taken away. The
// browser's own virtual authenticator stands for finger, face or code.
import { follow } from '../lib/act.mjs'
import { findAccount } from '../lib/sign_in.mjs'
import { freePort } from '../lib/server.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ newPage, look, targets, expect, jaabi, startJaabi }) => {
  const port = await freePort()
  const base = `http://localhost:${port}`
  const server = await startJaabi(['demo', '--fresh'], { name: 'passkeys', port, env: { JAABI__SERVER__PUBLIC_URL: base } })
  try {
    const me = findAccount(JSON.parse(jaabi(['demo', '--accounts-json', '--data', server.data])), 'auditor')
    await journey({ newPage, look, targets, expect }, base, me)
  } finally {
    await server.stop()
  }
}

async function journey({ newPage, look, targets, expect }, base, me) {
  const page = await newPage(PHONE)
  await lock(page)
  await enter(page, base, me)
  await page.goto(`${base}/factor/new`)
  await look(page, 'passkey-new')
  await targets(page)
  await page.fill('[name=device]', 'mon ordinateur')
  await follow(page, '[data-passkey-go]')
  await look(page, 'passkey-codes')
  expect.equal(await page.locator('[data-code]').count(), 10)
  await page.goto(`${base}/me`)
  await expect.text(page, 'mon ordinateur')
  await look(page, 'passkey-me')
  await targets(page)
  await follow(page, 'form[action="/sign-out"] button')

  await enter(page, base, me)
  expect.path(page, '/factor')
  await look(page, 'passkey-door')
  await targets(page)
  await follow(page, '[data-passkey-go]')
  expect.path(page, '/audit')

  await page.goto(`${base}/confirm?next=%2Fme`)
  await look(page, 'passkey-confirm')
  await page.click('[data-passkey-go]')
  expect.equal(await page.evaluate(() => document.activeElement.name), 'password')
  await page.fill('[name=password]', me.password)
  await follow(page, '[data-passkey-go]')
  expect.path(page, '/me')

  await withoutScript({ newPage, look, targets, expect }, base, me)
  await stranger({ newPage, look, expect }, base, me)
  await follow(page, 'form[action="/me/passkeys/remove"] button')
  expect.equal(new URL(page.url()).searchParams.get('done'), 'passkey-removed')
}

// A page without the script still takes a code.
async function withoutScript({ newPage, look, targets, expect }, base, me) {
  const page = await newPage({ ...PHONE, javaScriptEnabled: false })
  await enter(page, base, me)
  expect.path(page, '/factor')
  expect.equal(await page.locator('[data-passkey-go]').isVisible(), false)
  expect.equal(await page.locator('[name=code]').isVisible(), true)
  await page.context().close()
}

// A device that has no such passkey says so, on the page.
async function stranger({ newPage, look, expect }, base, me) {
  const page = await newPage({ width: 1280, height: 800 })
  await lock(page)
  await enter(page, base, me)
  await page.click('[data-passkey-go]')
  await expect.visible(page, '[data-passkey-failed]')
  await look(page, 'passkey-failed')
  await page.context().close()
}

async function enter(page, base, me) {
  await page.goto(`${base}/sign-in`)
  await page.fill('[name=name]', me.name)
  await page.fill('[name=password]', me.password)
  await follow(page, 'form[action="/sign-in"] button')
}

// A lock that its owner opens at once.
async function lock(page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
    automaticPresenceSimulation: true,
  }
  await browser.send('WebAuthn.addVirtualAuthenticator', { options })
}
