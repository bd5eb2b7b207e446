import type { Words } from '@colonnade/ui'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

type Plural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K
/** Keys of a tree of words, dotted, without plural endings. */
export type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? Plural<K> : `${K}.${Leaves<T[K]>}` }[keyof T & string]
/** What a sentence prints. `n` also chooses the plural; give it formatted, as text, or as a number. */
export type Vars = Record<string, string | number>
/** Says a sentence of one namespace. */
export type Say<K extends string> = (key: K, vars?: Vars) => string

/** `n` may carry the locale's separators; the plural is chosen by its digits. */
export function withCount(vars?: Vars): Vars {
  if (!vars || vars['n'] === undefined || vars['count'] !== undefined) return vars ?? {}
  return { ...vars, count: Number(String(vars['n']).replace(/[^\d.-]/g, '')) }
}

/** Makes the hook that says the sentences of a namespace, its keys checked against the English words. */
export function makeText<T extends Words>(namespace: string): () => Say<Leaves<T>> {
  return function useText() {
    const { t } = useTranslation(namespace)
    return useCallback((key, vars) => t(key as string, withCount(vars) as Record<string, string>), [t])
  }
}
