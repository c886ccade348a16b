// An administrator invites somebody by a link; the person comes in on a phone, works, is retired and comes in no more.
import { follow } from '../lib/act.mjs'

const NAME = 'Djénéba Keïta'
const PASSWORD = 'calebasse nuage trois vélos'

export default async ({ signIn, newPage, look, targets, expect, base }) => {
  const admin = await signIn('administrator', { width: 1280, height: 900 })
  const link = await invite(admin, { look, targets, expect, base })
  const phone = await comeIn(newPage, link, { look, targets, expect })
  await slip(admin, { look, expect, base })
  await retire(admin, phone, { look, targets, expect, base })
  await narrow(signIn, { look, targets, base })
}

async function invite(admin, { look, targets, expect, base }) {
  await admin.goto(`${base}/people`)
  await look(admin, 'people')
  await targets(admin)
  await follow(admin, 'a[href="/people/new"]')
  await look(admin, 'people-new')
  await targets(admin)
  await admin.check('[name=role][value=receiver]')
  await follow(admin, 'main form button[type=submit]')
  await look(admin, 'people-new-receiver')
  await follow(admin, 'main form button[type=submit]')
  await expect.text(admin, 'Écrivez un nom')
  await look(admin, 'people-new-faults')
  await admin.fill('[name=name]', NAME)
  await admin.check('[name=way][value=link]')
  await follow(admin, 'main form button[type=submit]')
  await look(admin, 'people-link')
  return admin.locator('[data-link]').inputValue()
}

async function comeIn(newPage, link, { look, targets, expect }) {
  const phone = await newPage({ width: 360, height: 740 })
  await phone.goto(link)
  await look(phone, 'welcome')
  await targets(phone)
  await expect.text(phone, NAME)
  await phone.fill('[name=new]', PASSWORD)
  await phone.fill('[name=again]', PASSWORD)
  await follow(phone, 'main form button[type=submit]')
  expect.path(phone, '/')
  await follow(phone, 'a[href="/intake"]')
  expect.path(phone, '/intake')
  const late = await newPage({ width: 360, height: 740 })
  await expect.status(late, link, 404)
  await look(late, 'welcome-over')
  return phone
}

async function slip(admin, { look, expect, base }) {
  await admin.goto(`${base}/people/new?role=handler`)
  await look(admin, 'people-new-handler')
  await admin.fill('[name=name]', 'Sékou Traoré')
  await admin.fill('[name=place]', 'Mopti (Mopti)')
  await admin.check('[name=way][value=slip]')
  await follow(admin, 'main form button[type=submit]')
  await expect.visible(admin, '[data-first]')
  await look(admin, 'people-slip')
}

async function retire(admin, phone, { look, targets, expect, base }) {
  await admin.goto(`${base}/people?q=djeneba`)
  await follow(admin, `main a:has-text("${NAME}")`)
  await look(admin, 'person')
  await targets(admin)
  const person = admin.url()
  await admin.goto(`${person}/role?role=auditor`)
  await follow(admin, 'main form button[type=submit]')
  expect.equal(new URL(admin.url()).searchParams.get('done'), 'role-given')
  await phone.goto(base)
  await expect.text(phone, 'Des droits ont changé')
  await look(phone, 'home-news')
  await targets(phone)
  await phone.goto(`${base}/me/rights`)
  await admin.goto(`${person}/do/reset`)
  await look(admin, 'person-reset')
  await admin.goto(`${person}/do/retire`)
  await look(admin, 'person-retire')
  await follow(admin, 'main form button[type=submit]')
  await look(admin, 'person-retired')
  await phone.goto(`${base}/me`)
  expect.path(phone, '/sign-in')
  await phone.fill('[name=name]', NAME)
  await phone.fill('[name=password]', PASSWORD)
  await follow(phone, 'main form button[type=submit]')
  expect.path(phone, '/sign-in')
  await expect.text(phone, 'ne vont pas ensemble')
}

// The same pages on a telephone.
async function narrow(signIn, { look, targets, base }) {
  const admin = await signIn('administrator', { width: 360, height: 740 })
  for (const [path, name] of [['/people', 'people'], ['/people/new', 'people-new'], ['/people/changes', 'people-changes']]) {
    await admin.goto(base + path)
    await look(admin, `${name}-360`)
    await targets(admin)
  }
  await admin.goto(`${base}/people?role=focal_point`)
  await follow(admin, 'main tbody a')
  await look(admin, 'person-focal-360')
  await targets(admin)
}
