/** Pictures for people to look at; the browser itself comes from the testing package. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@colonnade/testing/browser'

export { launch, type Browser, type Page } from '@colonnade/testing/browser'

const pictures = join(import.meta.dirname, '../../../test-output/console')

/** Keeps a picture of the page as it is: light and wide, dark and narrow, or all four with PICTURES=all; the page is left as it was. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const before = page.viewportSize()!
  const theme = await page.evaluate(() => document.documentElement.dataset['theme'])
  const all = process.env['PICTURES'] === 'all'
  for (const tone of ['light', 'dark']) {
    for (const [width, height] of [[1280, 800], [390, 844]] as const) {
      if (!all && (tone === 'light') !== (width === 1280)) continue
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
