// A stand-in server for the scripts' own tests: assets, one page, a list of places, and a
// record of what was posted. The content policy is the product's.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))
const ASSETS = join(HERE, '../../templates/assets')
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' }
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"
const PLACES = [{ value: '7', label: 'Konna, Mopti' }, { value: '9', label: 'Konsa, Gao' }]

/** Starts on a free port; `pages` may hold other pages than the intake, by path. */
export async function start(pages = {}) {
  const posted = []
  const page = readFileSync(join(HERE, 'intake.html'), 'utf8')
  const answer = (url, reply) => {
    const html = (text) => reply('text/html; charset=utf-8', text)
    if (pages[url.pathname]) return html(pages[url.pathname](page))
    if (url.pathname === '/intake') return html(page)
    if (url.pathname.startsWith('/assets/')) return reply(TYPES[extname(url.pathname)], readFileSync(join(ASSETS, url.pathname.slice(8))))
    if (url.pathname === '/places') {
      const words = url.searchParams.get('q').toLowerCase()
      return reply('application/json', JSON.stringify(PLACES.filter((p) => p.label.toLowerCase().startsWith(words))))
    }
    return html(`<!doctype html><title>${url.pathname}</title>`)
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost')
    let body = ''
    request.on('data', (part) => { body += part })
    request.on('end', () => {
      if (request.method === 'POST') posted.push(Object.fromEntries(new URLSearchParams(body)))
      const reply = (type, text) => {
        response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY, 'cache-control': 'no-store' })
        response.end(text)
      }
      if (request.method === 'POST') reply('text/html', '<!doctype html><title>sent</title>')
      else answer(url, reply)
    })
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { base: `http://127.0.0.1:${server.address().port}`, posted, stop: () => server.close() }
}
