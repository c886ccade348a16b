// A data loader sends the tracker of an office, looks at how it was understood, says yes, and reads the report.
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'

const TRACKER = join(ROOT, 'tests', 'data', 'tracker_fr.xlsx')

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('data_loader', { width: 360, height: 740 })
  expect.path(page, '/import')
  await look(page, 'import')
  await targets(page)
  await nothingChosen(page, { look, expect })
  await page.locator('[name=file]').setInputFiles(TRACKER)
  await pressed(page, 'form[action="/import"] button')
  expect.match(new URL(page.url()).pathname, /^\/import\/[0-9a-f-]+$/)
  await figures(page, expect, ['606', '576', '6', '24'])
  await look(page, 'import-preview')
  await targets(page)
  await pressed(page, 'form[action^="/import/"]:not([action$=cancel]) button')
  await figures(page, expect, ['606', '576', '6', '24'])
  await look(page, 'import-report')
  await targets(page)
  await again(page, expect, base)
}

async function nothingChosen(page, { look, expect }) {
  await pressed(page, 'form[action="/import"] button')
  await expect.count(page, '.govuk-error-summary__list li', 1)
  await look(page, 'import-error')
}

// Sent again, nothing is new; wiped when it is not wanted.
async function again(page, expect, base) {
  await page.goto(`${base}/import`)
  await page.locator('[name=file]').setInputFiles(TRACKER)
  await pressed(page, 'form[action="/import"] button')
  await figures(page, expect, ['606', '0', '582', '24'])
  await pressed(page, 'form[action$="/cancel"] button')
  await expect.visible(page, '.msg[role=status]')
}

async function figures(page, expect, wanted) {
  expect.equal((await page.locator('.figure__n').allInnerTexts()).map((text) => text.trim()).join(' '), wanted.join(' '))
}

async function pressed(page, button) {
  await Promise.all([page.waitForNavigation(), page.locator(button).first().click()])
}
