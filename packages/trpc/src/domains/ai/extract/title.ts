import type { RawBlock } from './block.ts'

/** A file's name without folder and extension; `Untitled` when nothing is left. */
export const fileStem = (fileName: string): string => {
  const base = fileName.split(/[\\/]/u).at(-1) ?? ''
  return base.replace(/\.[A-Za-z0-9]{1,8}$/u, '').trim() || 'Untitled'
}

/** The first heading of the highest level among the document's first blocks, else the file's name. */
export const titleOf = (blocks: readonly RawBlock[], fileName: string): string => {
  const headings = blocks.slice(0, 20).filter(({ kind }) => kind === 'heading')
  const level = Math.min(...headings.map((heading) => heading.level ?? 1))
  return headings.find((heading) => (heading.level ?? 1) === level)?.text ?? fileStem(fileName)
}
