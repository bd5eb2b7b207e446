import type { Locales } from '@colonnade/ui'
import { makeText, type Leaves, type Say } from '../lib/text.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

/** Words of the shared screens in the three languages: give them to `createI18n` under the name `screens`. */
export const screensLocales: Locales<typeof en> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
/** Says a sentence of the shared screens. */
export type ScreensText = Say<Leaves<typeof en>>
/** The shared screens' words in the current language. */
export const useScreensText: () => ScreensText = makeText<typeof en>('screens')
