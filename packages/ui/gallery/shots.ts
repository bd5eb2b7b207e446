/** Takes pictures of the built gallery in light and dark, wide and narrow: `node gallery/shots.ts [name…]`. They land in test-output/ui at the root. */
import chromium from '@sparticuz/chromium'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium as browser } from 'playwright-core'
import { preview } from 'vite'

const out = join(import.meta.dirname, '../../../test-output/ui')
mkdirSync(out, { recursive: true })
const server = await preview({ configFile: join(import.meta.dirname, 'vite.config.ts'), preview: { port: 0, host: '127.0.0.1' } })
const at = server.resolvedUrls?.local[0] ?? ''
const launched = await browser.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })

type Step = (page: import('playwright-core').Page) => Promise<unknown>
const csv = { name: 'hosts.csv', mimeType: 'text/csv', buffer: Buffer.from('Serial,Memory,vCPUs,Site\nSN-1,768,128,台北\nSN-2,lots,64,台北\nSN-3,512,64,新竹\n') }
const shots: { [name: string]: { query: string; act?: Step } } = {
  primitives: { query: 'page=primitives' },
  'primitives-dense': { query: 'page=primitives&density=dense' },
  hosts: { query: 'page=hosts&density=dense&jobs&f=status:in:["active","error"]&f=group:eq:gpu-a' },
  'hosts-roomy': { query: 'page=hosts&stale' },
  'hosts-panel': { query: 'page=hosts&density=dense&open=h3' },
  'hosts-bulk': { query: 'page=hosts&density=dense', act: async (p) => { const phone = (p.viewportSize()?.width ?? 0) < 640; const boxes = p.getByRole('checkbox', { name: 'Choose this row' }); for (const i of phone ? [0, 1] : [1, 2]) await boxes.nth(i).click({ force: true }); await p.mouse.move(5, 300); await p.waitForTimeout(300) } },
  'hosts-filter': { query: 'page=hosts&density=dense', act: async (p) => { await p.getByRole('button', { name: 'Add a filter' }).click(); await p.getByRole('option', { name: 'Status' }).click(); await p.waitForTimeout(300) } },
  'hosts-zh': { query: 'page=hosts&density=dense&lang=zh-TW' },
  palette: { query: 'page=hosts&density=dense&palette', act: async (p) => { await p.keyboard.type('a'); await p.waitForTimeout(500) } },
  form: { query: 'page=forms' },
  'form-errors': { query: 'page=forms&density=dense', act: async (p) => { await p.getByLabel('Serial').fill(''); await p.getByLabel('Memory').fill('12x'); await p.getByLabel('Memory').press('Control+Enter'); await p.waitForTimeout(300) } },
  conflict: { query: 'page=forms', act: async (p) => { await p.getByLabel('Memory').fill('524288'); await p.getByLabel('Memory').press('Control+Enter'); await p.waitForTimeout(400) } },
  'import-map': { query: 'page=import', act: async (p) => { await p.setInputFiles('input[type=file]', csv); await p.waitForTimeout(300) } },
  'import-check': { query: 'page=import', act: async (p) => { await p.setInputFiles('input[type=file]', csv); await p.getByRole('button', { name: 'Check all rows' }).click(); await p.waitForTimeout(300) } },
  toast: { query: 'page=primitives', act: async (p) => { await p.getByRole('button', { name: 'Toast with undo' }).click(); await p.getByRole('button', { name: 'Toast with error' }).click(); await p.waitForTimeout(600) } },
  danger: { query: 'page=primitives', act: async (p) => { await p.getByRole('button', { name: 'Menu', exact: true }).click(); await p.getByRole('menuitem', { name: 'Delete…' }).click(); await p.waitForTimeout(300) } },
}

const wanted = process.argv.slice(2)
for (const [name, { query, act }] of Object.entries(shots)) {
  if (wanted.length && !wanted.includes(name)) continue
  for (const theme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      const page = await launched.newPage({ viewport: { width, height: width > 600 ? 800 : 844 }, deviceScaleFactor: 1 })
      page.on('pageerror', (e) => console.error(name, theme, width, e.message))
      page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.error(name, theme, width, m.text().slice(0, 300)) })
      await page.goto(`${at}?${query}&theme=${theme}`, { waitUntil: 'networkidle' })
      await page.waitForTimeout(500)
      await act?.(page).catch((e: Error) => console.error(name, theme, width, e.message.split('\n')[0]))
      await page.screenshot({ path: join(out, `${name}-${theme}-${width}.png`), fullPage: name.startsWith('primitives') || name.startsWith('form') })
      await page.close()
    }
  }
}
await launched.close()
await server.close()
