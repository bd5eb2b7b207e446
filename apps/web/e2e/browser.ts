/** A browser for tests and pictures: Chromium from npm where it runs, else the one named by CHROME_PATH. */
import chromium from '@sparticuz/chromium'
import { chromium as driver, type Browser, type Page } from 'playwright-core'

export type { Browser, Page }

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Starts the browser. */
export async function launch(): Promise<Browser> {
  return driver.launch({ executablePath: process.env['CHROME_PATH'] ?? (await chromium.executablePath()), args: flags })
}

/** Signs in as a person would: address, then password. */
export async function signIn(page: Page, at: string, email: string, password: string, _lang?: string): Promise<void> {
  await page.goto(`${at}/`)
  await page.locator('input[name="email"]').fill(email)
  await page.locator('button[type="submit"]').click()
  await page.locator('input[name="password"]').fill(password)
  await page.locator('button[type="submit"]').click()
  await page.locator('nav a[href="/knowledge"]').first().waitFor({ state: 'attached', timeout: 60_000 })
}
