// Signing in as one of the instance's accounts, with the second factor where it has one.
import { createHmac } from 'node:crypto'

// The account of this name, or the first that holds this role.
export function findAccount(accounts, who) {
  const found = accounts.find((a) => a.name === who) ?? accounts.find((a) => a.roles.some((r) => r.role === who))
  if (!found) throw new Error(`no account is called ${who} or has that role`)
  return found
}

// The six digits of RFC 6238 for a base32 secret.
export function totp(secret, now = Date.now()) {
  const bits = [...secret.toUpperCase().replace(/[\s=]/g, '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const code = (mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000
  return String(code).padStart(6, '0')
}

export async function fillSignIn(page, base, account) {
  await page.goto(`${base}/sign-in`)
  await page.fill('[name=name]', account.name)
  await page.fill('[name=password]', account.password)
  await submit(page, '[name=password]')
  if (account.totp_secret) await giveCode(page, account.totp_secret)
  if (['/sign-in', '/factor'].includes(new URL(page.url()).pathname)) throw new Error(`${account.name} could not sign in`)
}

// A code counts once: whoever signs in twice within half a minute takes the one that the demo shows, or waits for the next.
async function giveCode(page, secret) {
  for (let tries = 0; tries < 3 && (await page.locator('[name=code]').count()) > 0; tries += 1) {
    if (tries > 0) await page.waitForTimeout(30_500 - (Date.now() % 30_000))
    const shown = page.locator('[data-demo-code]')
    await page.fill('[name=code]', (await shown.count()) > 0 && tries === 0 ? await shown.innerText() : totp(secret))
    await submit(page, '[name=code]')
  }
}

// Presses the button of the form that holds this field, and waits for the next page.
async function submit(page, field) {
  const button = page.locator('form').filter({ has: page.locator(field) }).locator('button[type=submit], button:not([type])')
  await Promise.all([page.waitForNavigation(), button.first().click()])
}
