// A woman does not accept an answer. She appeals by slip; the manager names somebody else, who decides; she appeals again, one level up.
import { act } from '../lib/act.mjs'

const PHONE = { width: 360, height: 740 }

export default async ({ signIn, accounts, look, targets, expect, base }) => {
  const everywhere = accounts.filter((a) => a.roles.some((r) => r.role === 'handler' && r.scope === ''))
  const handler = await signIn(everywhere[0].name, { width: 1280, height: 900 })
  await handler.goto(`${base}/cases?state=received&order=due`)
  const path = await handler.getAttribute('.card--act a', 'href')
  await handler.goto(base + path)
  await act(handler, 'answer', { text: 'La liste est fermée jusqu’en mai.' })
  await act(handler, 'appeal', { text: 'Elle est sur la liste de mars.', wait: 'eviction', which: 'le départ du site', by: inDays(2) })
  await expect.text(handler, 'Doit attendre')
  await look(handler, 'appeal-asked')
  // the manager sees it first, says that the eviction waits, and names who decides
  const manager = await signIn('manager', PHONE)
  await manager.goto(`${base}/appeals`)
  await look(manager, 'appeals-manager')
  await targets(manager)
  await manager.goto(base + path)
  await act(manager, 'suspend', { waits: 'yes', until: inDays(20), reason: 'On vérifie la liste.', legal_aid: 'yes' })
  await expect.text(manager, 'Cela attend jusqu’au')
  await look(manager, 'appeal-suspended')
  const names = await judges(manager)
  expect.equal(names.some((name) => name.includes(everywhere[0].name)), true)
  // whoever decided before is refused, with what to do instead
  await appoint(manager, everywhere[0].name)
  await expect.text(manager, 'a déjà décidé de ce dossier')
  await look(manager, 'appeal-refused')
  const managerName = accounts.find((a) => a.roles.some((r) => r.role === 'manager' && r.scope === '')).name
  await appoint(manager, managerName)
  await expect.text(manager, 'C’est confié')
  await look(manager, 'appeal-named')
  await manager.goto(`${base}/appeals`)
  await expect.text(manager, 'C’est vous qui décidez')
  await look(manager, 'appeals-own')
  await manager.goto(base + path)
  await act(manager, 'decide', { outcome: 'upheld', text: 'La liste de mars ne la nomme pas.' })
  await expect.text(manager, 'La décision reste')
  await look(manager, 'appeal-decided')
  // once more: neither of them decides again
  await handler.goto(base + path)
  await act(handler, 'appeal', { text: 'Elle a une carte de mars.' })
  await look(handler, 'appeal-again')
  await manager.goto(base + path)
  for (const name of [everywhere[0].name, managerName]) {
    await appoint(manager, name)
    await expect.text(manager, 'a déjà décidé de ce dossier')
  }
  const wide = await signIn('manager', { width: 1280, height: 900 })
  await wide.goto(base + path)
  await look(wide, 'appeal-case-wide')
}

const judges = (page) => page.$$eval('form[action$="/appoint"] option', (all) => all.map((one) => one.textContent))

async function appoint(page, name) {
  const value = await page.$$eval('form[action$="/appoint"] option', (all, name) => all.find((one) => one.textContent.includes(name)).value, name)
  await act(page, 'appoint', { to: value })
}

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
