import i18next, { type i18n as I18n } from 'i18next'
import { getI18n, initReactI18next, useTranslation } from 'react-i18next'
import { useCallback } from 'react'
import { en } from '../locales/en.ts'
import { zhCN } from '../locales/zh-CN.ts'
import { zhTW } from '../locales/zh-TW.ts'
import { getPreferences, onPreferences, type Language } from './prefs.ts'

/** A tree of words, the leaves being sentences with `{{placeholders}}`. */
export interface Words { readonly [key: string]: string | Words }
/** The type another language must satisfy: the keys of `T`, any words. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> }
/** One namespace in the three languages; Chinese must have the keys of English. */
export type Locales<T extends Words> = { readonly en: T; readonly 'zh-CN': Translation<T>; readonly 'zh-TW': Translation<T> }

type Plural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K
type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? Plural<K> : `${K}.${Leaves<T[K]>}` }[keyof T & string]
/** Keys of the design system's own words, without plural endings. */
export type UiKey = Leaves<typeof en>

/**
 * Makes the one i18next instance of an app: the app's namespaces (the first is the default) plus `ui`, the design system's.
 * The language comes from the preferences and follows them. Synchronous: call it before the first render.
 */
export function createI18n(namespaces: { readonly [name: string]: Locales<Words> } = {}): I18n {
  const instance = i18next.createInstance()
  const all: { [name: string]: Locales<Words> } = { ...namespaces, ui: { en, 'zh-CN': zhCN, 'zh-TW': zhTW } }
  const pick = (language: Language) => Object.fromEntries(Object.entries(all).map(([name, locales]) => [name, locales[language]]))
  void instance.use(initReactI18next).init({
    lng: getPreferences().language,
    fallbackLng: 'en',
    defaultNS: Object.keys(all)[0] ?? 'ui',
    ns: Object.keys(all),
    resources: { en: pick('en'), 'zh-CN': pick('zh-CN'), 'zh-TW': pick('zh-TW') },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
    initAsync: false,
  })
  onPreferences(() => {
    const { language } = getPreferences()
    if (instance.language !== language) void instance.changeLanguage(language)
  })
  return instance
}

type Vars = Record<string, string | number>

/** Translator for the design system's words. `n` also chooses the plural. */
export type UiText = (key: UiKey, vars?: Vars) => string

/** The design system's words in the current language. */
export function useUiText(): UiText {
  const { t } = useTranslation('ui')
  return useCallback((key, vars) => t(key, withCount(vars)), [t])
}

/** What the app calls a field a refusal names (`items.3.groupId`), from `field.*` of any of its namespaces; undefined when it has no word for it. */
export function useFieldLabel(): (path: string) => string | undefined {
  const { t, i18n } = useTranslation('ui')
  return useCallback((path) => {
    const key = `field.${path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path}`
    const ns = [i18n.options.ns ?? []].flat().find((one) => i18n.exists(key, { ns: one }))
    return ns ? t(key as never, { ns }) : undefined
  }, [t, i18n])
}

/** As `useUiText`, for code outside React (toasts). English when no instance exists. */
export function uiText(key: UiKey, vars?: Vars): string {
  const instance = getI18n() as I18n | undefined
  return instance ? instance.t(key, { ns: 'ui', ...withCount(vars) }) : key
}

// Chosen by number, shown as formatted text: `count` picks the plural, `n` is what the sentence prints.
function withCount(vars?: Vars): Vars {
  if (!vars || vars['n'] === undefined || vars['count'] !== undefined) return vars ?? {}
  return { ...vars, count: Number(String(vars['n']).replace(/[^\d.-]/g, '')) }
}
