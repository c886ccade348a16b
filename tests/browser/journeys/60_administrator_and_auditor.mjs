// The administrator sees the settings and the auditor the log; neither sees a case.
import { follow } from '../lib/act.mjs'

export default async ({ signIn, look, targets, expect, base }) => {
  const administrator = await signIn('administrator', { width: 1280, height: 900 })
  expect.path(administrator, '/settings')
  await look(administrator, 'settings')
  await targets(administrator)
  await noCases(administrator, { expect, base })
  await administrator.goto(`${base}/settings`)
  await follow(administrator, 'a[href="/settings/letters"]')
  await look(administrator, 'settings-letters')
  await targets(administrator)
  await follow(administrator, 'form[action="/settings/letters/test"] button[type=submit]')
  await expect.visible(administrator, '.msg[role=alert]')
  await look(administrator, 'settings-letters-tried')

  const auditor = await signIn('auditor', { width: 1280, height: 900 })
  expect.path(auditor, '/audit')
  await look(auditor, 'audit')
  await targets(auditor)
  await follow(auditor, '.pager a[rel=next]')
  expect.path(auditor, '/audit')
  await noCases(auditor, { expect, base })
}

async function noCases(page, { expect, base }) {
  for (const path of ['/cases', '/cases/0000-0000', '/tracker', '/intake']) await expect.status(page, base + path, 404)
}
