/** What of a hast tree is needed here. */
interface Node { type: string; tagName?: string; value?: string; properties?: Record<string, unknown>; children?: Node[] }

const mark = /\[(\d{1,3})\]/g
const left = new Set(['code', 'pre', 'a'])

function split(text: string): Node[] {
  const parts: Node[] = []
  let at = 0
  for (const found of text.matchAll(mark)) {
    if (found.index > at) parts.push({ type: 'text', value: text.slice(at, found.index) })
    parts.push({ type: 'element', tagName: 'cite', properties: { n: Number(found[1]) }, children: [{ type: 'text', value: found[1] }] })
    at = found.index + found[0].length
  }
  if (at === 0) return [{ type: 'text', value: text }]
  if (at < text.length) parts.push({ type: 'text', value: text.slice(at) })
  return parts
}

function walk(node: Node): void {
  if (!node.children || left.has(node.tagName ?? '')) return
  node.children = node.children.flatMap((child) => (child.type === 'text' ? split(child.value ?? '') : [child]))
  for (const child of node.children) if (child.tagName !== 'cite') walk(child)
}

/** Turns `[1]` in the text of an answer into marks that open the passage; code is left as it is. */
export function citePlugin() {
  return (tree: unknown): void => walk(tree as Node)
}
