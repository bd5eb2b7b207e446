import type { Locale } from '../channels.ts'
import { en, type MessageKey } from './en.ts'
import { zhCN } from './zh-cn.ts'
import { zhTW } from './zh-tw.ts'

/** Texts of menus, tray, dialogs and desktop errors in each language. Error texts are keyed by the error's `reason`, for the renderer to use too. */
export const messages: Record<Locale, Record<MessageKey, string>> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
export type { MessageKey }

/** The text for a key in a language, with `{name}` places filled. */
export function message(locale: Locale, key: MessageKey, values: Record<string, string> = {}): string {
  return messages[locale][key].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

/** The product's language nearest to the system's first preference that it has; English when none fits. */
export function localeFor(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const lower = tag.toLowerCase()
    if (lower.startsWith('en')) return 'en'
    if (/^zh\b.*(hant|tw|hk|mo)/.test(lower)) return 'zh-TW'
    if (lower.startsWith('zh')) return 'zh-CN'
  }
  return 'en'
}
