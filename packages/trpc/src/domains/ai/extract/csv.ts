import { parse } from 'csv-parse/sync'
import { type ExtractedDocument, tidy } from './block.ts'
import { corrupt, type ExtractContext, noText } from './limits.ts'
import { isHeaderRow } from './table.ts'
import { fileStem } from './title.ts'

const DELIMITERS = [',', '\t', ';', '|']
/** Rows per block; a chunk is cut between any two rows anyway. */
const ROWS_PER_BLOCK = 200

const rowsOf = (text: string, delimiter: string, to: number): string[][] =>
  parse(text, { delimiter, to, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 1_000_000 }) as string[][]

/** The delimiter that gives the most columns in the same number on every row of the head. */
const sniffDelimiter = (text: string): string => {
  const head = text.slice(0, 50_000)
  const scored = DELIMITERS.map((delimiter) => {
    try {
      const counts = rowsOf(head, delimiter, 20).map((row) => row.length)
      const width = counts[0] ?? 1
      return { delimiter, score: width < 2 ? 0 : (counts.filter((count) => count === width).length / counts.length) * 100 + width }
    } catch {
      return { delimiter, score: 0 }
    }
  })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ','
}

const rowText = (names: readonly string[], row: readonly string[]): string =>
  row
    .map((value, at) => ({ name: names[at] ?? `column ${at + 1}`, value: tidy(value) }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}: ${value}`)
    .join('; ')

/** A table file as lines of `column: value; column: value`, one per row, so that each row can be found and read alone. */
export const extractCsv = (text: string, { fileName, limits }: ExtractContext): ExtractedDocument => {
  let rows: string[][]
  try {
    rows = rowsOf(text, sniffDelimiter(text), limits.maxRows + 2)
  } catch (error) {
    throw corrupt('CSV', error instanceof Error && /record/iu.test(error.message) ? 'one of its rows is endless; a quotation mark may be missing' : 'its rows cannot be told apart')
  }
  const first = (rows[0] ?? []).map(tidy)
  const header = rows.length > 1 && isHeaderRow(first)
  const names = header ? first : first.map((_, at) => `column ${at + 1}`)
  const body = rows.slice(header ? 1 : 0)
  const kept = body.slice(0, limits.maxRows)
  const lines = kept.map((row) => rowText(names, row)).filter((row) => row !== '')
  if (lines.length === 0) throw noText('The table has no rows.', 'Upload a file with at least one row of values.')
  const blocks = Array.from({ length: Math.ceil(lines.length / ROWS_PER_BLOCK) }, (_, at) => ({
    kind: 'table' as const,
    text: lines.slice(at * ROWS_PER_BLOCK, (at + 1) * ROWS_PER_BLOCK).join('\n'),
    path: [],
  }))
  const warnings = body.length > kept.length ? [`Only the first ${limits.maxRows} rows were read.`] : []
  return { title: fileStem(fileName), blocks, warnings }
}
