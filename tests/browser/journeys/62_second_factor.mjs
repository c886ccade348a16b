// The code beside the password: set up by whoever wants one, asked for at the door, with codes on paper; and taken away.
import { follow } from '../lib/act.mjs'
import { totp } from '../lib/sign_in.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ newPage, signIn, account, look, targets, expect, base }) => {
  const me = account('auditor')
  const page = await signIn(me.name, PHONE)
  await page.goto(`${base}/me`)
  await follow(page, 'a[href="/factor/new"]')
  await look(page, 'factor-new')
  await targets(page)
  const secret = await page.locator('[data-secret]').innerText()
  await page.fill('[name=code]', totp(secret))
  await follow(page, 'form[action="/factor/new"] button')
  await look(page, 'factor-codes')
  await targets(page)
  const codes = await page.locator('[data-code]').allInnerTexts()
  expect.equal(codes.length, 10)
  await door({ newPage, look, targets, expect, base }, me, codes[0])
  await page.goto(`${base}/me`)
  await look(page, 'me-factor')
  await targets(page)
  for (const path of ['/confirm?next=%2Fme', '/me/renew']) {
    await page.goto(base + path)
    await look(page, path.slice(1).replace(/\W.*/, ''))
    await targets(page)
  }
  await page.goto(`${base}/me`)
  await follow(page, 'form[action="/me/factor/end"] button')
  expect.equal(new URL(page.url()).searchParams.get('done'), 'factor-removed')
}

// At the door: a wrong code, then one from paper.
async function door({ newPage, look, targets, expect, base }, me, code) {
  const page = await newPage(PHONE)
  await page.goto(`${base}/sign-in`)
  await page.fill('[name=name]', me.name)
  await page.fill('[name=password]', me.password)
  await follow(page, 'form[action="/sign-in"] button')
  expect.path(page, '/factor')
  await look(page, 'factor')
  await targets(page)
  await page.fill('[name=code]', '000000')
  await follow(page, 'form[action="/factor"] button')
  await look(page, 'factor-wrong')
  await page.fill('[name=code]', code)
  await follow(page, 'form[action="/factor"] button')
  expect.path(page, '/audit')
  await page.context().close()
}
