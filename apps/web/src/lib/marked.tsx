import { Fragment } from 'react'
import { markWords } from './mark-words.ts'

/** Text with the words of a query marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  return markWords(text, words).map((part, i) => (part.marked ? <mark key={i} className="rounded-xs bg-[color-mix(in_oklab,var(--warn)_28%,transparent)] text-inherit">{part.text}</mark> : <Fragment key={i}>{part.text}</Fragment>))
}
