import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openWindow, type WindowOptions } from './browser.ts'
import { inspect, routesOf, visit } from './inspect.ts'

type Look = Required<Pick<WindowOptions, 'theme' | 'width' | 'language'>>
const quick: readonly Look[] = [{ theme: 'light', width: 1280, language: 'en' }, { theme: 'dark', width: 390, language: 'zh-CN' }]
const all: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) => [1280, 390].flatMap((width) => (['en', 'zh-CN'] as const).map((language) => ({ theme, width, language }))))

/** Where a tour goes. */
export interface TourPlan {
  browser: Browser
  /** the app's address, without a slash at the end */
  base: string
  /** signs in, or not; the page is open at `base` */
  enter: (page: Page, url: string) => Promise<void>
  /** what stands for the parameters of routes: `$baseId` → an id that exists */
  params?: Readonly<Record<string, string>>
  /** further places, such as an open record; each becomes a picture of its own */
  more?: readonly string[]
  /** names of records that look like a key of the translations */
  names?: readonly string[]
  /** paths that lead elsewhere by themselves */
  except?: readonly string[]
  pictures: string
}

const fileOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'

/** Opens every route of an app in every look asked for (two of them; all eight with TOUR=all), keeps a picture of each and answers with what is wrong, each line with its place. */
export async function tour({ browser, base, enter, params = {}, more = [], except = [], names = [], pictures }: TourPlan): Promise<{ places: number; wrong: string[] }> {
  mkdirSync(pictures, { recursive: true })
  const wrong: string[] = []
  let places = 0
  for (const look of process.env['TOUR'] === 'all' ? all : quick) {
    const complaints: string[] = []
    const page = await openWindow(browser, complaints, { ...look, height: look.width > 600 ? 800 : 844 })
    await enter(page, `${base}/`)
    const root = await page.evaluate<string>('self.__TSR_ROUTER__.basepath.replace(/\\/$/, "")')
    const routes = (await routesOf(page)).filter((path) => !except.includes(path))
    for (const path of [...routes, ...more]) {
      const missing = [...path.matchAll(/\$(\w+)/g)].map((m) => m[1]!).find((name) => !params[name])
      if (missing) { wrong.push(`${path}: no example for $${missing}`); continue }
      const href = path.replaceAll(/\$(\w+)/g, (_all, name: string) => params[name]!)
      const where = `${href} (${look.theme}, ${look.width} px, ${look.language})`
      complaints.length = 0
      try {
        await visit(page, `${root}${href}`)
        wrong.push(...(await inspect(page)).filter((line) => !names.some((name) => line === `a raw key: ${name}`)).map((line) => `${where}: ${line}`))
      } catch (error) {
        wrong.push(`${where}: ${(error as Error).message.split('\n')[0]}`)
      }
      wrong.push(...complaints.map((line) => `${where}: ${line}`))
      await page.screenshot({ path: join(pictures, `${fileOf(path)}-${look.theme}-${look.width}-${look.language}.png`) })
      places++
    }
    await page.context().close()
  }
  return { places, wrong }
}
