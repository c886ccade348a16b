// A committee member practises: the same questions, a striped band on every page, a slip that nobody can use, everything
// removed in one step; and something serious tells a story instead of asking.
import { follow } from '../lib/act.mjs'
import { SERIOUS, SMALL_THING, answerAll, goOn, put, shown } from '../lib/questions.mjs'

export default async ({ signIn, look, targets, expect }) => {
  const page = await signIn('committee_member', { width: 360, height: 740 })
  await follow(page, 'a[href="/practice"]')
  await striped(page, 'practice')
  await targets(page)
  await follow(page, 'a[href="/practice/questions"]')
  await striped(page, 'practice-first')
  await answerAll(page, SMALL_THING)
  await striped(page, 'practice-check')
  await follow(page, 'main form button[type=submit]')
  await striped(page, 'practice-slip')
  await expect.text(page, 'FAUX-FAUX')
  await follow(page, 'a.govuk-button[href="/practice"]')
  await striped(page, 'practice-done')
  await follow(page, 'a[href="/practice/questions"]')
  while ((await shown(page)) !== 'story_serious') {
    for (const [name, value] of Object.entries(SERIOUS[await shown(page)] ?? {})) await put(page, name, value)
    await goOn(page)
  }
  await expect.text(page, 'Histoire inventée')
  expect.equal(await page.locator('.q:not([hidden]) :is(textarea, input)').count(), 0)
  await striped(page, 'practice-story')
  await follow(page, '.q:not([hidden]) a[href="/practice"]')
  await follow(page, 'form[action="/practice/remove"] button')
  await expect.visible(page, '.msg[role=status]')

  async function striped(page, name) {
    await expect.visible(page, 'aside.practice')
    await look(page, name)
  }
}
