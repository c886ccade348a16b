// A focal point on a phone takes the steps of a sealed case; nobody else learns that it exists.
import { act, follow } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('focal_point', PHONE)
  await look(page, 'focal-home')
  await targets(page)
  await page.goto(`${base}/team`)
  await expect.visible(page, '.words')
  await look(page, 'focal-team')
  await targets(page)
  await page.goto(`${base}/cases?kind=sealed&state=received`)
  await look(page, 'focal-cases')
  await targets(page)
  await follow(page, '.card--act a')
  const { pathname } = new URL(page.url())
  await look(page, 'focal-case')
  await targets(page)
  await steps(page, { look, expect })
  await hidden({ signIn, expect, base }, pathname)
}

async function steps(page, { look, expect }) {
  const done = async (verb, fields) => {
    await act(page, verb, fields)
    expect.equal(new URL(page.url()).searchParams.get('done'), verb)
  }
  await done('step', { to: 'safety_checked', text: 'La personne est chez sa sœur.' })
  await act(page, 'step', { to: 'receipt_confirmed', text: 'Appel à l’entité.' })
  await expect.visible(page, '.msg[role=alert]')
  expect.equal(await page.inputValue('form[action$="/step"] [name=text]'), 'Appel à l’entité.')
  await look(page, 'focal-case-skipped')
  await done('step', { to: 'receipt_confirmed', reason: 'Remis par téléphone, déjà confirmé.' })
  await done('help', { to: 'Centre de santé', help: 'offered', text: 'Demain matin.' })
  await done('note', { text: 'Rappeler jeudi.' })
  await done('close', { closing: 'handed_over_confirmed', reason: 'La personne ne veut pas de suite.' })
  await expect.text(page, 'Rappeler jeudi.', '.timeline')
  await look(page, 'focal-case-closed')
}

// The same answer as for a number that does not exist.
async function hidden({ signIn, expect, base }, pathname) {
  for (const role of ['handler', 'manager']) {
    const other = await signIn(role, PHONE)
    await expect.status(other, base + pathname, 404)
    const forbidden = await other.locator('main').innerText()
    await expect.status(other, `${base}/cases/0000-0000`, 404)
    expect.equal(await other.locator('main').innerText(), forbidden)
    await other.context().close()
  }
}
