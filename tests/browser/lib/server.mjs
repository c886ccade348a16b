// The product under test: a demo instance in a temporary folder, on a free port.
import { execFileSync, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OUT, ROOT } from './paths.mjs'

const READY_SECONDS = 60

export const binary = () => process.env.JAABI_BIN ?? join(ROOT, 'target', 'debug', 'jaabi')

// The machine's settings must not reach the product under test.
export function cleanEnv(extra = {}) {
  const kept = Object.entries(process.env).filter(([key]) => !/^(JAABI_|DATABASE_URL$|TEST_DATABASE_URL$)/.test(key))
  return { ...Object.fromEntries(kept), ...extra }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

// Waits until `/readyz` answers 200; fails at once where the process has ended.
async function ready(base, ended) {
  const until = Date.now() + READY_SECONDS * 1000
  while (Date.now() < until) {
    if (ended()) throw new Error('the server ended before it was ready')
    const answer = await fetch(`${base}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server was not ready after ${READY_SECONDS} s`)
}

// Starts `jaabi ARGS --port P --data DIR`; resolves once it is ready.
export async function startJaabi(args, { data, name = 'server', env = {}, port } = {}) {
  const bin = binary()
  if (!existsSync(bin)) throw new Error(`${bin} is missing: build it with cargo build`)
  const dir = data ?? mkdtempSync(join(tmpdir(), 'jaabi-journey-'))
  // Two runs in the same folder must not write into each other's log.
  const log = join(OUT, `${name}-${process.pid}.log`)
  const out = openSync(log, 'w')
  port ??= await freePort()
  const child = spawn(bin, [...args, '--port', String(port), '--data', dir], {
    cwd: tmpdir(), env: cleanEnv(env), stdio: ['ignore', out, out],
  })
  let ended = false
  const gone = new Promise((resolve) => {
    child.once('error', () => { ended = true; resolve() })
    child.once('exit', () => { ended = true; resolve() })
  })
  const kill = () => { if (!ended) child.kill('SIGKILL') }
  process.once('exit', kill)
  const stop = async () => {
    if (!ended) child.kill('SIGTERM')
    const hurry = setTimeout(kill, 5000)
    await gone
    clearTimeout(hurry)
    process.removeListener('exit', kill)
    if (!data) rmSync(dir, { recursive: true, force: true })
  }
  const base = `http://127.0.0.1:${port}`
  try {
    await ready(base, () => ended)
  } catch (error) {
    await stop()
    throw new Error(`${error.message}\n${readFileSync(log, 'utf8').trim().split('\n').slice(-20).join('\n')}`)
  }
  return { base, data: dir, log, stop }
}

// Runs `jaabi ARGS` to its end and gives what it printed.
export const jaabi = (args, options = {}) =>
  execFileSync(binary(), args, { cwd: tmpdir(), env: cleanEnv(), encoding: 'utf8', ...options })

// The server of this run: the one in JAABI_BASE, else a fresh demo.
export async function findServer() {
  if (process.env.JAABI_BASE) {
    const accounts = process.env.JAABI_ACCOUNTS ? JSON.parse(readFileSync(process.env.JAABI_ACCOUNTS, 'utf8')) : []
    return { base: process.env.JAABI_BASE.replace(/\/$/, ''), accounts, data: null, log: null, stop: async () => {} }
  }
  const server = await startJaabi(['demo', '--fresh'])
  try {
    const accounts = JSON.parse(jaabi(['demo', '--accounts-json', '--data', server.data]))
    return { ...server, accounts }
  } catch (error) {
    await server.stop()
    throw error
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))
