// A photo and a recording are added to the answers before they are recorded; the case has them.
import { follow } from '../lib/act.mjs'
import { SMALL_THING, answerAll, goOn, put, shown } from '../lib/questions.mjs'

const PHONE = { width: 360, height: 740 }
const SAID = SMALL_THING.text.text

export default async (kit) => {
  const { signIn, look, targets, noScroll, expect, base } = kit
  const photo = await aPhoto(kit)
  const page = await signIn('committee_member', PHONE)
  await page.goto(`${base}/intake`)
  await answerAll(page, SMALL_THING)
  expect.path(page, '/intake/check')

  await step(page, () => attach(page))
  await expect.visible(page, '.govuk-error-summary a[href="#file"]')
  await expect.text(page, SAID)
  await look(page, 'intake-file-missing')
  await targets(page)

  await page.setInputFiles('#file', { name: 'note.exe', mimeType: 'image/jpeg', buffer: Buffer.from('MZ no photo at all') })
  await step(page, () => attach(page))
  await expect.visible(page, '#file-error')

  await page.setInputFiles('#file', { name: 'file d’attente.png', mimeType: 'image/png', buffer: photo })
  await step(page, () => attach(page))
  await expect.text(page, 'file d’attente.png')
  await page.setInputFiles('#file', { name: 'voix.wav', mimeType: 'audio/wav', buffer: sound() })
  // chosen, and recorded without being sent: said, not lost
  await step(page, () => page.locator('form[action="/intake/record"] button:not([formaction])').last().click())
  expect.path(page, '/intake/record')
  await expect.visible(page, '#file-error')
  await page.setInputFiles('#file', { name: 'voix.wav', mimeType: 'audio/wav', buffer: sound() })
  await step(page, () => attach(page))
  await expect.count(page, '.files__one', 2)
  await look(page, 'intake-files')
  await targets(page)
  await follow(page, 'button[name=remove]')
  await expect.count(page, '.files__one', 1)
  await page.setInputFiles('#file', { name: 'file d’attente.png', mimeType: 'image/png', buffer: photo })
  await step(page, () => attach(page))

  await follow(page, 'button[formaction="/intake/change"][value=wish]')
  expect.equal(await shown(page), 'wish')
  await step(page, () => goOn(page))
  await expect.count(page, '.files__one', 2)
  await page.locator('form[action="/intake/record"] button:not([formaction])').last().click()
  await page.waitForURL('**/intake/slip/**')
  const reference = (await page.locator('.slip__code').innerText()).trim()
  await page.goto(`${base}/cases/${reference}`)
  await expect.text(page, 'voix.wav')
  await expect.visible(page, 'img.files__small')
  await look(page, 'committee-case-files')
  await plain({ signIn, noScroll, expect, base }, photo)
  await sensitive({ signIn, look, targets, expect, base }, photo)
}

// The same without JavaScript.
async function plain({ signIn, noScroll, expect, base }, photo) {
  const page = await signIn('committee_member', { ...PHONE, javaScriptEnabled: false })
  await page.goto(`${base}/intake`)
  for (const fields of Object.values(SMALL_THING)) {
    for (const [name, value] of Object.entries(fields)) await put(page, name, value)
  }
  await step(page, () => page.locator('form[action="/intake/check"] button[type=submit]').last().click())
  await page.setInputFiles('#file', { name: 'papier.png', mimeType: 'image/png', buffer: photo })
  await step(page, () => attach(page))
  await expect.text(page, 'papier.png')
  await expect.text(page, SAID)
  await noScroll(page)
  await step(page, () => page.locator('form[action="/intake/record"] button:not([formaction])').last().click())
  await expect.visible(page, '.slip__code')
}

// An answer that is changed so that no file is kept: the page says so, and offers none.
async function sensitive({ signIn, look, targets, expect, base }, photo) {
  const page = await signIn('committee_member', PHONE)
  await page.goto(`${base}/intake`)
  await answerAll(page, SMALL_THING)
  await page.setInputFiles('#file', { name: 'preuve.png', mimeType: 'image/png', buffer: photo })
  await step(page, () => attach(page))
  await expect.text(page, 'preuve.png')
  await follow(page, 'button[formaction="/intake/change"][value=about]')
  await put(page, 'about', 'yes')
  await step(page, () => goOn(page))
  await expect.noText(page, 'preuve.png')
  await expect.visible(page, '.msg--warn')
  await expect.count(page, '#file', 0)
  await look(page, 'intake-files-dropped')
  await targets(page)
}

const attach = (page) => page.locator('button[formaction="/intake/files#files"]').click()
const step = (page, press) => Promise.all([page.waitForNavigation(), press()])

// A picture as Chromium itself makes it.
async function aPhoto({ newPage }) {
  const page = await newPage({ width: 300, height: 200 })
  await page.setContent('<h1>photo</h1>')
  return page.screenshot()
}

// A second of silence.
function sound() {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + 8000, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(8000, 40)
  return Buffer.concat([head, Buffer.alloc(8000, 128)])
}
