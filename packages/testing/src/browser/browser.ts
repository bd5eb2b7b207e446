import chromium from '@sparticuz/chromium'
import { chromium as driver, type Browser, type BrowserContext, type Page } from 'playwright-core'

export type { Browser, BrowserContext, Page }

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

// Not the page's fault: calls that are refused, which is part of most stories, and connections that a test or the browser itself drops.
const expected = /status of 4\d\d|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_NETWORK_CHANGED|ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|ERR_ABORTED/

/** Starts Chromium: the one from npm where it runs, else the one named by CHROME_PATH. */
export async function launch(): Promise<Browser> {
  return driver.launch({ executablePath: process.env['CHROME_PATH'] ?? (await chromium.executablePath()), args: flags })
}

/** How a window looks. `language`: a preference of the person, as the language menu keeps it. */
export interface WindowOptions { width?: number; height?: number; theme?: 'light' | 'dark'; language?: 'en' | 'zh-CN' | 'zh-TW' }

/** A window of its own person. What scripts throw or write to the console as an error lands in `complaints`. */
export async function openWindow(browser: Browser, complaints: string[], { width = 1280, height = 800, theme, language = 'en' }: WindowOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: language === 'en' ? 'en-GB' : language, reducedMotion: 'reduce', acceptDownloads: true })
  if (theme || language !== 'en') await context.addInitScript(`if (!localStorage.getItem('colonnade.preferences')) localStorage.setItem('colonnade.preferences', ${JSON.stringify(JSON.stringify({ theme, language }))})`)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' && !expected.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`) })
  return page
}

/** Signs in as a person would: address, then password. `url`: the app's own, as `http://…/console/`; the page may be open there already. */
export async function signIn(page: Page, url: string | null, email: string, password: string): Promise<void> {
  if (url) await page.goto(url)
  await page.locator('input[type="email"][name="email"]').fill(email)
  await page.locator('button[type="submit"]').click()
  await page.locator('input[name="password"]').fill(password)
  await page.locator('button[type="submit"]').click()
  await page.locator('nav a').first().waitFor({ state: 'attached' })
}
