// A committee writes down a session and the opening of its box; a manager sees where nobody informed; a poster is printed.
import { follow } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('committee_member', PHONE)
  await page.goto(`${base}/informing`)
  await look(page, 'informing')
  await targets(page)
  await follow(page, 'a[href="/informing/new/session"]')
  await page.click('form[action="/informing/new/session"] button')
  await expect.text(page, 'Choisissez une réponse')
  await look(page, 'informing-wrong')
  await page.selectOption('#topic', 'free')
  await page.fill('#women', '31')
  await page.fill('#girls', '4')
  await page.click('form[action="/informing/new/session"] button')
  await expect.text(page, 'La séance est notée')
  await expect.text(page, '31')
  await follow(page, 'a[href="/informing/new/box"]')
  await page.fill('#first', 'Awa')
  await page.fill('#second', 'Issa')
  await page.fill('#papers', '3')
  await look(page, 'informing-box')
  await targets(page)
  await page.click('form[action="/informing/new/box"] button')
  await expect.text(page, 'le canal « Boîte » est déjà choisi')
  await page.goto(`${base}/informing`)
  await expect.text(page, 'Awa · Issa')
  await follow(page, 'a[href^="/informing/poster/"]')
  await look(page, 'informing-poster')
  await follow(page, 'a[href="?in=ar"]')
  await look(page, 'informing-poster-ar')
  const manager = await signIn('manager')
  await manager.goto(`${base}/informing`)
  await look(manager, 'informing-manager')
  await expect.text(manager, 'depuis 90 jours')
}
