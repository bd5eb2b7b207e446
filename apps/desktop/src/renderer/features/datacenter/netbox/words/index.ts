import { makeText, type Leaves, type Say } from '@colonnade/screens'
import type { Locales } from '@colonnade/ui'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

/** Words of the exchange with NetBox in the three languages. */
export const netboxLocales: Locales<typeof en> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
/** Says a sentence of the exchange with NetBox. */
export type NetboxText = Say<Leaves<typeof en>>
/** The words in the current language. */
export const useNetboxText: () => NetboxText = makeText<typeof en>('netbox')
