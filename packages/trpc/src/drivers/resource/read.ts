import { badAnswer } from './https.ts'
import { plainText } from './text.ts'

/** Longest text kept of an answer. */
const LONGEST = 200

/** A text as the other side gave it, or a number as text: without control characters, which no database takes, cut, and null when nothing is left. */
export function textIn(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return plainText(String(value), LONGEST) || null
}

/** A number as the other side gave it; null for anything else. */
export function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The objects of a list; what is none is left out. Nothing at all is an empty list. */
export function objectsIn<T extends object>(value: unknown): T[] {
  return Array.isArray(value) ? value.filter((v): v is T => typeof v === 'object' && v !== null) : []
}

/** The objects of what has to be a list. Throws `failed` / `bad_answer`. */
export function listIn<T extends object>(value: unknown): T[] {
  if (!Array.isArray(value)) throw badAnswer(false)
  return objectsIn<T>(value)
}

/** What has to be an object. Throws `failed` / `bad_answer`. `writes`: the request asked for a change. */
export function objectIn<T extends object>(value: unknown, writes: boolean): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badAnswer(writes)
  return value as T
}
