import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { pages } from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'colonnade-pages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function build(name: string, mark: string): string {
  const root = join(folder, name)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), `<title>${name} ${mark}</title>`)
  writeFileSync(join(root, 'assets', `app-${mark}.js`), mark)
  return root
}

it('regression: an app that is built again is served without a restart, and what the old build had is gone', async () => {
  const places = [{ prefix: '/console/', root: build('console', 'one') }, { prefix: '/', root: build('web', 'one') }]
  const app = Fastify()
  await app.register(pages, { places })
  const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } })
  expect((await get('/console/assets/app-one.js')).body).toBe('one')
  build('console', 'two')
  expect((await get('/console/assets/app-two.js')).body).toBe('two')
  expect((await get('/console/assets/app-two.js')).headers['cache-control']).toContain('immutable')
  expect((await get('/console/assets/app-one.js')).statusCode).toBe(404)
  for (const path of ['/console/', '/console/hosts?open=1', '/console/setup']) expect((await get(path)).body).toContain('console two')
  for (const path of ['/', '/knowledge/some-id', '/assets']) expect((await get(path)).body).toContain('web one')
  expect((await get('/console/')).headers['content-security-policy']).toContain("default-src 'self'")
  for (const path of ['/api/uploads', '/trpc/nothing', '/nowhere.png', '/assets/..%2f..%2f..%2fpackage.json', '/console/%2e%2e/%2e%2e/web/index.html']) expect((await get(path)).statusCode, path).toBeGreaterThanOrEqual(400)
  // regression: a name no file system takes was a failure of ours
  for (const long of ['a'.repeat(300), `assets/${'a'.repeat(4000)}.js`, 'index.html/x', 'assets/app-one.js/x']) expect((await app.inject({ url: `/${long}`, headers: { accept: 'image/png' } })).statusCode, long.slice(0, 30)).toBe(404)
  await app.close()
})
