import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { fileFor } from './app-protocol.ts'

let app: TestConsole
beforeEach(async () => { app = await startTestConsole() })
afterEach(() => app.dispose())

test('the scheme has an origin and few privileges', () => {
  expect(app.protocol.privileged).toEqual([{ scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true, stream: true, bypassCSP: false, allowServiceWorkers: false }) }])
})

describe('the page', () => {
  test('is served for every route, under a policy that allows no foreign script', async () => {
    for (const path of ['/', '/racks', '/datacenter/hosts/17?tab=vms']) {
      const response = await app.protocol.ask(`app://console${path}`)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      const policy = response.headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).not.toContain('unsafe-eval')
      expect(policy).toContain("connect-src 'self';")
      expect(await response.text()).toContain('<title>Colonnade</title>')
    }
  })

  test('brings its files with their types; a missing one is missing', async () => {
    mkdirSync(join(app.folder, 'renderer', 'assets'))
    writeFileSync(join(app.folder, 'renderer', 'assets', 'index-1.js'), 'export {}')
    const script = await app.protocol.ask('app://console/assets/index-1.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await app.protocol.ask('app://console/assets/none.js')).status).toBe(404)
  })

  test('has no other host and takes no other method', async () => {
    expect((await app.protocol.ask('app://other/')).status).toBe(404)
    expect((await app.protocol.ask('app://console/racks', { method: 'POST' })).status).toBe(405)
  })

  test('never leaves its folder', async () => {
    expect(fileFor('/../secret.txt', '/srv/page')).toBeUndefined()
    expect(fileFor('/..%2f..%2fsecret.txt', '/srv/page')).toBeUndefined()
    expect(fileFor('/a%00.js', '/srv/page')).toBeUndefined()
    expect(fileFor('/..%5csecret.txt', '/srv/page')).toBeUndefined()
    expect(fileFor('/%zz', '/srv/page')).toBeUndefined()
    expect(fileFor('/../page-other/x.js', '/srv/page')).toBeUndefined()
    writeFileSync(join(app.folder, 'secret.txt'), 'secret')
    for (const path of ['/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt']) expect((await app.protocol.ask(`app://console${path}`)).status).toBe(404)
  })
})

test('in development the page comes from the dev server, under the same origin', async () => {
  const server = createServer((request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`dev ${request.url}`))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const devServer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const started = await startTestConsole({ options: { devServer } })
  const response = await started.protocol.ask('app://console/src/main.tsx?t=1')
  expect(await response.text()).toBe('dev /src/main.tsx?t=1')
  expect(response.headers.get('content-security-policy')).toContain(`connect-src 'self' ${devServer.replace('http', 'ws')}`)
  started.dispose()
  await new Promise((resolve) => server.close(resolve))
})
