// An administrator joins two places that are one, gives the organisation its logo, cannot put away a team that is somebody's only
// way; a manager looks at one project.
import { follow } from '../lib/act.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'

export default async ({ signIn, newPage, accounts, look, targets, expect, base }) => {
  const page = await signIn('administrator', { width: 360, height: 800 })
  await joined(page, { look, targets, expect, base })
  await logo(page, { newPage, look, targets, expect, base })
  await page.goto(`${base}/settings/lists/desk`)
  await follow(page, 'ul.cards a.govuk-link')
  await look(page, 'team-item')
  await follow(page, 'form[action$="/retire"] button[type=submit]')
  await expect.visible(page, '.govuk-error-summary')
  await look(page, 'team-refused')
  await worked(signIn, { accounts, look, targets, expect, base })
}

async function add(page, base, name, within, scheme, code) {
  await page.goto(`${base}/settings/lists/place/new`)
  await page.fill('#name', name)
  await page.selectOption('#level', 'commune')
  await page.fill('#in', within)
  await page.fill('#scheme', scheme)
  await page.fill('#code', code)
  await follow(page, 'form:has(#scheme) button[type=submit]')
}

async function joined(page, { look, targets, expect, base }) {
  await add(page, base, 'Neuve', 'cercle Konna', 'v3', 'A1')
  await add(page, base, 'Neuve Ville', 'cercle Konna', 'v3', 'A2')
  await page.goto(`${base}/settings/lists/place?q=Neuve+Ville`)
  await follow(page, 'ul.cards a.govuk-link')
  await look(page, 'place-item')
  await follow(page, 'a[href$="/join"]')
  await look(page, 'place-join-which')
  await targets(page)
  await page.fill('#place', 'commune Neuve')
  await follow(page, 'form[action$="/join"] button[type=submit]')
  await look(page, 'place-join')
  await targets(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await look(page, 'place-join-wide')
  await follow(page, 'form[method=post][action$="/join"] button[type=submit]')
  await expect.visible(page, '.govuk-error-summary')
  await page.locator('input[type=radio][value=A2]').check()
  await follow(page, 'form[method=post][action$="/join"] button[type=submit]')
  await expect.visible(page, '.msg[role=status]')
  await look(page, 'place-joined-wide')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${base}/settings/lists/place?q=Neuve+Ville`)
  await page.locator('details.govuk-details summary').click()
  await follow(page, 'details ul.cards a.govuk-link')
  await expect.text(page, 'réuni avec')
  await look(page, 'place-gone')
  const list = 'admin1Name_fr,admin1Pcode,admin2Name_fr,admin2Pcode\nGao,XX07,Konna,XX0701\n'
  await page.goto(`${base}/settings/places`)
  await page.fill('#scheme', 'essai')
  await page.setInputFiles('#file', { name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await follow(page, 'form[action="/settings/places"] button[type=submit]')
  await look(page, 'places-tried')
  await targets(page)
}

async function logo(page, { newPage, look, targets, expect, base }) {
  await page.goto(`${base}/settings/lists/organisation/of/organisation`)
  await look(page, 'logo-none')
  await targets(page)
  await page.setInputFiles('#logo-file', { name: 'l.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') })
  await follow(page, 'form[action="/settings/logo"] button[type=submit]')
  await expect.visible(page, '.govuk-error-summary')
  await look(page, 'logo-fault')
  const picture = readFileSync(join(ROOT, 'docs', 'screenshot.png'))
  await page.setInputFiles('#logo-file', { name: 'l.png', mimeType: 'image/png', buffer: picture })
  await follow(page, 'form[action="/settings/logo"] button[type=submit]')
  await expect.visible(page, 'p.logo img')
  await look(page, 'logo-set')
  for (const width of [360, 1280]) {
    const door = await newPage({ width })
    await door.goto(`${base}/sign-in`)
    await expect.visible(door, 'p.logo img')
    await look(door, `logo-door-${width}`)
  }
  await page.goto(`${base}/guide/handler`)
  await look(page, 'logo-guide')
  await page.goto(`${base}/settings/lists/organisation/of/organisation`)
  await follow(page, 'form[action="/settings/logo/remove"] button[type=submit]')
  await look(page, 'logo-removed')
}

async function worked(signIn, { accounts, look, targets, expect, base }) {
  const everywhere = accounts.find((a) => a.roles.some((r) => r.role === 'manager' && r.scope === ''))
  const page = await signIn(everywhere.name, { width: 1280, height: 900 })
  await page.goto(`${base}/tracker`)
  await page.locator('details.filters summary').first().click()
  await look(page, 'tracker-choices')
  const projects = await page.locator('[name=project] option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean))
  expect.ok(projects.length > 0, 'projects to choose from')
  await page.goto(`${base}/tracker?project=${projects[0]}`)
  await expect.visible(page, 'ul.chips a')
  await look(page, 'tracker-project')
  await targets(page)
  await page.goto(`${base}/tracker?project=${projects[0]}&category=3`)
  await expect.visible(page, '.govuk-error-summary')
  await look(page, 'tracker-project-alone')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${base}/tracker?project=${projects[0]}`)
  await look(page, 'tracker-project-phone')
  await page.goto(`${base}/cases?project=${projects[0]}&state=open&place=Mopti`)
  await expect.visible(page, 'ul.chips a')
  await look(page, 'cases-chips')
  await targets(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await look(page, 'cases-chips-wide')
}
