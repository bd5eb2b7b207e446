import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'

type Values = Record<string, unknown>
const prefix = 'colonnade.draft.'

function read(key: string | undefined): Values | undefined {
  if (!key) return undefined
  try {
    const text = globalThis.sessionStorage?.getItem(prefix + key)
    return text ? (JSON.parse(text) as Values) : undefined
  } catch {
    return undefined
  }
}

/** Forgets a draft, e.g. when its record was deleted. */
export function clearDraft(key: string): void {
  try { globalThis.sessionStorage?.removeItem(prefix + key) } catch { /* nothing was kept then */ }
}

/**
 * Keeps what was typed but not saved. `skip` names fields that must not be written down (secrets).
 * `restored` is true when the form opened with an earlier draft.
 */
export function useDraft(form: UseFormReturn<Values>, key: string | undefined, skip: readonly string[]) {
  const [restored, setRestored] = useState(false)
  const skipped = skip.join()
  useEffect(() => {
    const draft = read(key)
    if (!draft) return
    for (const [name, value] of Object.entries(draft)) form.setValue(name, value, { shouldDirty: true })
    setRestored(true)
  }, [form, key])
  useEffect(() => {
    if (!key) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const save = () => {
      const dirty = Object.keys(form.formState.dirtyFields).filter((name) => !skipped.split(',').includes(name))
      const kept = Object.fromEntries(dirty.map((name) => [name, form.getValues(name)]))
      try {
        if (dirty.length) globalThis.sessionStorage?.setItem(prefix + key, JSON.stringify(kept))
        else clearDraft(key)
      } catch { /* full or forbidden: the form still works */ }
    }
    const { unsubscribe } = form.watch((_values, { name }) => {
      if (!name) return
      clearTimeout(timer)
      timer = setTimeout(save, 250)
    })
    return () => {
      unsubscribe()
      if (timer) clearTimeout(timer)
    }
  }, [form, key, skipped])
  return {
    restored,
    discard: () => { if (key) clearDraft(key); form.reset(); setRestored(false) },
    saved: () => { if (key) clearDraft(key); setRestored(false) },
  }
}
