// A manager reads how long people wait, narrows it down, and takes the figures along.
import { follow } from '../lib/act.mjs'

export default async ({ signIn, accounts, look, targets, expect, base }) => {
  const everywhere = accounts.find((a) => a.roles.some((r) => r.role === 'manager' && r.scope === ''))
  const page = await signIn(everywhere.name, { width: 1280, height: 900 })
  // what a manager must hear stands first, once: a committee from which nothing comes
  expect.path(page, '/')
  await expect.text(page, 'À savoir')
  await look(page, 'manager-alerts')
  await targets(page)
  await page.goto(`${base}/tracker`)
  await look(page, 'tracker')
  await targets(page)
  await chart(page, expect)
  await narrowed(page, { look, targets, expect })
  await beside(page, { look, targets, expect, base })
  await page.goto(`${base}/tracker?from=2020-01&to=2020-02`)
  await look(page, 'tracker-empty')
  await page.goto(`${base}/cases`)
  await look(page, 'manager-cases')
}

// Two places side by side, the end of a past month, and everything on a phone.
async function beside(page, { look, targets, expect, base }) {
  await page.goto(`${base}/tracker?place=Mopti&place2=Gao`)
  await look(page, 'tracker-beside')
  await expect.text(page, 'Gao')
  const past = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 7)
  await page.goto(`${base}/tracker?as_of=${past}`)
  await look(page, 'tracker-as-of')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${base}/tracker`)
  await look(page, 'tracker-phone')
  await targets(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}

// A drawing with a name and a description, and the same numbers in a table.
async function chart(page, expect) {
  const svg = page.locator('svg.chart').first()
  const named = (await svg.getAttribute('aria-labelledby')).split(' ')
  for (const id of named) expect.ok((await page.locator(`#${id}`).textContent()).trim() !== '', `${id} is empty`)
  const fold = page.locator('details', { has: page.locator('[aria-labelledby="by-month"]') })
  await fold.locator('summary').click()
  expect.ok((await fold.locator('tbody tr').count()) >= 12, 'a year of months')
}

async function narrowed(page, { look, targets, expect }) {
  await page.locator('details.filters summary').first().click()
  await page.selectOption('[name=place]', 'Mopti')
  await page.selectOption('[name=category]', '4')
  await follow(page, 'form[action="/tracker"] button')
  expect.equal(new URL(page.url()).searchParams.get('place'), 'Mopti')
  await look(page, 'tracker-filtered')
  await targets(page)
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href^="/tracker.csv"]').click()])
  expect.match(file.suggestedFilename(), /^jaabi-\d{4}-\d\d-\d\d\.csv$/)
  const answer = await page.request.get(new URL(await page.locator('a[href^="/tracker.csv"]').getAttribute('href'), page.url()).href)
  expect.match(answer.headers()['content-type'], /text\/csv/)
  expect.ok((await answer.text()).split('\n').length > 10, 'the file has lines')
}
