// Somebody who does not read listens to the questions; the serious ones are silent until it is allowed.
import { follow } from '../lib/act.mjs'

export default async ({ signIn, look, expect, base }) => {
  const page = await signIn('committee_member', { width: 360, height: 740 })
  await page.goto(`${base}/intake`)
  expect.equal(await page.locator('[data-play]').count(), 0)
  await follow(page, '.langs a[href*="voice=fr"]')
  await look(page, 'listening')
  await expect.text(page, 'voix de synthèse')
  const played = []
  page.on('request', (request) => { if (request.url().includes('/voices/')) played.push(new URL(request.url()).pathname) })
  const first = page.locator('.q:not([hidden]) [data-play]').first()
  await first.click()
  expect.equal(new URL(page.url()).pathname, '/intake')
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((one) => one.name.includes('/voices/')))
  expect.equal(played[0], '/voices/fr/intake-ask-write')
  expect.equal(await first.getAttribute('role'), 'button')
  // a tile is chosen beside its button, and heard by it without being chosen
  const yes = page.locator('.q:not([hidden]) .govuk-radios__item').first()
  await yes.locator('[data-play]').click()
  expect.equal(await page.locator('[name=may_write]:checked').count(), 0)
  await yes.locator('input').check()
  expect.equal(await page.locator('[name=may_write]:checked').count(), 1)
  const silent = page.locator('[data-q=by] .listen')
  expect.equal(await silent.count(), 1)
  expect.equal(await silent.getAttribute('open'), null)
  expect.equal(await page.locator('[data-q=by] [data-play]:not(.listen [data-play])').count(), 0)
}
