/** What was typed and not saved, kept on this machine until it is saved, discarded, too old, or its owner signs out. */
import { createContext } from 'react'

type Values = Record<string, unknown>
interface Draft { at: number; values: Values }

const PREFIX = 'colonnade.draft.'
const MOST = 40
const LARGEST = 200_000
const LIFETIME_MS = 14 * 86_400_000

/** Whose drafts these are (site and person): what was typed for one must never appear in a form of another. Empty keeps none apart. */
export const DraftScope = createContext('')

const storage = (): Storage | undefined => { try { return globalThis.localStorage } catch { return undefined } }
const nameOf = (scope: string, key: string) => `${PREFIX}${encodeURIComponent(scope)}.${key}`

function parse(text: string | null | undefined): Draft | undefined {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<Draft> | null
    return draft && typeof draft.at === 'number' && draft.values && typeof draft.values === 'object' ? (draft as Draft) : undefined
  } catch {
    return undefined
  }
}

function names(beginning = PREFIX): string[] {
  const all = storage()
  return all ? Array.from({ length: all.length }, (_, i) => all.key(i) ?? '').filter((name) => name.startsWith(beginning)) : []
}

// The oldest make room; those nobody came back to in two weeks go in any case.
function tidy(now: number): void {
  const dated = names().map((name) => ({ name, at: parse(storage()?.getItem(name))?.at ?? 0 })).sort((a, b) => b.at - a.at)
  for (const [i, { name, at }] of dated.entries()) if (i >= MOST || now - at > LIFETIME_MS) storage()?.removeItem(name)
}

/** What was typed into a form before, if it is still kept. */
export function readDraft(scope: string, key: string, now = Date.now()): Values | undefined {
  const draft = parse(storage()?.getItem(nameOf(scope, key)))
  return draft && now - draft.at <= LIFETIME_MS ? draft.values : undefined
}

/** Keeps what was typed; nothing when it is too large or storage is full or forbidden: the form works all the same. */
export function writeDraft(scope: string, key: string, values: Values, now = Date.now()): void {
  const text = JSON.stringify({ at: now, values } satisfies Draft)
  if (text.length > LARGEST) return
  try {
    storage()?.setItem(nameOf(scope, key), text)
    tidy(now)
  } catch { /* full or forbidden */ }
}

/** Forgets a draft, as when its record was saved or deleted. */
export function clearDraft(scope: string, key: string): void {
  try { storage()?.removeItem(nameOf(scope, key)) } catch { /* nothing was kept then */ }
}

/** Forgets every draft of a site and person, as at signing out. */
export function clearDrafts(scope: string): void {
  for (const name of names(nameOf(scope, ''))) storage()?.removeItem(name)
}
