// A data loader brings in the tracker of the programme: how it was understood, what would happen, and then it happens,
// once.
import { join } from 'node:path'
import { follow } from '../lib/act.mjs'
import { ROOT } from '../lib/paths.mjs'

const FILE = join(ROOT, 'tests/data/tracker_fr.xlsx')

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('data_loader', { width: 1280, height: 900 })
  expect.path(page, '/import')
  await look(page, 'import')
  await targets(page)
  await follow(page, 'form[action="/import"] button[type=submit]')
  await expect.visible(page, '.govuk-error-summary')
  await look(page, 'import-no-file')
  await send(page)
  await expect.visible(page, 'form button')
  await look(page, 'import-understood')
  await targets(page)
  const would = await figures(page)
  expect.ok(would[1] > 400, `would create ${would}`)
  expect.equal(would[0], would[1] + would[2] + would[3])
  await follow(page, 'form:not([action$="/cancel"]):not([action="/sign-out"]) button[type=submit]')
  await finished(page)
  await look(page, 'import-report')
  await targets(page)
  expect.deepEqual(await figures(page), would)
  await page.goto(`${base}/import`)
  await send(page)
  const [rows, created, , rejected] = await figures(page)
  expect.deepEqual([rows, created, rejected], [would[0], 0, would[3]])
  await look(page, 'import-nothing-new')
  await follow(page, 'form[action$="/cancel"] button[type=submit]')
  await expect.visible(page, '.msg[role=status]')
  await expect.status(page, `${base}/cases`, 404)
}

async function send(page) {
  await page.setInputFiles('input[type=file]', FILE)
  await follow(page, 'form[action="/import"] button[type=submit]')
}

// An import that takes longer says so, and is looked at again.
async function finished(page) {
  for (let again = 0; again < 60; again += 1) {
    const look = page.locator('main a.govuk-button[href^="/import/"]')
    if ((await look.count()) === 0) return
    await page.waitForTimeout(500)
    await Promise.all([page.waitForNavigation(), look.first().click()])
  }
  throw new Error('the import did not end')
}

// Rows, created, repeated, rejected.
const figures = async (page) =>
  (await page.locator('.figure__n').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')))
