import { type BlockKind, clean, type RawBlock, tidy } from './block.ts'
import { type Cell, tableLines } from './table.ts'

/** The little of a parsed HTML node that is needed here; cheerio's nodes have this shape. */
export type Node = { type: string; name?: string; data?: string; children?: Node[]; attribs?: Record<string, string> }

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(' '),
)
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'head', 'iframe', 'object', 'select', 'textarea'])

/** Text under a node in reading order, by a stack of its own: a page nested a million deep must not overflow the call stack. */
export const textOf = (node: Node, keepLines = false): string => {
  const parts: string[] = []
  const stack: (Node | string)[] = [node]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') parts.push(next)
    else if (next.type === 'text') parts.push(next.data ?? '')
    else if (next.name === 'br') parts.push('\n')
    else if (!HIDDEN.has(next.name ?? '') && next.type !== 'comment') {
      const spaced = BLOCKS.has(next.name ?? '') && !keepLines
      if (spaced) stack.push(' ')
      for (const child of (next.children ?? []).toReversed()) stack.push(child)
      if (spaced) stack.push(' ')
    }
  }
  return keepLines ? clean(parts.join('')) : tidy(parts.join(''))
}

const childrenNamed = (node: Node, ...names: string[]): Node[] => (node.children ?? []).filter((child) => names.includes(child.name ?? ''))

const listLines = (list: Node, depth: number): string[] =>
  childrenNamed(list, 'li').flatMap((item, at) => {
    const nested = childrenNamed(item, 'ul', 'ol')
    const own = textOf({ type: 'tag', name: 'div', children: (item.children ?? []).filter((child) => !nested.includes(child)) })
    const mark = list.name === 'ol' ? `${at + 1}.` : '-'
    const line = own === '' ? [] : [`${'  '.repeat(depth)}${mark} ${own}`]
    return [...line, ...(depth < 8 ? nested.flatMap((inner) => listLines(inner, depth + 1)) : nested.map((inner) => textOf(inner)))]
  })

const rowsOf = (table: Node): Cell[][] => {
  const rows = [...childrenNamed(table, 'tr'), ...childrenNamed(table, 'thead', 'tbody', 'tfoot').flatMap((part) => childrenNamed(part, 'tr'))]
  return rows.map((row) => childrenNamed(row, 'td', 'th').map((cell) => ({ text: textOf(cell), header: cell.name === 'th' })))
}

type Walker = { blocks: RawBlock[]; inline: Node[]; maxDepth: number; deepest: boolean }

const push = (walker: Walker, kind: BlockKind, text: string, level?: number): void => {
  if (text.trim() !== '') walker.blocks.push(level === undefined ? { kind, text } : { kind, text, level })
}

const flushInline = (walker: Walker): void => {
  push(walker, 'paragraph', textOf({ type: 'tag', name: 'span', children: walker.inline }))
  walker.inline = []
}

const hasBlockInside = (node: Node): boolean => {
  const stack = [...(node.children ?? [])]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (BLOCKS.has(next.name ?? '')) return true
    for (const child of next.children ?? []) stack.push(child)
  }
  return false
}

/** A leaf gives its block and is done; anything else is walked. */
const leaf = (walker: Walker, node: Node): boolean => {
  const name = node.name ?? ''
  if (/^h[1-6]$/u.test(name)) push(walker, 'heading', textOf(node), Number(name[1]))
  else if (name === 'ul' || name === 'ol') push(walker, 'list', listLines(node, 0).join('\n'))
  else if (name === 'pre') push(walker, 'code', textOf(node, true).replace(/^\n+|\s+$/gu, ''))
  else if (name === 'table' && childrenNamed(node, 'caption').length > 0 && rowsOf(node).length > 0) {
    push(walker, 'paragraph', childrenNamed(node, 'caption').map((caption) => textOf(caption)).join(' '))
    push(walker, 'table', tableLines(rowsOf(node)).join('\n'))
  } else if (name === 'table') push(walker, 'table', tableLines(rowsOf(node)).join('\n'))
  else return false
  return true
}

const walk = (walker: Walker, node: Node, depth: number): void => {
  for (const child of node.children ?? []) {
    const name = child.name ?? ''
    if (HIDDEN.has(name) || child.type === 'comment') continue
    const block = BLOCKS.has(name) || (name !== '' && hasBlockInside(child))
    if (!block) {
      walker.inline.push(child)
      continue
    }
    flushInline(walker)
    if (leaf(walker, child)) continue
    if (depth < walker.maxDepth) {
      walk(walker, child, depth + 1)
      flushInline(walker)
    } else {
      walker.deepest = true
      push(walker, 'paragraph', textOf(child))
    }
  }
}

/** Blocks of an HTML tree below `root`; what is nested deeper than `maxDepth` becomes one paragraph, and `flattened` says so. */
export const htmlBlocks = (root: Node, maxDepth: number): { blocks: RawBlock[]; flattened: boolean } => {
  const walker: Walker = { blocks: [], inline: [], maxDepth, deepest: false }
  walk(walker, root, 0)
  flushInline(walker)
  return { blocks: walker.blocks, flattened: walker.deepest }
}
