// Doing something on the page of a case: opens the form of the action, fills it, sends it.

// Fills and sends the form of `verb`; radios and lists take a value, everything else the words.
export async function act(page, verb, fields = {}) {
  const form = page.locator(`form[action$="/${verb}"]`)
  // forms that stand together are folded away twice: the outer first
  for (const fold of await page.locator('details', { has: form }).all()) {
    if (!(await fold.evaluate((e) => e.open))) await fold.locator('> summary').click()
  }
  for (const [name, value] of Object.entries(fields)) await put(form, name, value)
  await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]').click()])
}

async function put(form, name, value) {
  const field = form.locator(`[name="${name}"]`)
  const kind = await field.first().evaluate((e) => (e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()))
  if (kind === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).check()
  else if (kind === 'select') await field.selectOption(value)
  else await field.fill(value)
}

// The references on a page of a list, in order.
export const references = (page) => page.locator('.card--act kbd').allInnerTexts()

// Presses a link or a button and waits for the page it leads to.
export const follow = (page, selector) =>
  Promise.all([page.waitForNavigation(), page.locator(selector).first().click()])
