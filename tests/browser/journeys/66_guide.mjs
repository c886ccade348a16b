// Each role finds its guide from any page: the steps of its work on one sheet of paper, in French and in English.
import { follow } from '../lib/act.mjs'

const ROLES = ['committee_member', 'receiver', 'handler', 'focal_point', 'manager', 'data_loader', 'administrator', 'auditor']

export default async ({ signIn, look, targets, expect, base }) => {
  const page = await signIn('handler', { width: 360, height: 800 })
  await follow(page, 'footer a[href="/guide"]')
  await expect.visible(page, '.guide')
  await look(page, 'guide-handler')
  await targets(page)
  for (const language of ['fr', 'en']) {
    for (const role of ROLES) {
      await page.goto(`${base}/guide/${role}?lang=${language}`)
      const pictures = page.locator('.guide img')
      for (const picture of await pictures.all()) {
        await picture.scrollIntoViewIfNeeded()
        await picture.evaluate((e) => e.decode())
      }
      expect.ok((await pictures.count()) > 0, `the guide of ${role} has pictures`)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect.ok((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length === 1, `the guide of ${role} is one page in ${language}`)
    }
  }
  await look(page, 'guide-english')
}
