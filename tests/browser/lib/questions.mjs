// Answering the intake: one question after the other as the script shows them, or all in one document.

// The name of the question on the screen.
export const shown = (page) => page.locator('.q:not([hidden])').first().getAttribute('data-q')

// Puts an answer into a field, whatever kind of field it is.
export async function put(page, name, value) {
  const field = page.locator(`[data-intake] [name="${name}"]`)
  const kind = await field.first().evaluate((e) => (e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()))
  if (kind === 'radio' || kind === 'checkbox') await page.locator(`[data-intake] [name="${name}"][value="${value}"]`).check()
  else if (kind === 'select') await field.selectOption(value)
  else await field.fill(value)
}

// What leads on: to the next question, or to the look at the answers.
export const goOn = (page) => page.locator('.q-nav button:visible:not(.govuk-button--secondary)').click()

// Answers one question after the other until the answers are read together. `answers` gives the fields of each question
// that is not left empty; `before(q)` is called while a question is on the screen and nothing is answered yet.
// Returns the names of the questions that were asked.
export async function answerAll(page, answers, before = async () => {}) {
  const asked = []
  const start = new URL(page.url()).pathname
  while (new URL(page.url()).pathname === start) {
    const q = await shown(page)
    if (asked.includes(q)) throw new Error(`asked twice: ${q}`)
    asked.push(q)
    await before(q)
    for (const [name, value] of Object.entries(answers[q] ?? {})) await put(page, name, value)
    await goOn(page)
    await page.waitForFunction(
      ([q, start]) => location.pathname !== start || document.querySelector('.q:not([hidden])')?.dataset.q !== q, [q, start])
    if (asked.length > 60) throw new Error(`no end: ${asked.join(', ')}`)
  }
  return asked
}

// A small thing about food, as somebody tells it who does not give a name.
export const SMALL_THING = {
  write: { may_write: 'yes' },
  with: { with: 'same' },
  topic: { topic: 's-food' },
  wish: { wish: 'small' },
  about: { about: 'no' },
  on_behalf: { on_behalf: 'self' },
  naming: { naming: 'anonymous' },
  text: { text: 'La file d’attente est longue, on pourrait commencer plus tôt.' },
  when: { received: 'today' },
  who: { sex: 'female', age: '18-59' },
  displacement: { displacement: 'idp' },
  access: { access: 'walking' },
  language: { language: 'ffm' },
  answer_anon: { answer_anon: 'committee' },
}

// Something serious about a person who works for the aid; no more is said.
export const SERIOUS = {
  write: { may_write: 'yes' },
  with: { with: 'woman' },
  topic: { topic: 'aid_worker' },
  conduct: { conduct: 'serious' },
  child: { child: 'no' },
  danger: { danger: 'yes' },
  about: { about: 'no' },
  care: { care: 'near' },
  keep_away: { keep_away: 'no' },
  on_behalf: { on_behalf: 'self' },
  naming: { naming: 'anonymous' },
  when: { received: 'today' },
  safe_anon: { safe_anon: 'comes' },
  safe_when: { safe_when: 'Au marché, vendredi matin' },
}
