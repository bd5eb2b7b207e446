import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'

type Values = Record<string, unknown>

/** What an edit is measured against: the values and the version of the record it began with. */
export interface Base { values: Values; version?: number }
/** Where a form's base is kept between renders. */
export interface BaseHolder { get: () => Base; set: (base: Base) => void }

function hold<T>(start: T): { get: () => T; set: (next: T) => void } {
  let kept = start
  return { get: () => kept, set: (next) => { kept = next } }
}

/**
 * The base of a form's edit. While nothing is typed it follows the record, which others may change; from the first keystroke on it stays,
 * or a save would claim to know what others wrote meanwhile and overwrite it unseen.
 */
export function useBase(form: UseFormReturn<Values>, now: Base): BaseHolder {
  const [base] = useState(() => hold(now))
  const [seen] = useState(() => hold(JSON.stringify(now)))
  const { isDirty, isSubmitting } = form.formState
  useEffect(() => {
    const news = JSON.stringify(now)
    if (isDirty || isSubmitting || news === seen.get()) return
    seen.set(news)
    base.set(now)
    form.reset(now.values)
  })
  return base
}
