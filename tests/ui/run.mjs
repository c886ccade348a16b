// Tries the scripts of templates/assets in a real Chromium, on a page of their own:
//   node tests/ui/run.mjs
// Uses the browser package of tests/browser; CHROMIUM names another browser than Debian's.
import { strict as assert } from 'node:assert'
import { createRequire } from 'node:module'
import { start } from './server.mjs'

const { chromium } = createRequire(new URL('../browser/package.json', import.meta.url))('playwright-core')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const withError = (page) => page
  .replace('<h1>', '<div class="govuk-error-summary" tabindex="-1"><h2>Problem</h2><ul><li><a href="#said">Write what was said.</a></li></ul></div><h1>')
  .replace('name="consent" value="yes"', 'name="consent" value="yes" checked')
  .replace('name="topic" value="water"', 'name="topic" value="water" checked')
  .replace('<label for="said">', '<p class="govuk-error-message">Write what was said.</p><label for="said">')
const calling = (page) => page.replace('<fieldset class="q" data-q="place">', `<fieldset class="q" data-q="call" data-must='[{"field":"phone","when":"","say":"Write the number."},{"field":"hours","when":"topic=staff","say":"Ask for the hours."}]'><legend><h2>How to call?</h2></legend>
<div class="govuk-form-group"><label for="phone">Phone</label><input class="govuk-input" id="phone" name="phone"></div>
<div class="govuk-form-group"><label for="hours">Hours</label><input class="govuk-input" id="hours" name="hours"></div></fieldset><fieldset class="q" data-q="place">`)
const calledWrongly = (page) => calling(page)
  .replace('<h1>', '<div class="govuk-error-summary" tabindex="-1"><h2>Problem</h2><ul><li><a href="#phone">Digits are missing.</a></li></ul></div><h1>')
  .replace('name="consent" value="yes"', 'name="consent" value="yes" checked')
  .replace('name="topic" value="staff"', 'name="topic" value="staff" checked')
  .replace('<label for="phone">', '<p class="govuk-error-message">Digits are missing.</p><label for="phone">')
  .replace('name="hours"></div>', 'name="hours"></div><p><a href="#keeper">Another way</a></p>')
  .replace('name="keeper" value="near"', 'id="keeper" name="keeper" value="near" checked')
const idle = (page) => page.replace('<body ', '<body data-idle-seconds="1" ')

const heading = (page) => page.locator('.q:visible h2').first().innerText()
const next = (page) => page.getByRole('button', { name: 'Continue' }).click()
const sent = (page) => page.waitForFunction(() => document.title === 'sent')
const choose = async (page, words) => {
  await page.getByLabel(words, { exact: true }).check()
  await next(page)
}

const tests = {
  async 'only the first question shows, and nothing can be skipped'(page, { base }) {
    await page.goto(`${base}/intake`)
    assert.equal(await page.locator('.q:visible').count(), 1)
    assert.equal(await page.getByRole('button', { name: 'Check' }).isVisible(), false)
    await next(page)
    assert.equal(await page.locator('.govuk-error-message').innerText(), 'Choose yes or no.')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'consent')
  },
  async 'conditions choose the way, Enter goes on, the focus follows'(page, { base, posted }) {
    await page.goto(`${base}/intake`)
    await choose(page, 'Yes')
    assert.equal(await page.evaluate(() => document.activeElement.innerText), 'What is it about?')
    await choose(page, 'Water')
    await choose(page, 'Ask')
    assert.equal(await heading(page), 'What was said?')
    await page.getByLabel('Words').fill('no water')
    await page.keyboard.press('Enter')
    assert.equal(await heading(page), 'Where?')
    assert.equal(await page.locator('.q__progress').first().innerText(), 'Last question')
    await page.getByRole('button', { name: 'Check' }).click()
    await sent(page)
    assert.deepEqual(posted, [{ csrf: 'token', consent: 'yes', topic: 'water', kind: 'ask', said: 'no water', place_text: '', place: '' }])
  },
  async 'an answer changed on the way back takes its followers with it'(page, { base, posted }) {
    await page.goto(`${base}/intake`)
    await choose(page, 'Yes')
    await choose(page, 'Water')
    await choose(page, 'Bad')
    await choose(page, 'Far')
    await page.getByLabel('Words').fill('something')
    for (const question of ['Who should look after this?', 'What kind?', 'What is it about?']) {
      await page.goBack()
      assert.equal(await heading(page), question)
    }
    assert.ok(!page.url().includes('#'))
    await choose(page, 'Staff')
    assert.equal(await heading(page), 'Who should look after this?')
    await next(page)
    assert.equal(await heading(page), 'Where?')
    await page.getByRole('combobox').press('Enter')
    await sent(page)
    assert.deepEqual(posted.map((p) => [p.kind, p.said, p.keeper]), [[undefined, undefined, 'far']])
  },
  async 'an ending sends nothing'(page, { base, posted }) {
    await page.goto(`${base}/intake`)
    await choose(page, 'No')
    assert.equal(await heading(page), 'Nothing was written down')
    assert.equal(await page.locator('button:visible').allInnerTexts().then(String), 'Back')
    await page.keyboard.press('Enter')
    assert.equal(posted.length, 0)
  },
  async 'errors from the server come first, then the form is sent'(page, { base, posted }) {
    await page.goto(`${base}/with-error`)
    assert.equal(await heading(page), 'What was said?')
    assert.equal(await page.locator('.govuk-error-summary').isVisible(), true)
    await page.getByLabel('Words').fill('mended')
    await next(page)
    // The kind was never answered: it is asked before anything is sent.
    assert.equal(await heading(page), 'What kind?')
    await choose(page, 'Ask')
    await next(page)
    await page.getByRole('button', { name: 'Check' }).click()
    await sent(page)
    assert.equal(posted[0].said, 'mended')
  },
  async 'each field that needs an answer asks for it by itself'(page, { base }) {
    await page.goto(`${base}/calling`)
    await choose(page, 'Yes')
    await choose(page, 'Staff')
    await choose(page, 'Near')
    assert.equal(await heading(page), 'How to call?')
    await next(page)
    assert.deepEqual(await page.locator('.govuk-error-message:visible').allInnerTexts(), ['Write the number.', 'Ask for the hours.'])
    await page.getByLabel('Phone').fill('70112233')
    await next(page)
    assert.equal(await heading(page), 'How to call?')
    assert.deepEqual(await page.locator('.govuk-error-message:visible').allInnerTexts(), ['Ask for the hours.'])
    assert.equal(await page.evaluate(() => document.activeElement.id), 'hours')
    await page.getByLabel('Hours').fill('in the evening')
    await next(page)
    assert.equal(await heading(page), 'Where?')
    // on another path the hours may be left out
    await page.goto(`${base}/calling`)
    await choose(page, 'Yes')
    await choose(page, 'Water')
    await choose(page, 'Ask')
    await next(page)
    await page.getByLabel('Phone').fill('70112233')
    await next(page)
    assert.equal(await heading(page), 'Where?')
  },
  async 'from an error one can go back, and to the question it depends on'(page, { base }) {
    for (const press of ['button', 'link']) {
      await page.goto(`${base}/called-wrongly`)
      assert.equal(await heading(page), 'How to call?')
      if (press === 'button') await page.getByRole('button', { name: 'Back' }).click()
      else await page.getByRole('link', { name: 'Another way' }).click()
      assert.equal(await heading(page), 'Who should look after this?')
    }
  },
  async 'pressed twice, it is sent once'(page, { base, posted }) {
    await page.goto(`${base}/intake`)
    await choose(page, 'Yes')
    await choose(page, 'Staff')
    await choose(page, 'Near')
    await page.getByRole('button', { name: 'Check' }).dblclick()
    await page.waitForTimeout(300)
    assert.equal(posted.length, 1)
  },
  async 'suggestions work with the keyboard and fill the hidden field'(page, { base, posted }) {
    await page.goto(`${base}/intake`)
    await choose(page, 'Yes')
    await choose(page, 'Staff')
    await choose(page, 'Near')
    const place = page.getByRole('combobox')
    await place.pressSequentially('kon')
    await page.getByRole('option').first().waitFor()
    await place.press('ArrowDown')
    await place.press('ArrowDown')
    await place.press('Enter')
    assert.equal(await place.inputValue(), 'Konsa, Gao')
    assert.equal(await page.locator('[name=place]').inputValue(), '9')
    await place.press('x')
    assert.equal(await page.locator('[name=place]').inputValue(), '')
    await page.getByText('Nothing found').waitFor()
    await page.getByRole('button', { name: 'Check' }).click()
    await sent(page)
    assert.equal(posted[0].place_text, 'Konsa, Gaox')
  },
  async 'nothing typed comes back with Back'(page, { base }) {
    await page.goto(`${base}/intake`)
    await choose(page, 'Yes')
    await choose(page, 'Water')
    await choose(page, 'Ask')
    await page.getByLabel('Words').fill('a secret')
    await page.goto(`${base}/elsewhere`)
    await page.goBack()
    assert.equal(await page.locator('#said').inputValue(), '')
    assert.equal(await page.locator('input:checked').count(), 0)
  },
  async 'quick exit leaves no page behind; three times Escape does the same'(page, { base }) {
    await page.goto(`${base}/start`)
    await page.goto(`${base}/intake`)
    await page.getByRole('link', { name: 'Leave quickly' }).click()
    await page.waitForURL('**/exit')
    await page.goBack()
    assert.ok(page.url().endsWith('/start'))
    await page.goto(`${base}/intake`)
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape')
    await page.waitForURL('**/exit')
  },
  async 'left alone, the page locks'(page, { base }) {
    await page.goto(`${base}/idle`)
    await page.waitForURL('**/locked', { timeout: 8000 })
  },
  async 'without script every question is there, in order'(page, { base }) {
    const plain = await page.context().browser().newPage({ javaScriptEnabled: false })
    await plain.goto(`${base}/intake`)
    assert.equal(await plain.locator('.q:visible').count(), 7)
    assert.equal(await plain.getByRole('button').allInnerTexts().then(String), 'Check')
    await plain.close()
  },
}

async function main() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
  let failed = 0
  for (const [name, test] of Object.entries(tests)) {
    const server = await start({ '/with-error': withError, '/calling': calling, '/called-wrongly': calledWrongly, '/idle': idle })
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } })
    page.setDefaultTimeout(10000)
    const complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && !/favicon/.test(message.location().url) && complaints.push(message.text()))
    try {
      await test(page, server)
      assert.deepEqual(complaints, [])
      console.log(`ok    ${name}`)
    } catch (error) {
      failed += 1
      console.log(`FAIL  ${name}\n${error.stack}`)
    } finally {
      await page.close()
      server.stop()
    }
  }
  await browser.close()
  console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
}

await main()
