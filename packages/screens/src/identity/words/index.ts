import type { Locales } from '@colonnade/ui'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

/** Words of the identity screens in the three languages: give them to `createI18n` under the name `identity`. */
export const identityLocales: Locales<typeof en> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
