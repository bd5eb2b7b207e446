import { useSyncExternalStore } from 'react'

/** Languages the product speaks. */
export const languages = ['en', 'zh-CN', 'zh-TW'] as const
/** One of `languages`. */
export type Language = (typeof languages)[number]
/** `system` follows the operating system, live. */
export type Theme = 'light' | 'dark' | 'system'
/** Rail open (220 px) or collapsed (56 px), theme, language and time zone of this browser. */
export interface Preferences { theme: Theme; language: Language; rail: 'open' | 'collapsed'; zone?: string }

const KEY = 'colonnade.preferences'
const listeners = new Set<() => void>()
let current: Preferences | undefined

function detectLanguage(): Language {
  for (const tag of typeof navigator === 'undefined' ? [] : navigator.languages) {
    if (/^zh-(tw|hk|mo|hant)/i.test(tag)) return 'zh-TW'
    if (/^zh/i.test(tag)) return 'zh-CN'
    if (/^en/i.test(tag)) return 'en'
  }
  return 'en'
}

function load(): Preferences {
  const base: Preferences = { theme: 'system', language: detectLanguage(), rail: 'open' }
  try {
    const saved = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '{}') as Partial<Preferences>
    if (saved.language && !languages.includes(saved.language)) delete saved.language
    return { ...base, ...saved }
  } catch {
    return base // a broken or forbidden storage must not keep anyone from working
  }
}

function applyToDocument(p: Preferences) {
  if (typeof document === 'undefined') return
  const root = document.documentElement
  if (p.theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = p.theme
  root.lang = p.language
}

/** The preferences as they are now. Safe to call outside React. */
export function getPreferences(): Preferences {
  if (!current) {
    current = load()
    applyToDocument(current)
  }
  return current
}

/** Changes some preferences, remembers them in localStorage and applies theme and language to `<html>`. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...getPreferences(), ...change }
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(current))
  } catch { /* private window: the choice lasts until the tab closes */ }
  applyToDocument(current)
  for (const listener of listeners) listener()
}

/** Called after every change of the preferences; returns the way to stop. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The preferences, live. Change them with `setPreferences`. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, getPreferences, getPreferences)
}
