import Papa from 'papaparse'

/** A field rows are imported into. `unit` is printed beside the label (cores, MB, GB). */
export interface ImportField { name: string; label: string; required?: boolean; type: 'text' | 'number' | 'boolean' | 'date' | 'enum'; unit?: string; /** Choices of a fixed value: as they stand in the file, or with words for the reader. */ options?: readonly (string | { value: string; label: string })[]; /** Other headers it goes by. */ aliases?: readonly string[] }
/** Where a field's value comes from: a column or a constant; numbers may be multiplied and rounded, in this order. */
export interface FieldSource { column?: string; constant?: string; scale?: number; round?: 'ceil' | 'floor' | 'none' }
/** Field name → source. A field without an entry is left out. */
export type ImportMapping = Record<string, FieldSource>
/** A file as read: its header, the first rows for looking at, the number of rows, and the text itself. */
export interface CsvFile { name: string; csv: string; header: string[]; sample: string[][]; rows: number }

/** Reads a CSV with a header. Delimiter and quotes are found out; a byte-order mark is dropped. Throws with a sentence when there is nothing to read. */
export async function readCsv(file: File): Promise<CsvFile> {
  const csv = (await file.text()).replace(/^\uFEFF/, '')
  const parsed = Papa.parse<string[]>(csv, { skipEmptyLines: 'greedy' })
  const header = (parsed.data[0] ?? []).map((name) => name.trim())
  if (!header.some(Boolean)) throw new Error('not-csv')
  if (parsed.data.length < 2) throw new Error('empty')
  return { name: file.name, csv, header, sample: parsed.data.slice(1, 6), rows: parsed.data.length - 1 }
}

const plain = (text: string) => text.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')

/** A first guess: columns whose header is the field's name, label or alias, however spelt. Each column is used once. */
export function guessMapping(fields: readonly ImportField[], header: readonly string[]): ImportMapping {
  const free = new Set(header)
  const mapping: ImportMapping = {}
  for (const field of fields) {
    const names = [field.name, field.label, ...(field.aliases ?? [])].map(plain)
    const column = [...free].find((h) => names.includes(plain(h)))
    if (column === undefined) continue
    free.delete(column)
    mapping[field.name] = { column }
  }
  return mapping
}

/** Required fields that have neither a column nor a constant yet. */
export function missingFields(fields: readonly ImportField[], mapping: ImportMapping): ImportField[] {
  return fields.filter((f) => f.required && !mapping[f.name]?.column && !mapping[f.name]?.constant)
}

/** The value a source gives for one row, as text; text that is no number passes unscaled, for the dry run to complain about. */
export function applySource(source: FieldSource, row: { readonly [column: string]: string | undefined }): string {
  const raw = source.column !== undefined ? (row[source.column] ?? '') : (source.constant ?? '')
  const scaled = source.scale !== undefined && source.scale !== 1
  const rounded = source.round && source.round !== 'none'
  if (raw.trim() === '' || (!scaled && !rounded)) return raw
  const n = Number(raw.replace(/,/g, ''))
  if (!Number.isFinite(n)) return raw
  // 0.1 * 3 must not become 0.30000000000000004 and then be rounded up.
  const product = Number((n * (source.scale ?? 1)).toPrecision(12))
  return String(source.round === 'ceil' ? Math.ceil(product) : source.round === 'floor' ? Math.floor(product) : product)
}

/** A CSV of any rows. Cells a spreadsheet would run are neutralised. */
export function toCsv(rows: readonly object[]): string {
  return Papa.unparse([...rows], { escapeFormulae: true })
}

/** A CSV of problems to hand to whoever keeps the file. Cells a spreadsheet would run are neutralised. */
export function problemsCsv(problems: readonly { row: number; field: string; message: string }[]): string {
  return toCsv(problems.map((p) => ({ row: p.row, field: p.field, message: p.message })))
}
