// What a journey may expect of a page; each failure is a sentence.
import assert from 'node:assert/strict'

const squeeze = (text) => text.replace(/[\s\u2068\u2069]+/g, ' ').trim()

export const expect = {
  ...assert,

  // The address of the page, without host.
  path(page, wanted) {
    const { pathname } = new URL(page.url())
    const fits = wanted instanceof RegExp ? wanted.test(pathname) : pathname === wanted
    assert.ok(fits, `expected to be at ${wanted}, but is at ${pathname}`)
  },

  async text(page, wanted, where = 'body') {
    const text = squeeze(await page.locator(where).first().innerText())
    const fits = wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted)
    assert.ok(fits, `expected ${wanted} in ${where}, found: ${text.slice(0, 600)}`)
  },

  async noText(page, unwanted, where = 'body') {
    const text = squeeze(await page.locator(where).first().innerText())
    assert.ok(!text.includes(unwanted), `did not expect ${unwanted} in ${where}`)
  },

  async visible(page, selector) {
    await page.locator(selector).first().waitFor({ state: 'visible' })
  },

  async count(page, selector, wanted) {
    assert.equal(await page.locator(selector).count(), wanted, `count of ${selector}`)
  },

  // Goes there and expects this status.
  async status(page, url, wanted) {
    const answer = await page.goto(url)
    assert.equal(answer.status(), wanted, `status of ${new URL(answer.url()).pathname}`)
  },
}
