import { isTyping } from '@colonnade/ui'
import { useEffect } from 'react'
import { createKeyReader, strokeOf } from './keys.ts'
import { useCommandStore } from './use-commands.tsx'

// What must be answered first (a dialog, an open menu) has the keyboard to itself; a record beside its list has not.
const QUESTION = '[role=dialog]:not([aria-modal=false]),[role=alertdialog]'
// A question has the keyboard to itself, also when nothing in it has the focus.
const isAnswering = (target: EventTarget | null) =>
  target instanceof Element && (target.closest(`${QUESTION},[role=menu],[role=listbox]`) !== null || (target === document.body && document.querySelector(QUESTION) !== null))

/** Runs commands by their keys anywhere on the page. Mount it once. Letters stay letters while somebody types. */
export function useCommandKeys(): void {
  const store = useCommandStore()
  useEffect(() => {
    const reader = createKeyReader(store.all)
    const listen = (event: KeyboardEvent) => {
      const stroke = strokeOf(event)
      if (!stroke || event.defaultPrevented || event.isComposing || event.repeat) return
      if (isAnswering(event.target) || (!stroke.startsWith('mod+') && isTyping(event.target))) return reader.forget()
      if (reader.take(stroke)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [store])
}
