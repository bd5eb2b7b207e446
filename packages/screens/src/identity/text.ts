import { makeText, type Leaves, type Say } from '../lib/text.ts'
import type { en } from './words/en.ts'

/** Says a sentence of the identity screens. */
export type IdentityText = Say<Leaves<typeof en>>
/** The identity screens' words in the current language. */
export const useIdentityText: () => IdentityText = makeText<typeof en>('identity')
