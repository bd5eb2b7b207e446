import { ContractError } from '@colonnade/contract'
import type { NetboxFile, NetboxKind } from '@colonnade/contract/datacenter'
import { fromCsvCell, parseCsv } from '../../../kernel/csv.ts'
import { NOWHERE } from './cells.ts'
import { kindOf, mapColumns, plain } from './columns.ts'

/** One record of a file. `row` counts as a spreadsheet does (the header is row 1), in JSON from 1. */
export interface Source { file: string; row: number; kind: NetboxKind; /** by field, as text; empty where NetBox had nothing */ cells: Record<string, string>; /** every column, for amounts */ all: Record<string, string> }
/** A file as it was read. */
export interface ReadFile { name: string; kind: NetboxKind | null; format: 'csv' | 'json'; columns: string[]; unused: string[]; /** heading of each field */ from: Record<string, string>; rows: Source[]; outOf: number | null }

const MOST_ROWS = 200_000
// what NetBox's tables print where there is nothing
const NOTHING = new Set(['—'])

function cell(text: string | undefined): string {
  const value = fromCsvCell(text ?? '').trim()
  return NOTHING.has(value) ? '' : value
}

const within = (field: string, text: string) => (field === 'site' && text === NOWHERE ? '' : text)

// A nested record by its name, a choice by its value, a list by its parts.
function flat(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(flat).filter(Boolean).join(', ')
  if (typeof value !== 'object') return String(value)
  const o = value as Record<string, unknown>
  return flat(o['value'] ?? o['name'] ?? o['model'] ?? o['display'] ?? o['label'] ?? '')
}

function flatRecord(record: Record<string, unknown>): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [key, value] of Object.entries(record)) {
    if (key === 'custom_fields' && value && typeof value === 'object') for (const [name, own] of Object.entries(value)) out[`cf_${name}`] = flat(own)
    else out[key] = flat(value)
    if (value && typeof value === 'object' && !Array.isArray(value) && key !== 'custom_fields') {
      const { id, slug, manufacturer } = value as Record<string, unknown>
      if (id !== undefined) out[`${key}.id`] = flat(id)
      if (slug !== undefined) out[`${key}.slug`] = flat(slug)
      if (manufacturer !== undefined) out[`${key}.manufacturer`] = flat(manufacturer)
    }
  }
  return out
}

function unreadable(name: string, why: string): ContractError {
  const message = `${name}: ${why}`
  return new ContractError('BAD_REQUEST', 'bad_netbox_file', message, { fields: [{ path: 'files', message }], remedy: 'Export the list from NetBox again as CSV (“All data”), or save the answer of its REST API.' })
}

function readJson(file: NetboxFile): { records: Record<string, string>[]; outOf: number | null; url: string | null } {
  let parsed: unknown
  try {
    parsed = JSON.parse(file.content)
  } catch (error) {
    throw unreadable(file.name, `the JSON can't be read: ${(error as Error).message.slice(0, 150)}`)
  }
  const page = parsed as { results?: unknown; count?: unknown } | null
  const list = Array.isArray(parsed) ? parsed : page && Array.isArray(page.results) ? page.results : null
  if (!list || !list.every((r) => r && typeof r === 'object' && !Array.isArray(r))) throw unreadable(file.name, 'the JSON is neither a list of records nor an answer of the API with “results”')
  if (list.length > MOST_ROWS) throw unreadable(file.name, `a file may have at most ${MOST_ROWS} records`)
  const first = list[0] as Record<string, unknown> | undefined
  const count = !Array.isArray(parsed) && typeof page?.count === 'number' && page.count > list.length ? Math.floor(page.count) : null
  return { records: list.map((r) => flatRecord(r as Record<string, unknown>)), outOf: count, url: typeof first?.['url'] === 'string' && URL.canParse(first['url'], 'http://netbox.invalid') ? first['url'] : null }
}

function readCsv(file: NetboxFile): Record<string, string>[] {
  try {
    return parseCsv(file.content, MOST_ROWS).rows
  } catch (error) {
    throw error instanceof ContractError ? unreadable(file.name, error.message) : error
  }
}

/** Reads one exported file and recognises what it holds. Throws BAD_REQUEST naming the file. */
export function readFile(file: NetboxFile): ReadFile {
  const json = /^[\s\uFEFF]*[[{]/.test(file.content)
  const { records, outOf, url } = json ? readJson(file) : { records: readCsv(file), outOf: null, url: null }
  const columns = [...new Set(records.slice(0, 1000).flatMap((r) => Object.keys(r)))]
  const kind = file.kind ?? kindOf(columns, file.name, url)
  const { from, unused } = kind ? mapColumns(kind, columns) : { from: {}, unused: columns }
  const idColumn = columns.find((c) => plain(c) === 'id')
  const rows = !kind ? [] : records.map((all, i): Source => ({
    file: file.name, row: i + (json ? 1 : 2), kind, all,
    cells: { ...Object.fromEntries(Object.entries(from).map(([field, column]) => [field, within(field, cell(all[column]))])), id: idColumn ? cell(all[idColumn]) : '', type_manufacturer: cell(all['device_type.manufacturer'] ?? all['Manufacturer'] ?? all['manufacturer']) },
  }))
  return { name: file.name, kind, format: json ? 'json' : 'csv', columns, unused, from, rows, outOf }
}
