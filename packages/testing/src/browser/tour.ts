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
  /** nothing but `more` */
  only?: boolean
  /** paths that lead elsewhere by themselves */
  except?: readonly string[]
  pictures: string
}

const fileOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'

/** What a tour found: how many places it went to, and what is wrong there, each line with its place. */
export interface TourResult { places: number; wrong: string[] }

/** A tour under way: a window for each look, opened when it is first needed and used for one place after the other. */
export interface Tour {
  /** Goes to the places that `mine` takes (by route, as `/hosts`) and nobody went to before. */
  visit(mine?: (path: string) => boolean): Promise<TourResult>
  close(): Promise<void>
}

interface Window { page: Page; complaints: string[]; root: string }
const nameOf = ({ theme, width, language }: Look) => `${theme}-${width}-${language}`

async function lookAt({ page, complaints, root }: Window, look: Look, path: string, { params = {}, names = [], pictures }: TourPlan): Promise<string[]> {
  const missing = [...path.matchAll(/\$(\w+)/g)].map((m) => m[1]!).find((name) => !params[name])
  if (missing) return [`${path}: no example for $${missing}`]
  const href = path.replaceAll(/\$(\w+)/g, (_all, name: string) => params[name]!)
  const wrong: string[] = []
  complaints.length = 0
  try {
    await visit(page, `${root}${href}`)
    wrong.push(...(await inspect(page)).filter((line) => !names.some((name) => line === `a raw key: ${name}`)))
  } catch (error) {
    wrong.push((error as Error).message.split('\n')[0]!)
  }
  await page.screenshot({ path: join(pictures, `${fileOf(path)}-${nameOf(look)}.png`) })
  return [...wrong, ...complaints].map((line) => `${href} (${look.theme}, ${look.width} px, ${look.language}): ${line}`)
}

/** Begins a tour over every route of an app and the further places of the plan. Each place is seen in one of two looks, in turn; in both with TOUR=some, in all eight with TOUR=all. */
export async function openTour(plan: TourPlan): Promise<Tour> {
  const { browser, base, enter, more = [], except = [] } = plan
  mkdirSync(plan.pictures, { recursive: true })
  const asked = process.env['TOUR']
  const looks = asked === 'all' ? all : quick
  const windows = new Map<Look, Window>()
  const windowOf = async (look: Look) => {
    const found = windows.get(look)
    if (found) return found
    const complaints: string[] = []
    const page = await openWindow(browser, complaints, { ...look, height: look.width > 600 ? 800 : 844 })
    await enter(page, `${base}/`)
    const made = { page, complaints, root: await page.evaluate<string>('self.__TSR_ROUTER__.basepath.replace(/\\/$/, "")') }
    windows.set(look, made)
    return made
  }
  const routes = plan.only ? [] : (await routesOf((await windowOf(looks[0]!)).page)).filter((path) => !except.includes(path))
  const places = [...routes, ...more].map((path, i) => ({ path, looks: asked ? [...looks] : [looks[i % looks.length]!] }))
  return {
    async visit(mine = () => true) {
      const result: TourResult = { places: 0, wrong: [] }
      for (const place of places.filter(({ path }) => mine(path.replace(/[?#].*$/, '')))) {
        for (const look of place.looks.splice(0)) {
          result.wrong.push(...await lookAt(await windowOf(look), look, place.path, plan))
          result.places++
        }
      }
      return result
    },
    async close() { for (const { page } of windows.values()) await page.context().close() },
  }
}

/** The whole tour at once. */
export async function tour(plan: TourPlan): Promise<TourResult> {
  const under = await openTour(plan)
  try { return await under.visit() } finally { await under.close() }
}
