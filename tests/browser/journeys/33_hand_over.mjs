// A focal point hands a sealed case over: what the person said stands above the button, and nothing is chosen beforehand.
import { act, follow } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('focal_point', PHONE)
  await page.goto(`${base}/cases?kind=sealed`)
  await follow(page, '.card--act a')
  await act(page, 'export', { recipient: 'age1inconnue' })
  await expect.visible(page, '#export-reason')
  await expect.text(page, 'On n’a pas encore demandé à la personne', '.files')
  await look(page, 'hand-over-unasked')
  await targets(page)
  const said = { purpose: 'hand_over', to: 'Réseau PSEA', answer: 'yes', share: 'minimum' }
  await act(page, 'consent', { ...said, by: 'self', how: 'spoken', interpreter: 'no' })
  await act(page, 'export', { recipient: 'age1inconnue' })
  expect.equal(await page.locator('[name=under]:checked').count(), 0)
  await look(page, 'hand-over-agreed')
  await targets(page)
  await act(page, 'keep', { reason: 'Le tribunal.' })
  await act(page, 'ask_erase', { reason: 'Au téléphone.' })
  await expect.text(page, 'cela attend que la raison légale soit levée', 'main')
  await look(page, 'hand-over-held')
  await act(page, 'release', { reason: 'Le procès est fini.' })
}
