import { makeText, type Leaves, type Say } from '@colonnade/screens'
import type { Locales } from '@colonnade/ui'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

/** Words of the web app in the three languages. */
export const webLocales: Locales<typeof en> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
/** Says a sentence of the web app. */
export type WebText = Say<Leaves<typeof en>>
/** The web app's words in the current language. */
export const useText: () => WebText = makeText<typeof en>('web')
