/** What of a hast tree is needed here. */
export interface Node { type: string; tagName?: string; value?: string; properties?: Record<string, unknown>; children?: Node[] }

// What models write to name a passage: [1], [1, 2], [1-3], [^1], 【1】, 【1†source】, ［1］. The server reads the same.
const number = String.raw`\d{1,4}(?:\s*[-–]\s*\d{1,4})?`
const list = String.raw`\s*\^?(?:passages?\s+)?${number}(?:\s*[,，、;；]\s*${number})*\s*(?:†[^\]】］\n]{0,80})?`
const mark = new RegExp(String.raw`\[(${list})\]|【(${list})】|［(${list})］`, 'giu')
const left = new Set(['code', 'pre', 'a'])

function numbersIn(text: string): number[] {
  return [...text.replace(/†.*$/u, '').matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/gu)].flatMap(([, from, to]) => {
    const first = Number(from)
    const last = to === undefined ? first : Number(to)
    return last < first || last - first > 50 ? [first] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
}

/** The parts of a text: marks as `cite` elements with their number and the words they stood as. */
export function splitMarks(text: string): Node[] {
  const parts: Node[] = []
  let at = 0
  for (const found of text.matchAll(mark)) {
    if (found.index > at) parts.push({ type: 'text', value: text.slice(at, found.index) })
    const numbers = [...new Set(numbersIn(found[1] ?? found[2] ?? found[3] ?? ''))]
    for (const n of numbers) parts.push({ type: 'element', tagName: 'cite', properties: { n, mark: numbers.length === 1 ? found[0] : `[${n}]` }, children: [{ type: 'text', value: String(n) }] })
    at = found.index + found[0].length
  }
  if (at < text.length || !parts.length) parts.push({ type: 'text', value: text.slice(at) })
  return parts
}

function walk(node: Node): void {
  if (!node.children || left.has(node.tagName ?? '')) return
  node.children = node.children.flatMap((child) => (child.type === 'text' ? splitMarks(child.value ?? '') : [child]))
  for (const child of node.children) if (child.tagName !== 'cite') walk(child)
}

/** Turns `[1]` in the text of an answer into marks that open the passage; code is left as it is. */
export function citePlugin() {
  return (tree: unknown): void => walk(tree as Node)
}
