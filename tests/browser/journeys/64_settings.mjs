// An administrator sets things up: renames a subject and takes it back, adds a committee with its members, tries where a case
// would go, and takes the settings away as a file.
import { follow } from '../lib/act.mjs'

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('administrator', { width: 360, height: 800 })
  await look(page, 'settings-home')
  await page.goto(`${base}/settings/lists/sector`)
  await look(page, 'settings-list')
  await follow(page, 'a[href="/settings/lists/sector/of/wash"]')
  await look(page, 'settings-item')
  await targets(page)
  await page.fill('#name_fr', '')
  await follow(page, 'form:has(#name_fr) button[type=submit]')
  await expect.visible(page, '.govuk-error-summary')
  await look(page, 'settings-item-fault')
  await page.fill('#name_fr', 'Eau potable')
  await follow(page, 'form:has(#name_fr) button[type=submit]')
  await expect.text(page, 'Eau potable')
  await look(page, 'settings-saved')

  await page.goto(`${base}/settings/lists/sector/of/wash`)
  await look(page, 'settings-history')
  await follow(page, 'form[action$="/undo"] button[type=submit]')
  await expect.visible(page, '.msg[role=status]')

  await page.goto(`${base}/settings/lists/committee/new`)
  await page.fill('#name', 'Comité de Konna')
  await page.locator('details', { has: page.locator('#members_0_name') }).locator('summary').click()
  await page.fill('#members_0_name', 'Awa Dembélé')
  await look(page, 'settings-committee-new')
  await targets(page)
  await follow(page, 'form:has(#members_0_name) button[type=submit]')
  await look(page, 'settings-committees')

  for (const kind of ['organisation', 'calendar', 'category', 'closing', 'project', 'place', 'activity', 'desk', 'route', 'sample']) {
    await page.goto(`${base}/settings/lists/${kind}`)
    await look(page, `settings-${kind}`)
  }
  for (const add of ['activity', 'project', 'sample', 'route', 'place']) {
    await page.goto(`${base}/settings/lists/${add}/new`)
    await look(page, `settings-${add}-new`)
  }

  await page.goto(`${base}/settings/try`)
  await page.selectOption('#topic', 'aid_worker')
  await page.selectOption('#conduct', 'serious')
  await follow(page, 'form[action="/settings/try"] button[type=submit]')
  await expect.visible(page, '#said')
  await look(page, 'settings-tried')

  await page.goto(`${base}/settings/file`)
  await look(page, 'settings-file')
  await targets(page)
  const text = await (await page.request.get(`${base}/settings/file.toml`)).text()
  expect.ok(text.includes('[[sector]]'), 'a file of settings')
  await page.setInputFiles('#file', { name: 's.toml', mimeType: 'text/plain', buffer: Buffer.from(text.replace('target_days = 7', 'target_days = 6')) })
  await follow(page, 'form[action="/settings/file"] button[type=submit]')
  await expect.visible(page, '.msg[role=status]')
  await look(page, 'settings-file-tried')
  await page.goto(`${base}/settings/places`)
  await look(page, 'settings-places')
  await targets(page)
}
