// A site closing: the administrator says from when and who answers afterwards, and prints the notice; a member of another committee
// takes up somebody's slip; whoever oversees it says who answers what nobody has.
import { follow } from '../lib/act.mjs'

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('administrator', { width: 360, height: 800 })
  await page.goto(`${base}/settings/lists/committee`)
  const open = page.locator('main ul.cards').first().locator('a')
  const [closing, heir] = [await open.nth(0).innerText(), await open.nth(1).innerText()]
  await Promise.all([page.waitForNavigation(), open.nth(0).click()])
  await expect.visible(page, '#closing')
  await look(page, 'closing-asked')
  await targets(page)
  await follow(page, 'form[action$="/retire"] button[type=submit]')
  await expect.visible(page, '.govuk-error-summary')
  await look(page, 'closing-nobody-chosen')
  await page.selectOption('#heir', { label: heir })
  await follow(page, 'form[action$="/retire"] button[type=submit]')
  await expect.text(page, heir)
  await look(page, 'closing-done')
  await follow(page, 'a[href$="/notice"]')
  await expect.text(page, closing)
  await look(page, 'closing-notice')
  await targets(page)
  for (const language of ['fr', 'en', 'ar']) {
    await page.goto(`${page.url().split('?')[0]}?in=${language}`)
    await expect.visible(page, `.notice[lang=${language}]`)
    await look(page, `closing-notice-${language}`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect.ok((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length === 1, `the notice is one page in ${language}`)
  }

  const member = await signIn('committee_member', { width: 360, height: 800 })
  await follow(member, 'a[href="/number"]')
  await look(member, 'slip-of-another-committee')
  await targets(member)
  await member.fill('#number', 'ABCD')
  await follow(member, 'form[action="/number"] button[type=submit]')
  await expect.visible(member, '.govuk-error-summary')
  await look(member, 'slip-fault')

  const manager = await signIn('manager', { width: 360, height: 800 })
  await manager.goto(`${base}/left`)
  await look(manager, 'left')
  await targets(manager)
}
