// A committee member sees whom to tell today, and says what became of it; a handler answers many at once, to be read out.
import { act, follow } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ signIn, accounts, look, targets, expect, base }) => {
  const page = await signIn('committee_member', PHONE)
  await answerOne(page, { base })
  await page.goto(base)
  await expect.text(page, 'attend que vous lui disiez la réponse')
  await look(page, 'telling-home')
  await page.goto(`${base}/telling`)
  await look(page, 'telling')
  await targets(page)
  const before = await page.$$eval('form[action="/telling"]', (all) => all.length)
  await page.click('.card summary')
  await look(page, 'telling-open')
  await page.selectOption('form[action="/telling"] select', 'satisfied')
  await page.click('form[action="/telling"] button[value="told"]')
  await expect.text(page, 'La personne est informée')
  await expect.count(page, 'form[action="/telling"]', before - 1)
  const everywhere = accounts.find((a) => a.roles.some((r) => r.role === 'handler' && r.scope === ''))
  const handler = await signIn(everywhere.name, { width: 1280, height: 900 })
  await handler.goto(`${base}/telling`)
  await look(handler, 'telling-handler')
  if (await handler.$('form[action="/telling/call"] button')) {
    await handler.click('form[action="/telling/call"] button')
    await expect.text(handler, 'Ce numéro sert à ce seul appel')
    await look(handler, 'telling-call')
    await handler.goto(`${base}/telling`)
  }
  await follow(handler, 'a[href="/telling/general"]')
  await look(handler, 'general-list')
  await follow(handler, 'a[href="/telling/general/new"]')
  await look(handler, 'general-choose')
  const codes = await handler.$$eval('#committee option', (all) => all.map((one) => one.value).filter(Boolean))
  for (const code of codes) {
    await handler.goto(`${base}/telling/general/new?committee=${encodeURIComponent(code)}`)
    if (await handler.$('textarea[name=text]')) break
  }
  await look(handler, 'general-new')
  await targets(handler)
  await handler.fill('textarea[name=text]', 'Vous avez demandé quand la distribution reprend. Elle reprend en mai.')
  await handler.click('form[method=post][action="/telling/general/new"] button')
  await expect.text(handler, 'Il reste à la lire devant tout le monde')
  await look(handler, 'general-sheet')
  await handler.fill('#place', 'sous l’arbre à palabres')
  await handler.click('form[action^="/telling/general/"] button')
  await expect.text(handler, 'C’est noté')
  await look(handler, 'general-read')
}

// Answers the first case that the committee itself may answer: the person is then to be told by the committee.
async function answerOne(page, { base }) {
  await page.goto(`${base}/cases?state=open&order=due`)
  const paths = await page.$$eval('.card--act a', (all) => all.map((one) => one.getAttribute('href')))
  for (const path of paths) {
    await page.goto(base + path)
    if (await page.$('form[action$="/answer"]')) return act(page, 'answer', { text: 'La réunion est déplacée au mardi.' })
  }
  throw new Error('the committee holds no case that it may answer')
}
