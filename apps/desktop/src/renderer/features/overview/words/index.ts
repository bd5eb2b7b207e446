import { makeText, type Leaves, type Say } from '@colonnade/screens'
import type { Locales } from '@colonnade/ui'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

/** Words of places and trends in the three languages. */
export const trendLocales: Locales<typeof en> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
/** The words in the current language. */
export const useTrendText: () => Say<Leaves<typeof en>> = makeText<typeof en>('trend')
