/**
 * Takes pictures of the built app against a running server, in light and dark, wide and narrow:
 *   node --import ./tools/lib/own-sources.mjs apps/web/e2e/look.ts http://127.0.0.1:4000 [--theme light] [--width 1280] [--email …] [--lang zh-TW] [name…]
 * They land in test-output/web at the root.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { preview } from 'vite'
import { launch, signIn, type Page } from '@colonnade/testing/browser'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { theme: { type: 'string', multiple: true }, width: { type: 'string', multiple: true }, email: { type: 'string' }, lang: { type: 'string' }, suffix: { type: 'string' } } })
const [target = 'http://127.0.0.1:4000', ...wanted] = positionals
const out = join(import.meta.dirname, '../../../test-output/web')
mkdirSync(out, { recursive: true })

const proxy = Object.fromEntries(['/trpc', '/api'].map((path) => [path, { target, changeOrigin: false }]))
const server = await preview({ root: join(import.meta.dirname, '..'), build: { outDir: 'dist/site' }, preview: { port: 0, host: '127.0.0.1', proxy } })
const at = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '')

type Shot = { path: string; act?: (page: Page) => Promise<unknown>; outside?: boolean; full?: boolean }
const openFirstBase = async (page: Page) => { await page.getByRole('grid').or(page.getByRole('region', { name: /Knowledge|知识库|知識庫/ })).locator('a[href^="/knowledge/"]').first().click(); await page.waitForTimeout(900) }
const shots: { [name: string]: Shot } = {
  'sign-in': { path: '/', outside: true },
  'sign-up': { path: '/sign-up', outside: true, act: async (p) => { await p.getByRole('button', { name: /^Create|创建|建立/ }).last().click(); await p.waitForTimeout(200) } },
  forgot: { path: '/forgot', outside: true },
  'bad-link': { path: '/verify?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', outside: true, act: (p) => p.waitForTimeout(600) },
  home: { path: '/' },
  palette: { path: '/', act: async (p) => { await p.keyboard.press('Control+k'); await p.waitForTimeout(200); await p.keyboard.type('a'); await p.waitForTimeout(900) } },
  bases: { path: '/knowledge' },
  'base-new': { path: '/knowledge?new=1' },
  base: { path: '/knowledge', act: openFirstBase },
  'base-url': { path: '/knowledge', act: async (p) => { await openFirstBase(p); await p.goto(`${p.url()}?add=url`); await p.waitForTimeout(600) } },
  'base-settings': { path: '/knowledge', act: async (p) => { await openFirstBase(p); await p.goto(`${p.url()}?tab=settings`); await p.waitForTimeout(600) } },
  search: { path: '/knowledge', act: async (p) => { await openFirstBase(p); await p.goto(`${p.url()}?tab=search&query=${encodeURIComponent(values.lang?.startsWith('zh') ? '休假' : 'What is the policy for leave?')}`); await p.waitForTimeout(1500) } },
  recall: { path: '/knowledge', act: async (p) => { await openFirstBase(p); await p.goto(`${p.url()}?tab=search&query=holiday`); await p.waitForTimeout(1200); await p.getByRole('button', { name: 'Compare' }).click(); await p.waitForTimeout(1200); await p.getByText('Recall at').scrollIntoViewIfNeeded() } },
  document: { path: '/knowledge', act: async (p) => { await openFirstBase(p); await p.locator('a[href*="/documents/"]').first().click(); await p.waitForTimeout(1000) } },
  'chat-new': { path: '/chat?new=1' },
  chats: { path: '/chat' },
  chat: { path: '/chat', act: async (p) => { await p.locator('a[href^="/chat/"]').first().click(); await p.waitForTimeout(1200) } },
  'chat-cited': { path: '/chat', act: async (p) => { await p.locator('a[href^="/chat/"]').first().click(); await p.waitForTimeout(1200); await p.getByRole('list', { name: 'Sources' }).last().getByRole('button').first().click(); await p.waitForTimeout(900) } },
  calls: { path: '/calls' },
  'calls-list': { path: '/calls?tab=calls' },
  machines: { path: '/machines' },
  profile: { path: '/settings/profile' },
  sessions: { path: '/settings/sessions' },
  tokens: { path: '/settings/tokens' },
  'token-new': { path: '/settings/tokens?create=1' },
  users: { path: '/settings/users' },
  'user-new': { path: '/settings/users?new=1' },
  roles: { path: '/settings/roles' },
  matrix: { path: '/settings/roles?matrix=1' },
  tenant: { path: '/settings/tenant' },
  audit: { path: '/settings/audit' },
  mail: { path: '/settings/mail' },
  lost: { path: '/nowhere' },
}

const browser = await launch()
for (const theme of values.theme ?? ['light', 'dark']) {
  for (const width of (values.width ?? ['1280', '390']).map(Number)) {
    const context = await browser.newContext({ viewport: { width, height: width > 600 ? 800 : 844 }, locale: values.lang ?? 'en' })
    await context.addInitScript(([t, l]) => { localStorage.setItem('colonnade.preferences', JSON.stringify({ theme: t, ...(l ? { language: l } : {}) })) }, [theme, values.lang] as const)
    const page = await context.newPage()
    page.on('pageerror', (e) => console.error(theme, width, page.url(), e.message))
    page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.error(theme, width, page.url(), m.text().slice(0, 300)) })
    const names = Object.keys(shots).filter((name) => !wanted.length || wanted.includes(name))
    const take = async (name: string) => {
      const { path, act, full } = shots[name]!
      await page.goto(at + path, { waitUntil: 'domcontentloaded' })
      await page.waitForTimeout(1100)
      await act?.(page).catch((e: Error) => console.error(name, theme, width, e.message.split('\n')[0]))
      await page.screenshot({ path: join(out, `${name}${values.suffix ?? ''}-${theme}-${width}.png`), fullPage: full })
    }
    for (const name of names.filter((n) => shots[n]!.outside)) await take(name)
    await signIn(page, `${at}/`, values.email ?? 'admin@aurora.example', 'colonnade-sample')
    for (const name of names.filter((n) => !shots[n]!.outside)) await take(name)
    await context.close()
  }
}
await browser.close()
await server.close()
process.exit(0)
