// A focal point chooses the facts of a case, fixes the report of an ended quarter and prints it; a manager reads frozen quarters.
import { act, follow } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('focal_point', PHONE)
  await page.goto(`${base}/network`)
  await look(page, 'network-list')
  await targets(page)
  await follow(page, '.card a')
  await look(page, 'network-before')
  await targets(page)
  await follow(page, 'a[href*="#reporting"]')
  await page.locator('form[action$="/code"]').evaluate((form) => {
    for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
  })
  await look(page, 'network-facts')
  await act(page, 'code', { women: '1', year: '2026', medical: 'referred' })
  await expect.text(page, 'Faits choisis pour le rapport anonyme', '.timeline')
  await page.goto(`${base}/network`)
  await follow(page, '.card a')
  await follow(page, 'form[action$="/freeze"] button')
  await expect.text(page, 'Le rapport est fixé.')
  await look(page, 'network-frozen')
  await targets(page)
  await follow(page, 'a[href$="/sheet"]')
  await look(page, 'network-sheet')
  await page.emulateMedia({ media: 'print' })
  await look(page, 'network-paper')
  const manager = await signIn('manager', PHONE)
  await manager.goto(`${base}/tracker`)
  await follow(manager, 'a[href="/tracker/quarters"]')
  await look(manager, 'quarters')
  await targets(manager)
  await expect.text(manager, 'moins de 5')
}
