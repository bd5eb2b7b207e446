/** A browser for tests and pictures: Chromium from npm where it runs, else the one named by CHROME_PATH. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as driver, type Browser, type Page } from 'playwright-core'

export type { Browser, Page }

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const pictures = join(import.meta.dirname, '../../../test-output/console')

/** Starts the browser. */
export async function launch(): Promise<Browser> {
  return driver.launch({ executablePath: process.env['CHROME_PATH'] ?? (await chromium.executablePath()), args: flags })
}

/** Keeps a picture of the page as it is, in light and dark, wide and narrow; the page is left as it was. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const before = page.viewportSize()!
  const theme = await page.evaluate(() => document.documentElement.dataset['theme'])
  for (const tone of ['light', 'dark']) {
    for (const [width, height] of [[1280, 800], [390, 844]] as const) {
      await page.setViewportSize({ width, height })
      await page.evaluate((to) => { document.documentElement.dataset['theme'] = to }, tone)
      await page.waitForTimeout(250)
      await page.screenshot({ path: join(pictures, `${name}-${tone}-${width}.png`) })
    }
  }
  await page.setViewportSize(before)
  await page.evaluate((to) => { if (to) document.documentElement.dataset['theme'] = to; else delete document.documentElement.dataset['theme'] }, theme)
  await page.waitForTimeout(150)
}
