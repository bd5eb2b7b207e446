const han = /\p{Script=Han}/u
// Words that stand everywhere say nothing when they are marked.
const plain = new Set('a an and are as at be but by can do does for from has have how i if in is it its me my no not of on or our so than that the their then there they this to was we were what when where which who why will with would you your'.split(' '))

// A Han text has no spaces: its pairs of signs are what the search looks for.
function terms(query: string): string[] {
  const found = new Set<string>()
  for (const word of query.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (!han.test(word)) { if (word.length > 1 && !plain.has(word.toLowerCase())) found.add(word); continue }
    const signs = [...word]
    if (signs.length < 3) found.add(word)
    else for (let i = 0; i + 1 < signs.length; i += 1) found.add(signs[i]! + signs[i + 1]!)
  }
  return [...found].sort((a, b) => b.length - a.length).slice(0, 40)
}

/** Cuts a text at the words of a query: Latin ones as whole words (and their endings), Chinese ones in pairs of signs. */
export function markWords(text: string, query: string): { text: string; marked: boolean }[] {
  const all = terms(query)
  if (!all.length) return [{ text, marked: false }]
  const escaped = all.map((term) => { const literal = term.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`); return han.test(term) ? literal : String.raw`(?<![\p{L}\p{N}])${literal}[\p{L}]{0,3}(?![\p{L}\p{N}])` })
  const parts: { text: string; marked: boolean }[] = []
  let at = 0
  for (const match of text.matchAll(new RegExp(`(?:${escaped.join('|')})+`, 'giu'))) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), marked: false })
    parts.push({ text: match[0], marked: true })
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false })
  return parts
}
