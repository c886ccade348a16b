// The same without JavaScript: all questions in one document, the server decides which of them count.
import { SMALL_THING, put } from '../lib/questions.mjs'

export default async ({ signIn, look, noScroll, expect, base }) => {
  await document({ signIn, look, base })
  const page = await signIn('committee_member', { width: 360, height: 740, javaScriptEnabled: false })
  await page.goto(`${base}/intake`)
  await expect.visible(page, '[name=safe_when]')
  await noScroll(page)
  const { text, ...others } = SMALL_THING
  for (const fields of Object.values(others)) {
    for (const [name, value] of Object.entries(fields)) await put(page, name, value)
  }
  await put(page, 'words', 'belongs to a path that was not taken')
  await send(page, '/intake/check')
  await expect.count(page, '.govuk-error-summary__list li', 1)
  await expect.count(page, '[name=wish][value=small]:checked', 1)
  await noScroll(page)
  await put(page, 'text', text.text)
  await send(page, '/intake/check')
  await expect.text(page, text.text)
  await expect.noText(page, 'not taken')
  await send(page, '/intake/record')
  expect.path(page, /^\/intake\/slip\//)
  await expect.visible(page, '.slip__code')
}

// axe itself needs scripts: the same document where only the product's own do not come.
async function document({ signIn, look, base }) {
  const page = await signIn('committee_member', { width: 360, height: 740 })
  await page.route('**/assets/*.js*', (route) => route.abort())
  await page.goto(`${base}/intake`)
  await look(page, 'intake-document')
  await page.context().close()
}

async function send(page, action) {
  const form = page.locator(`form[action="${action}"]`)
  await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]:not([formaction])').last().click()])
}
