// A focal point leads somebody to a service: only as long as the person's yes holds, and without scripts all the same.
import { act, follow } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }
const WITHDRAWN = 'form[action$="/withdraw"] select[name=of] option:not([value=""])'

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('Oumou Niaré', PHONE)
  await page.goto(`${base}/cases?kind=sealed&state=service_referred`)
  await follow(page, '.card--act a')
  await look(page, 'referral-services')
  await targets(page)
  await expect.visible(page, 'form[action$="/step"] [name=of]')
  while ((await page.locator(WITHDRAWN).count()) > 0) {
    await act(page, 'withdraw', { of: await page.locator(WITHDRAWN).first().getAttribute('value'), reason: 'Elle a peur.' })
  }
  await expect.text(page, 'La personne a retiré son oui.', '#step-of')
  await look(page, 'referral-stopped')
  await targets(page)
  await page.locator('#step-of a').click()
  expect.equal(new URL(page.url()).hash, '#agreements')
  await act(page, 'step', { to: 'service_referred', text: 'Appel au service.' })
  await expect.text(page, 'Il faut le oui de la personne', '#step-of')
  await look(page, 'referral-refused')
  await act(page, 'consent', {
    purpose: 'refer', to: 'Maison des femmes', answer: 'yes', share: 'minimum', by: 'self', how: 'spoken', interpreter: 'no',
  })
  const yes = page.locator('form[action$="/step"] label', { hasText: 'Maison des femmes' })
  const id = await yes.getAttribute('for')
  await act(page, 'step', { to: 'service_referred', of: await page.locator(`#${id}`).getAttribute('value') })
  await expect.text(page, 'Maison des femmes', '.timeline')
}
