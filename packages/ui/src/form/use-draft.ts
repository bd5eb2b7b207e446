import { useContext, useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { clearDraft, DraftScope, readDraft, writeDraft } from './drafts.ts'

type Values = Record<string, unknown>

/**
 * Keeps what was typed but not saved. `skip` names fields that must not be written down (secrets).
 * `restored` is true when the form opened with an earlier draft.
 */
export function useDraft(form: UseFormReturn<Values>, key: string | undefined, skip: readonly string[]) {
  const scope = useContext(DraftScope)
  const [restored, setRestored] = useState(false)
  const skipped = skip.join()
  useEffect(() => {
    const draft = key === undefined ? undefined : readDraft(scope, key)
    if (!draft) return
    for (const [name, value] of Object.entries(draft)) form.setValue(name, value, { shouldDirty: true })
    setRestored(true)
  }, [form, key, scope])
  useEffect(() => {
    if (!key) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const save = () => {
      timer = undefined
      const dirty = Object.keys(form.formState.dirtyFields).filter((name) => !skipped.split(',').includes(name))
      if (dirty.length) writeDraft(scope, key, Object.fromEntries(dirty.map((name) => [name, form.getValues(name)])))
      else clearDraft(scope, key)
    }
    // A window that closes within the quarter of a second loses nothing either.
    const leave = () => { if (timer) { clearTimeout(timer); save() } }
    const { unsubscribe } = form.watch((_values, { name }) => {
      if (!name) return
      clearTimeout(timer)
      timer = setTimeout(save, 250)
    })
    globalThis.addEventListener('pagehide', leave)
    return () => {
      unsubscribe()
      globalThis.removeEventListener('pagehide', leave)
      clearTimeout(timer)
    }
  }, [form, key, scope, skipped])
  return {
    restored,
    discard: () => { if (key) clearDraft(scope, key); form.reset(); setRestored(false) },
    saved: () => { if (key) clearDraft(scope, key); setRestored(false) },
  }
}
