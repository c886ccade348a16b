// A manager asks what a figure is, goes to its cases, keeps a report of the month before, puts another beside it and takes it along.
import { follow } from '../lib/act.mjs'

export default async ({ signIn, accounts, look, targets, expect, base }) => {
  const everywhere = accounts.find((a) => a.roles.some((r) => r.role === 'manager' && r.scope === ''))
  const page = await signIn(everywhere.name, { width: 1280, height: 900 })
  await page.goto(`${base}/tracker`)
  const told = page.locator('#funnel ~ .scroll tr', { has: page.locator('a[href^="/cases?figure=told"]') }).first()
  await told.locator('summary').click()
  await Promise.all([page.waitForNavigation(), told.locator('a').click()])
  await expect.text(page, 'Il peut y en avoir moins ici')
  await look(page, 'figure-cases')
  await page.goto(`${base}/tracker/reports`)
  await look(page, 'reports-none')
  for (const back of [2, 1]) await keep(page, back, base)
  await look(page, 'report')
  await targets(page)
  const file = await page.request.get(new URL(await page.locator('a[href$="/json"]').getAttribute('href'), base).href)
  expect.match(await file.text(), /"counts"/)
  await page.selectOption('[name=with]', { index: 1 })
  await follow(page, 'form[method=get] button')
  await look(page, 'reports-beside')
  await page.setViewportSize({ width: 360, height: 740 })
  await look(page, 'reports-beside-phone')
  await page.goto(`${base}/tracker/reports`)
  await look(page, 'reports-phone')
  await targets(page)
}

async function keep(page, back, base) {
  await page.goto(`${base}/tracker/reports`)
  await page.selectOption('[name=covers]', { index: back })
  await follow(page, 'form[action="/tracker/reports"] button')
  if (!/\/tracker\/reports\/\d+/.test(page.url())) throw new Error(`no report: ${await page.locator('.msg').innerText()}`)
}
