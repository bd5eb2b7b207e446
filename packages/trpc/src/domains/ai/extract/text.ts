import { clean, type ExtractedDocument, type RawBlock, tidy, withPaths } from './block.ts'
import { type ExtractContext, noText } from './limits.ts'
import { joinLines } from './lines.ts'
import { titleOf } from './title.ts'

const CHAPTER = /^(?:第\s?[一二三四五六七八九十百千零〇\d]{1,6}\s?[章节節篇部卷回]|(?:chapter|part|section|appendix)\s+[\dIVXLA-Z]{1,6}\b)/iu

/** Prose wrapped at some width, rather than a log or a poem: most lines but the last of a paragraph are about as long as the longest. */
const isWrapped = (paragraphs: readonly string[][]): boolean => {
  const inner = paragraphs.flatMap((lines) => lines.slice(0, -1)).map((line) => line.length)
  const widest = Math.max(0, ...inner.slice(0, 10_000))
  return widest >= 50 && widest <= 200 && inner.filter((length) => length > widest * 0.6).length > inner.length * 0.7
}

const blockOf = (lines: readonly string[], wrapped: boolean): RawBlock => {
  const only = tidy(lines.join(' '))
  if (lines.length === 1 && only.length <= 80 && CHAPTER.test(only)) return { kind: 'heading', level: 1, text: only }
  return { kind: 'paragraph', text: wrapped ? joinLines(lines) : lines.map((line) => line.trimEnd()).join('\n') }
}

/** Plain text as paragraphs between empty lines; wrapped prose is joined, chapter lines become headings. */
export const extractText = (text: string, { fileName }: ExtractContext): ExtractedDocument => {
  const paragraphs = clean(text)
    .split(/\n[^\S\n]*\n\s*/u)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
  if (paragraphs.length === 0) throw noText('The file holds no text.', 'Upload a file with text in it.')
  const wrapped = isWrapped(paragraphs)
  const blocks = paragraphs.map((lines) => blockOf(lines, wrapped))
  return { title: titleOf(blocks, fileName), blocks: withPaths(blocks), warnings: [] }
}
