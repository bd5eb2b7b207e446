import type { BlockKind, RawBlock } from './block.ts'
import { joinLines } from './lines.ts'
import type { PdfLine } from './pdf-lines.ts'

const BULLET = /^(?:[•‣◦▪●■□–—·*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/u
const NUMBERED_HEADING = /^(?:(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\p{Lu}|第\s?[一二三四五六七八九十百\d]{1,5}\s?[章节節篇])/u
const ENDS_SENTENCE = /[.!?。！？:：;；"”’)\]]$/u

/** The size most characters of the document are set in, in points. */
const bodySize = (lines: readonly PdfLine[]): number => {
  const counts = new Map<number, number>()
  for (const { size, text } of lines) counts.set(Math.round(size * 2) / 2, (counts.get(Math.round(size * 2) / 2) ?? 0) + text.length)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 12
}

/** Usual distance between two lines of a paragraph, as a multiple of the type size. */
const leading = (lines: readonly PdfLine[]): number => {
  const steps = lines.slice(1).flatMap((line, at) => {
    const step = ((lines[at]?.y ?? 0) - line.y) / Math.max(line.size, 1)
    return step > 0.5 && step < 3 ? [Math.round(step * 20) / 20] : []
  })
  const counts = new Map<number, number>()
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1.2
}

type Layout = { body: number; leading: number; sizes: number[] }

const headingLevel = (line: PdfLine, layout: Layout, alone: boolean): number | undefined => {
  if (line.text.length > 160 || !/\p{L}/u.test(line.text)) return undefined
  const size = Math.round(line.size * 2) / 2
  if (size >= layout.body * 1.1) return Math.min(6, layout.sizes.indexOf(size) + 1)
  const number = NUMBERED_HEADING.exec(line.text)
  if (!alone || number === null || line.text.length > 90 || ENDS_SENTENCE.test(line.text)) return undefined
  return Math.min(6, layout.sizes.length + (number[1]?.split('.').length ?? 1))
}

type Open = { kind: BlockKind; lines: PdfLine[]; level?: number }

const breaks = (previous: PdfLine, line: PdfLine, layout: Layout, listOpen: boolean): boolean => {
  if (previous.page !== line.page) return true
  const step = (previous.y - line.y) / Math.max(line.size, 1)
  if (step < -0.5 || step > layout.leading * 1.3) return true
  if (Math.abs(previous.size - line.size) > 1) return true
  const indented = line.x - previous.x > line.size * 0.8
  return indented && !listOpen && ENDS_SENTENCE.test(previous.text)
}

/** A run of lines divided alike into three or more parts is a table. */
const isRow = (lines: readonly PdfLine[], at: number): boolean => {
  const wide = (index: number): boolean => (lines[index]?.cells.length ?? 0) >= 3
  return wide(at) && (wide(at - 1) || wide(at + 1))
}

const kindOf = (line: PdfLine, row: boolean, level: number | undefined): BlockKind => (level !== undefined ? 'heading' : row ? 'table' : BULLET.test(line.text) ? 'list' : 'paragraph')

const group = (lines: readonly PdfLine[], layout: Layout): Open[] => {
  const open: Open[] = []
  lines.forEach((line, at) => {
    const current = open.at(-1)
    const previous = lines[at - 1]
    const next = lines[at + 1]
    const listOpen = current?.kind === 'list'
    const broken = previous === undefined || current === undefined || breaks(previous, line, layout, listOpen)
    const row = isRow(lines, at)
    const level = row ? undefined : headingLevel(line, layout, broken && (next === undefined || breaks(line, next, layout, false)))
    const kind = kindOf(line, row, level)
    const nextItem = kind === 'list' && listOpen && previous?.page === line.page
    const hanging = kind === 'paragraph' && listOpen && !broken && line.x > (current.lines[0]?.x ?? 0) + 2
    const more = current !== undefined && !broken && current.kind === kind && (kind !== 'heading' || current.level === level) && kind !== 'list'
    if (current !== undefined && (more || nextItem || hanging)) current.lines.push(line)
    else open.push({ kind, lines: [line], level })
  })
  return open
}

const listText = (lines: readonly PdfLine[]): string => {
  const items: string[][] = []
  for (const line of lines) {
    const item = items.at(-1)
    if (BULLET.test(line.text) || item === undefined) items.push([line.text.replace(/^[•‣◦▪●■□·*–—-]\s+/u, '- ')])
    else item.push(line.text)
  }
  return items.map(joinLines).join('\n')
}

const textOf = ({ kind, lines }: Open): string => {
  if (kind === 'table') return lines.map(({ cells }) => cells.join(' | ')).join('\n')
  return kind === 'list' ? listText(lines) : joinLines(lines.map(({ text }) => text))
}

/** A paragraph that goes on over the page's end is one. */
const joinPages = (blocks: readonly RawBlock[]): RawBlock[] => {
  const joined: RawBlock[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const goesOn = last?.kind === 'paragraph' && block.kind === 'paragraph' && last.page !== block.page && !ENDS_SENTENCE.test(last.text) && /^[\p{Ll}\p{Script=Han}]/u.test(block.text)
    if (last !== undefined && goesOn) last.text = joinLines([last.text, block.text])
    else joined.push({ ...block })
  }
  return joined
}

/** Lines as headings (by size or number), paragraphs, lists and tables; each with the page it starts on. */
export const layoutBlocks = (pages: readonly (readonly PdfLine[])[]): RawBlock[] => {
  const lines = pages.flat()
  const body = bodySize(lines)
  const larger = [...new Set(lines.map(({ size }) => Math.round(size * 2) / 2))].filter((size) => size >= body * 1.1)
  const layout = { body, leading: leading(lines), sizes: larger.toSorted((a, b) => b - a) }
  const blocks = group(lines, layout).map((open): RawBlock => {
    const base = { kind: open.kind, text: textOf(open), page: open.lines[0]?.page ?? 1 }
    return open.level === undefined ? base : { ...base, level: open.level }
  })
  return joinPages(blocks)
}
