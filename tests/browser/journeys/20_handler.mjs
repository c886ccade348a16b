// A handler works through the queue at a desk: acknowledge, note, answer, tell, close, reopen; nobody overwrites anybody.
import { act, follow } from '../lib/act.mjs'

export default async ({ signIn, accounts, look, targets, expect, base }) => {
  const everywhere = accounts.find((a) => a.roles.some((r) => r.role === 'handler' && r.scope === ''))
  const page = await signIn(everywhere.name, { width: 1280, height: 900 })
  await look(page, 'handler-home')
  await targets(page)
  await page.goto(`${base}/cases?state=received&order=due`)
  await follow(page, '.card--act a')
  await look(page, 'handler-case')
  await targets(page)
  await life(page, { look, expect })
  await twoAtOnce(page, { look, expect })
}

async function life(page, { look, expect }) {
  const done = async (verb, fields) => {
    await act(page, verb, fields)
    expect.equal(new URL(page.url()).searchParams.get('done'), verb)
    await expect.visible(page, '.msg[role=status]')
  }
  await done('acknowledge')
  await done('note', { text: 'Le magasinier vérifie le stock.' })
  await act(page, 'answer', { text: ' ' })
  await expect.count(page, '.govuk-error-summary__list li', 1)
  await look(page, 'handler-case-error')
  await done('answer', { text: 'La distribution commence à 7 h dès vendredi.' })
  await done('tell', { how: 'committee', satisfied: 'partly' })
  await expect.text(page, 'La distribution commence à 7 h dès vendredi.', '.timeline')
  await look(page, 'handler-case-told')
  await done('close', { reason: 'resolved' })
  await look(page, 'handler-case-closed')
  await done('reopen', { reason: 'La file est encore longue.' })
  await done('hold', { reason: 'On attend le camion.', until: inDays(7) })
  await done('resume')
}

// Two pages of the same case: the second is told what changed, and keeps what it had typed.
async function twoAtOnce(page, { look, expect }) {
  const other = await page.context().newPage()
  await other.goto(page.url())
  await act(page, 'note', { text: 'Le camion est arrivé.' })
  await act(other, 'answer', { text: 'Le camion arrive demain.' })
  await expect.visible(other, '.msg[role=alert]')
  await expect.text(other, 'Le camion est arrivé.', '.panel')
  expect.equal(await other.inputValue('form[action$="/answer"] [name=text]'), 'Le camion arrive demain.')
  await look(other, 'handler-case-stale')
  await act(other, 'answer', { text: 'Le camion est là.' })
  expect.equal(new URL(other.url()).searchParams.get('done'), 'answer')
  await other.close()
}

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
