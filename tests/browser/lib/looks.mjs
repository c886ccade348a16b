// What every page must be: accessible, readable without sideways scrolling, easy to hit with a thumb.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { OUT } from './paths.mjs'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
// Our own floor lies above AA: contrast 7:1, and AA's target size, which is off by default.
const RULES = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
const WIDTHS = [320, 360, 1440]
const SHOT_WIDTHS = [360, 1280]
const TARGET_PX = 44

// Fails on any violation of WCAG 2.2 AA, or text under 7:1.
export async function axe(page) {
  // What has scrolled under the bar is not hidden for good: each page is looked at from its top.
  // A way to a part of the page that is still under way would move it again.
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    for (let still = 0, tries = 0; still < 5 && tries < 120; tries += 1) {
      still = scrollY === 0 ? still + 1 : 0
      scrollTo({ top: 0, behavior: 'instant' })
      await frame()
    }
  })
  // Through the debugger, not a script tag: the page's own policy stays in force.
  await page.evaluate(AXE)
  const violations = await page.evaluate(
    async ([tags, rules]) => (await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules })).violations,
    [TAGS, RULES],
  )
  if (violations.length === 0) return
  const lines = violations.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 5).map((n) => `  ${n.target.join(' ')}: ${n.failureSummary.split('\n').slice(1).join(';').trim()}`),
  ])
  throw new Error(`axe on ${path(page)}:\n${lines.join('\n')}`)
}

// Fails where the page scrolls sideways at one of the three widths, and names what sticks out.
export async function noScroll(page) {
  await atWidths(page, WIDTHS, async (width) => {
    const found = await page.evaluate(() => {
      const root = document.documentElement
      const wide = Math.max(root.scrollWidth, document.body.scrollWidth)
      if (wide <= root.clientWidth) return null
      const out = [...document.body.querySelectorAll('*')].filter((e) => {
        const box = e.getBoundingClientRect()
        return box.width > 0 && (box.right > root.clientWidth + 0.5 || box.left < -0.5)
      })
      const label = (e) => `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ''}.${[...e.classList].join('.')}`
      return { wide, out: out.slice(0, 6).map(label) }
    })
    if (found) throw new Error(`${path(page)} is ${found.wide} px wide at ${width} px: ${found.out.join(', ')}`)
  })
}

// Fails where something to press is smaller than 44 px; links inside a line of text are exempt.
export async function targets(page) {
  const small = await page.evaluate((least) => {
    const visible = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const own = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim() !== '')
    const inText = (e) => e.tagName === 'A' && getComputedStyle(e).display === 'inline' && own(e.parentElement)
    // A box to tick is as large as the label that ticks it.
    const boxes = (e) => [e, ...(/^(radio|checkbox|file)$/.test(e.type) ? [...e.labels] : [])].map((b) => b.getBoundingClientRect())
    const union = (rects) => ({
      width: Math.max(...rects.map((r) => r.right)) - Math.min(...rects.map((r) => r.left)),
      height: Math.max(...rects.map((r) => r.bottom)) - Math.min(...rects.map((r) => r.top)),
    })
    // Off-screen until it has the focus.
    const parked = (e) => { const b = e.getBoundingClientRect(); return b.bottom <= 0 || b.right <= 0 || b.width <= 1 }
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((e) => visible(e) && !parked(e) && !inText(e))
      .map((e) => ({ e, ...union(boxes(e)) }))
      .filter(({ width, height }) => width < least - 0.5 || height < least - 0.5)
      .slice(0, 10)
      .map(({ e, width, height }) => `${e.outerHTML.slice(0, 90)} is ${Math.round(width)} x ${Math.round(height)}`)
  }, TARGET_PX)
  if (small.length > 0) throw new Error(`too small to press on ${path(page)}:\n${small.join('\n')}`)
}

// Pictures of the whole page at the widths of a phone and of a laptop: out/NAME-WIDTH.png.
export async function shot(page, name) {
  await atWidths(page, SHOT_WIDTHS, async (width) => {
    await page.screenshot({ path: join(OUT, `${name}-${width}.png`), fullPage: true })
  })
}

// What every page of a journey goes through.
export async function look(page, name) {
  await axe(page)
  await noScroll(page)
  if (process.env.SHOTS === '1') await shot(page, name)
}

async function atWidths(page, widths, work) {
  const before = page.viewportSize()
  try {
    for (const width of widths) {
      await page.setViewportSize({ width, height: before?.height ?? 800 })
      await work(width)
    }
  } finally {
    if (before) await page.setViewportSize(before)
  }
}

const path = (page) => new URL(page.url()).pathname
