import { useUiText, type UiText } from '@colonnade/ui'
import { useCallback } from 'react'
import { useScreensText, type ScreensText } from '../locales/index.ts'

type Rule = [RegExp, (found: RegExpExecArray, ui: UiText, t: ScreensText) => string]

// What the server's schemas say by themselves, in the words that forms use for the same.
const rules: Rule[] = [
  [/expected (?:number|int)\b.*received (?:undefined|null)/i, (_found, ui) => ui('problem.required')],
  [/expected string.*received (?:undefined|null)/i, (_found, ui) => ui('problem.required')],
  [/expected int\b/i, (_found, ui) => ui('problem.integer')],
  [/expected (?:number|int)\b.*received/i, (_found, ui) => ui('problem.number')],
  [/^too small: expected string to have >=1 /i, (_found, ui) => ui('problem.required')],
  [/^too small: expected string to have >=(\d+)/i, ([, n], ui) => ui('problem.minLength', { n: n ?? '' })],
  [/^too big: expected string to have <=(\d+)/i, ([, n], ui) => ui('problem.maxLength', { n: n ?? '' })],
  [/^too small: .*>=(-?[\d.]+)/i, ([, n], ui) => ui('problem.min', { n: n ?? '' })],
  [/^too big: .*<=(-?[\d.]+)/i, ([, n], ui) => ui('problem.max', { n: n ?? '' })],
  [/^invalid option/i, (_found, ui) => ui('problem.choice')],
  [/^invalid (?:datetime|iso date)/i, (_found, ui) => ui('problem.date')],
  [/^there is no ([\w ]+) named (.*)$/i, ([, , name], _ui, t) => t('import.noSuch', { name: name ?? '' })],
  [/^several [\w ]+ are named (.*)$/i, ([, name], _ui, t) => t('import.several', { name: name ?? '' })],
]

/** Why a row can't be imported, in the reader's language; what no rule knows stays as the server said it. */
export function sayRowProblem(message: string, ui: UiText, t: ScreensText): string {
  for (const [pattern, say] of rules) {
    const found = pattern.exec(message)
    if (found) return say(found, ui, t)
  }
  return message
}

/** As `sayRowProblem`, with the words at hand. */
export function useRowProblem(): (message: string) => string {
  const ui = useUiText()
  const t = useScreensText()
  return useCallback((message) => sayRowProblem(message, ui, t), [ui, t])
}
