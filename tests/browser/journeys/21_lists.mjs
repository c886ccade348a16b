// Finding cases: filters, words without their accents, the next page.
import { follow, references } from '../lib/act.mjs'

const PAGE = 50

export default async ({ signIn, accounts, look, targets, expect, base }) => {
  const everywhere = accounts.find((a) => a.roles.some((r) => r.role === 'handler' && r.scope === ''))
  const page = await signIn(everywhere.name, { width: 1280, height: 900 })
  await page.goto(`${base}/cases`)
  await look(page, 'handler-cases')
  await targets(page)
  await nextPage(page, expect)
  await filtered(page, { look, targets, expect, base })
  await searched(page, { expect, base })
  await page.goto(`${base}/cases?q=xylophone`)
  await look(page, 'handler-cases-none')
}

async function nextPage(page, expect) {
  const first = await references(page)
  expect.equal(first.length, PAGE)
  await follow(page, '.pager a[rel=next]')
  const second = await references(page)
  expect.ok(second.length > 0 && second.every((one) => !first.includes(one)), 'the next page repeats the first')
  await follow(page, '.pager a[rel=prev]')
  expect.deepEqual(await references(page), first)
}

async function filtered(page, { look, targets, expect, base }) {
  await page.goto(`${base}/cases`)
  await page.locator('details.filters summary').click()
  await page.selectOption('[name=category]', '4')
  await page.selectOption('[name=state]', 'open')
  const name = await page.locator('[name=category] option[value="4"]').innerText()
  await page.fill('[name=place]', 'Mopti')
  await follow(page, 'form[role=search] button')
  const lines = await page.locator('.card--act').allInnerTexts()
  expect.ok(lines.length > 0 && lines.every((line) => line.includes(name)), `not all are ${name}`)
  await look(page, 'handler-cases-filtered')
  await targets(page)
  await page.goto(`${base}/cases?place=Nulle+part`)
  await expect.visible(page, '.govuk-error-message')
}

// A word with an accent is found when it is typed without.
async function searched(page, { expect, base }) {
  await page.goto(`${base}/cases`)
  const cards = await page.locator('.card--act').allInnerTexts()
  const accented = /[a-zà-ÿ]*[éèêàçôî][a-zà-ÿ]{3,}/
  const card = cards.find((text) => accented.test(text.split('\n')[4] ?? ''))
  const reference = card.split('\n')[0].trim()
  const plain = card.split('\n')[4].match(accented)[0].normalize('NFD').replace(/\p{M}/gu, '')
  await page.goto(`${base}/cases?q=${encodeURIComponent(plain)}`)
  expect.ok((await references(page)).length > 0, `nothing found for ${plain}`)
  await page.goto(`${base}/cases?q=${reference.toLowerCase()}`)
  expect.deepEqual(await references(page), [reference])
}
