import { useContext, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { clearDraft, DraftScope, readDraft, writeDraft } from './drafts.ts'
import type { Base, BaseHolder } from './use-base.ts'

type Values = Record<string, unknown>

// What was typed, and what it was typed over: on a record that others changed since, that makes the difference between an edit and an overwrite.
type Draft = { typed: Values; over: Base }

function read(scope: string, key: string | undefined): Draft | undefined {
  const draft = (key === undefined ? undefined : readDraft(scope, key)) as Partial<Draft> | undefined
  return draft?.typed && draft.over?.values ? (draft as Draft) : undefined
}

function draftOf(form: UseFormReturn<Values>, base: Base, skip: readonly string[]): Draft | undefined {
  const dirty = Object.keys(form.formState.dirtyFields).filter((name) => !skip.includes(name))
  const of = (value: (name: string) => unknown) => Object.fromEntries(dirty.map((name) => [name, value(name) ?? null]))
  return dirty.length ? { typed: of((name) => form.getValues(name)), over: { values: of((name) => base.values[name]), version: base.version } } : undefined
}

// Writes the draft down while one types.
function useKeeping(form: UseFormReturn<Values>, base: BaseHolder, key: string | undefined, scope: string, skipped: string): void {
  useEffect(() => {
    if (!key) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const save = () => {
      timer = undefined
      const draft = draftOf(form, base.get(), skipped.split(','))
      if (draft) writeDraft(scope, key, draft)
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
  }, [form, base, key, scope, skipped])
}

/**
 * Keeps what was typed but not saved, and the base it was typed on. `skip` names fields that must not be written down (secrets).
 * `restored` is true when the form opened with an earlier draft.
 */
export function useDraft(form: UseFormReturn<Values>, base: BaseHolder, key: string | undefined, skip: readonly string[]) {
  const scope = useContext(DraftScope)
  const [restored, setRestored] = useState(false)
  const under = useRef<Base>(undefined)
  useEffect(() => {
    const draft = read(scope, key)
    if (!draft) return
    under.current ??= base.get()
    base.set({ values: { ...base.get().values, ...draft.over.values }, version: draft.over.version ?? base.get().version })
    for (const [name, value] of Object.entries(draft.typed)) form.setValue(name, value, { shouldDirty: true })
    setRestored(true)
  }, [form, base, key, scope])
  useKeeping(form, base, key, scope, skip.join())
  return {
    restored,
    discard: () => { if (key) clearDraft(scope, key); if (under.current) base.set(under.current); form.reset(); setRestored(false) },
    saved: () => { if (key) clearDraft(scope, key); setRestored(false) },
  }
}
