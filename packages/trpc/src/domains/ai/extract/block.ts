/** What a block is; a chunk prefers to break between blocks. */
export type BlockKind = 'heading' | 'paragraph' | 'list' | 'table' | 'code'

/** One piece of a document. `path` is the trail of headings above it, outermost first; `level` is a heading's (1 to 6); `page` counts from 1. */
export type Block = { kind: BlockKind; text: string; page?: number; level?: number; path: string[] }

/** What a file's text became. `warnings` are sentences for the person who uploaded it: what was left out and why. */
export type ExtractedDocument = { title: string; blocks: Block[]; warnings: string[] }

/** A block before it knows the headings above it. */
export type RawBlock = Omit<Block, 'path'>

/** Gives each block its heading trail. A heading's own trail does not hold itself. */
export const withPaths = (blocks: readonly RawBlock[]): Block[] => {
  let trail: { level: number; text: string }[] = []
  return blocks.map((block) => {
    if (block.kind !== 'heading') return { ...block, path: trail.map(({ text }) => text) }
    const level = block.level ?? 1
    trail = trail.filter((above) => above.level < level)
    const path = trail.map(({ text }) => text)
    trail.push({ level, text: block.text })
    return { ...block, level, path }
  })
}

/** Spaces and line ends of running text as one space; control characters, soft hyphens and zero-width marks dropped. */
export const tidy = (text: string): string => clean(text).replace(/\s+/gu, ' ').trim()

/** Control characters, soft hyphens and zero-width marks dropped, spaces and line ends kept. PostgreSQL refuses NUL and lone surrogates. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/gu, '')
