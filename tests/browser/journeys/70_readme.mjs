// The first screen of the README, word for word: what it tells to type is there, and what it promises comes.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillSignIn } from '../lib/sign_in.mjs'
import { ROOT } from '../lib/paths.mjs'

const FIRST_SCREEN = 40

export default async ({ newPage, accounts, base, log, expect }) => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const commands = fenced(readme.split('\n').slice(0, FIRST_SCREEN).join('\n'))
  expect.ok(commands.includes('cargo run --release -- demo'), `the first commands are: ${commands}`)
  expect.ok(commands.includes('bash tests/run.sh'), `the first commands are: ${commands}`)
  expect.ok(existsSync(join(ROOT, 'tests/run.sh')), 'tests/run.sh is there')
  expect.ok(readme.includes('http://127.0.0.1:8080'), 'the address of the demo is named')
  for (const path of links(readme)) expect.ok(existsSync(join(ROOT, path)), `${path} is in the README, but not there`)
  const one = log ? printed(readFileSync(log, 'utf8'), base, accounts, expect) : accounts[0]
  const page = await newPage()
  await fillSignIn(page, base, one)
}

// The lines in fences, without what is said about them.
const fenced = (text) =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, inside]) => inside.trim().split('\n')).map((l) => l.split(/\s+#/)[0].trim())

const links = (text) =>
  [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to]) => to).filter((to) => !/^[a-z]+:/.test(to))

// What the demo printed: its address, and a name and a password that stand in one line.
function printed(log, base, accounts, expect) {
  expect.ok(log.includes(base), 'the address is printed')
  for (const { name, password } of accounts) {
    const line = log.split('\n').find((l) => l.includes(name) && l.includes(password))
    expect.ok(line, `${name} is printed with the password`)
  }
  return accounts.find((a) => a.roles.some((r) => r.role === 'committee_member'))
}
