import { tidy } from './block.ts'

const CJK_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：！？）」』】]$/u
const CJK_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：！？（「『【]/u
/** Prefixes that are written with a hyphen anyway; any other hyphen at a line's end is taken for a division. */
const KEEPS_HYPHEN = /(?:^|[\s(-])(?:self|well|non|high|low|ex|half|cross|so|e)[-\u2010]$/iu

const join = (before: string, next: string): string => {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + next
  if (/\p{L}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(next)) return (KEEPS_HYPHEN.test(before) ? before : before.slice(0, -1)) + next
  if (/[—–/]$/u.test(before)) return before + next
  return CJK_END.test(before) && CJK_START.test(next) ? before + next : `${before} ${next}`
}

/** Lines of one paragraph as running text: a word divided at a line's end is made whole, Chinese and Japanese lines meet without a space. */
export const joinLines = (lines: readonly string[]): string => tidy(lines.map((line) => line.trim()).reduce((text, line) => (text === '' ? line : join(text, line)), ''))
