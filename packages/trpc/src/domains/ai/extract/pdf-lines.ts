import { tidy } from './block.ts'

/** A piece of text as the PDF places it; the origin is bottom left, lengths in points. */
export type PdfItem = { text: string; x: number; y: number; width: number; size: number }

/** A printed line. `cells` are its parts where wide gaps divide it. */
export type PdfLine = { text: string; cells: string[]; x: number; right: number; y: number; size: number; page: number }

const GAP_IS_SPACE = 0.15
const GAP_IS_CELL = 1.6

const sameLine = (a: PdfItem, b: PdfItem): boolean => {
  const size = Math.max(a.size, b.size, 1)
  const back = b.x < a.x + a.width - size * 2
  return Math.abs(a.y - b.y) < size * (a.size === b.size ? 0.3 : 0.6) && !back
}

const lineOf = (items: readonly PdfItem[], page: number): PdfLine => {
  const cells: string[] = ['']
  let previous: PdfItem | undefined
  for (const item of items) {
    const gap = previous === undefined ? 0 : item.x - (previous.x + previous.width)
    const size = Math.max(item.size, previous?.size ?? 0, 1)
    if (gap > size * GAP_IS_CELL) cells.push('')
    const glue = gap > size * GAP_IS_SPACE ? ' ' : ''
    cells.push(`${cells.pop() ?? ''}${glue}${item.text}`)
    previous = item
  }
  const texts = cells.map(tidy).filter((cell) => cell !== '')
  const widest = items.reduce((best, item) => (item.text.trim().length > best.text.trim().length ? item : best), items[0] as PdfItem)
  const last = items.at(-1) as PdfItem
  return { text: texts.join(' '), cells: texts, x: items[0]?.x ?? 0, right: last.x + last.width, y: widest.y, size: widest.size, page }
}

/** Puts a page's items, in the order the PDF draws them, into lines. Columns stay apart because drawing goes down one column, then the next. */
export const linesOf = (items: readonly PdfItem[], page: number): PdfLine[] => {
  const groups: PdfItem[][] = []
  let last: PdfItem | undefined
  for (const item of items) {
    if (item.text.trim() === '') continue
    const group = groups.at(-1)
    if (group !== undefined && last !== undefined && sameLine(last, item)) group.push(item)
    else groups.push([item])
    last = item
  }
  return groups.map((group) => lineOf(group, page)).filter(({ text }) => text !== '')
}

const PAGE_NUMBER = /^(?:page\s*)?[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:of|\/|von|共)\s*\d{1,4}\s*页?)?$|^第\s*\d{1,4}\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?$/iu

/** The lines nearest to a page's top and bottom; two of each on a page with enough lines that its text cannot be among them. */
const edges = (lines: readonly PdfLine[]): PdfLine[] => {
  const sorted = lines.toSorted((a, b) => b.y - a.y)
  const depth = lines.length >= 8 ? 2 : lines.length >= 3 ? 1 : 0
  return depth === 0 ? [] : [...sorted.slice(0, depth), ...sorted.slice(-depth)]
}

/** Two running heads differ by page number only, and stand at the same height. */
const keyOf = (line: PdfLine): string => `${line.text.toLowerCase().replace(/\d+/gu, '#')}@${Math.round(line.y / 6)}`

/** Drops page numbers, and lines at the edges that come back on at least three pages and a third of them. */
export const dropRunningLines = (pages: readonly (readonly PdfLine[])[]): { pages: PdfLine[][]; dropped: number } => {
  const seen = new Map<string, number>()
  for (const lines of pages) for (const key of new Set(edges(lines).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
  const needed = Math.max(3, Math.ceil(pages.length / 3))
  let dropped = 0
  const kept = pages.map((lines) => {
    const atEdge = new Set(edges(lines))
    const outermost = new Set([lines.toSorted((a, b) => b.y - a.y)[0], lines.toSorted((a, b) => a.y - b.y)[0]])
    return lines.filter((line) => {
      const running = atEdge.has(line) && (seen.get(keyOf(line)) ?? 0) >= needed
      const number = outermost.has(line) && lines.length > 1 && PAGE_NUMBER.test(line.text)
      if (running || number) dropped += 1
      return !running && !number
    })
  })
  return { pages: kept, dropped }
}
