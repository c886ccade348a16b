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
  await look(page, 'import-columns')
  await targets(page)
  await page.locator('details summary').first().click()
  await look(page, 'import-columns-known')
  await page.setViewportSize({ width: 360, height: 800 })
  await look(page, 'import-columns-narrow')
  await onward(page, 'columns')
  await look(page, 'import-words-narrow')
  await page.setViewportSize({ width: 1280, height: 900 })
  await look(page, 'import-words')
  await targets(page)
  await onward(page, 'values')
  await look(page, 'import-understood')
  await targets(page)
  const would = await figures(page)
  expect.ok(would[1] > 400, `would create ${would}`)
  expect.equal(would[0], would[1] + would[2] + would[3])
  await follow(page, GO)
  await finished(page)
  await expect.text(page, 'détruisez les anciennes copies')
  await look(page, 'import-report')
  await targets(page)
  expect.deepEqual(await figures(page), would)
  await page.goto(`${base}/import`)
  await send(page)
  await onward(page, 'columns')
  await onward(page, 'values')
  const [rows, created, , rejected] = await figures(page)
  expect.deepEqual([rows, created, rejected], [would[0], 0, would[3]])
  await look(page, 'import-nothing-new')
  await follow(page, 'form[action$="/cancel"] button[type=submit]')
  await expect.visible(page, '.msg[role=status]')
  await expect.status(page, `${base}/cases`, 404)
  await putRight({ page, look, targets, expect, base })
}

// A tracker in an organisation's own words is put right by hand, and the correction is kept under its name.
const OWN = `N°;Jour;Région;Catégorie;Avancement;Résumé;Nom
1;02/02/2026;Mopti;3;vu;la bâche est trouÃ©e;Awa
2;03/02/2026;Mopti;3;vu;le forage est sec;Moussa
3;04/02/2026;Mopti;4;pas vu;une idée;Oumar
4;05/02/2026;Mopti;4;pas vu;une autre idée;Fanta
`

async function putRight({ page, look, targets, expect, base }) {
  await page.goto(`${base}/import`)
  await page.setInputFiles('input[type=file]', { name: 'ong.csv', mimeType: 'text/csv', buffer: Buffer.from(OWN) })
  await follow(page, 'form[action="/import"] button[type=submit]')
  await onward(page, 'columns')
  await look(page, 'import-columns-missing')
  await page.selectOption('[name="c-jour"]', 'received')
  await page.selectOption('[name="c-avancement"]', 'status')
  await onward(page, 'columns')
  await look(page, 'import-words-open')
  await targets(page)
  await page.selectOption('[name="v-status-pas vu"]', 'in_progress')
  await onward(page, 'values')
  await look(page, 'import-put-right')
  await page.fill('[name=organisation]', 'ONG Yiriwa')
  await follow(page, 'form[action$="/keep"] button[type=submit]')
  await expect.visible(page, '.msg[role=status]')
  await page.goto(`${base}/import`)
  await look(page, 'import-kept')
  expect.equal(await page.locator('[name=mapping] option').count(), 2)
}

const GO = 'form[action^="/import/"]:not([action$="/cancel"]):not([action$="/keep"]) button[type=submit]'
const onward = (page, step) => follow(page, `form[action$="/${step}"] button[type=submit]`)

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
