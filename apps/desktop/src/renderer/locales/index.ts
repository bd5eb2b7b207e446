import { makeText, type Leaves, type Say } from '@colonnade/screens'
import type { Locales } from '@colonnade/ui'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

/** Words of the console in the three languages. */
export const consoleLocales: Locales<typeof en> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
/** A sentence's key. */
export type ConsoleKey = Leaves<typeof en>
/** Says a sentence of the console. */
export type ConsoleText = Say<ConsoleKey>
/** The console's words in the current language. */
export const useConsoleText: () => ConsoleText = makeText<typeof en>('console')
