/** Where a quote stands in a passage, white space aside: from and to (exclusive), or null when it is not there word for word. */
export function quoteIn(passage: string, quote: string): [number, number] | null {
  const words = quote.trim().split(/\s+/).filter(Boolean)
  if (!words.length) return null
  const pattern = words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`\s+`)
  const found = new RegExp(pattern, 'u').exec(passage)
  return found ? [found.index, found.index + found[0].length] : null
}
