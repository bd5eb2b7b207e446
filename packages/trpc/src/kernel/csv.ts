import { ContractError } from '@colonnade/contract'
import { parse } from 'csv-parse/sync'

const RISKY = /^[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** One cell, quoted where it must be; what a spreadsheet would run as a formula is led by an apostrophe. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = Array.isArray(value) ? value.join(';') : typeof value === 'object' ? JSON.stringify(value) : String(value)
  // a leading apostrophe is doubled, so that the cell comes back as it was; one before nothing, or before blanks, tells a text from no value
  const safe = (RISKY.test(text) && !NUMBER.test(text)) || text.startsWith("'") || text.trim() === '' ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The text of a cell as it was before it was made safe. */
export function fromCsvCell(text: string): string {
  return text.startsWith("'") && (text[1] === "'" || RISKY.test(text.slice(1)) || text.slice(1).trim() === '') ? text.slice(1) : text
}

/** Rows of a CSV by column name. Throws BAD_REQUEST naming the line where the text is no CSV. */
export function parseCsv(csv: string, maxRows = 200_000): { columns: string[]; rows: Record<string, string>[] } {
  let columns: string[] = []
  try {
    const rows = parse(csv, {
      bom: true, skip_empty_lines: true, relax_column_count_less: true, to: maxRows + 1,
      columns: (header: string[]) => (columns = header.map((name) => name.trim())),
    }) as Record<string, string>[]
    if (rows.length > maxRows) throw new ContractError('PAYLOAD_TOO_LARGE', 'too_many_rows', `A file may have at most ${maxRows.toLocaleString('en')} rows.`, { remedy: 'Split the file.' })
    return { columns, rows }
  } catch (error) {
    if (error instanceof ContractError) throw error
    throw new ContractError('BAD_REQUEST', 'bad_csv', `The file is not a CSV that can be read: ${(error as Error).message.slice(0, 200)}`, {
      remedy: 'Check the quotes and the number of columns on that line.', fields: [{ path: 'csv', message: 'cannot be read' }],
    })
  }
}

/** Names of the columns: the first row of the text. */
export function csvColumns(csv: string): string[] {
  try {
    const [header] = parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true, to: 1 }) as string[][]
    return (header ?? []).map((name) => name.trim())
  } catch {
    return parseCsv(csv).columns
  }
}
