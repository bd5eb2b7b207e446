import { ContractError, fieldKind, importInput, type ColumnMapping, type DryRunResult, type EntitySchemas, type ImportInput, type RowProblem } from '@colonnade/contract'
import * as z from 'zod'
import type { ServiceCtx } from './context.ts'
import { createInTx } from './crud.ts'
import { csvFields } from './csv-export.ts'
import { csvColumns, fromCsvCell, parseCsv } from './csv.ts'
import { fromDatabaseError } from './database-errors.ts'
import { completeInTx, defineJob, startJob, type JobControl } from './jobs.ts'
import { mutate } from './mutate.ts'
import type { Resource } from './resource.ts'

const PROBLEMS_SHOWN = 1000
// a dry run answers within a request: beyond this many rows only the rules that need no database are tried
const ROWS_TRIED = 5000
// rows are counted as a spreadsheet shows them: the header is row 1
const HEADER_ROWS = 2
const resources = new Map<string, Resource>()

interface Checked { rows: Record<string, unknown>[]; /** the spreadsheet's number of each good row */ numbers: number[]; problems: RowProblem[]; problemCount: number; total: number }

function checkMapping(resource: Resource, mapping: Record<string, ColumnMapping>, columns: string[]): void {
  const fields = csvFields(resource.schemas)
  const wrong = Object.entries(mapping).flatMap(([field, { column }]) => [
    ...(fields.includes(field) ? [] : [{ path: `mapping.${field}`, message: `is no field of ${resource.name}; it has ${fields.join(', ')}` }]),
    ...(column === undefined || columns.includes(column) ? [] : [{ path: `mapping.${field}`, message: `the file has no column ${column}` }]),
  ])
  if (wrong.length) throw new ContractError('BAD_REQUEST', 'bad_mapping', `${wrong[0]!.path}: ${wrong[0]!.message}`, { fields: wrong, remedy: 'Map the field to a column of the file, or to a constant.' })
}

function scaled(text: string, { scale, round }: ColumnMapping): number {
  // 12 digits are more than any figure here has: 0.001 × 29_000 must be 29, not 29.000000000000004
  const value = Number((Number(text) * (scale ?? 1)).toPrecision(12))
  return round === 'ceil' ? Math.ceil(value) : round === 'floor' ? Math.floor(value) : value
}

/** The value of one field from a row of text: empty means absent; numbers and booleans are read as such. */
export function cellValue(schema: z.ZodType, mapping: ColumnMapping, row: Record<string, string>): unknown {
  const raw = mapping.column !== undefined ? (row[mapping.column] ?? '') : (mapping.constant ?? '')
  if (raw.trim() === '') return undefined
  const text = fromCsvCell(raw)
  if (text.trim() === '' && fieldKind(schema) !== 'string') return undefined
  switch (fieldKind(schema)) {
    case 'integer': case 'number': return Number.isNaN(Number(text)) ? text : scaled(text, mapping)
    case 'boolean': return /^(true|yes|1|on)$/i.test(text.trim()) ? true : /^(false|no|0|off)$/i.test(text.trim()) ? false : text
    case 'json': return json(text)
    case 'array': return text.split(';').map((s) => s.trim()).filter(Boolean)
    default: return text
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** By field: what a text names. Null: several things have that name. */
type Lookups = Map<string, Map<string, string | null>>

async function lookupTables(ctx: ServiceCtx, resource: Resource): Promise<Lookups> {
  const tables: Lookups = new Map()
  for (const [field, { sql }] of Object.entries(resource.lookups ?? {})) {
    const rows = await ctx.sql<{ key: string; id: string | null }>(sql)
    const table = new Map<string, string | null>(rows.flatMap((r) => (r.id ? [[r.id, r.id] as const] : [])))
    for (const { key, id } of rows) if (!table.has(key.toLowerCase())) table.set(key.toLowerCase(), id)
    tables.set(field, table)
  }
  return tables
}

async function check(ctx: ServiceCtx, resource: Resource, input: ImportInput): Promise<Checked> {
  const { columns, rows } = parseCsv(input.csv)
  checkMapping(resource, input.mapping, columns)
  const lookups = await lookupTables(ctx, resource)
  const out: Checked = { rows: [], numbers: [], problems: [], problemCount: 0, total: rows.length }
  rows.forEach((row, index) => {
    const problems = checkRow(resource, input.mapping, lookups, row, out)
    if (problems.length === 0) out.numbers.push(index + HEADER_ROWS)
    out.problemCount += problems.length
    for (const p of problems) if (out.problems.length < PROBLEMS_SHOWN) out.problems.push({ row: index + HEADER_ROWS, ...p })
  })
  return out
}

const unnamed = (label: string, name: string, several: boolean) => (several ? `several ${label}s are named ${name}` : `there is no ${label} named ${name}`)

// Where a field's names are kept by kind, the kind is what another field of the row says.
function kindOf(resource: Resource, field: string, mapping: Record<string, ColumnMapping>, row: Record<string, string>): string | undefined {
  const within = resource.lookups![field]!.within
  const how = within ? mapping[within] : undefined
  return within && how ? String(cellValue(resource.schemas.create.shape[within] as z.ZodType, how, row) ?? '') : undefined
}

function named(table: Map<string, string | null>, value: string, kind: string | undefined): string | null | undefined {
  const key = value.trim().toLowerCase()
  const byName = kind === undefined ? undefined : table.get(`${kind.toLowerCase()}/${key}`)
  return byName === undefined ? table.get(key) : byName
}

function checkRow(resource: Resource, mapping: Record<string, ColumnMapping>, lookups: Lookups, row: Record<string, string>, out: Checked) {
  const problems: Omit<RowProblem, 'row'>[] = []
  const candidate: Record<string, unknown> = {}
  for (const [field, how] of Object.entries(mapping)) {
    const value = cellValue(resource.schemas.create.shape[field] as z.ZodType, how, row)
    const table = lookups.get(field)
    const found = table && typeof value === 'string' ? named(table, value, kindOf(resource, field, mapping, row)) : value
    if (table && value !== undefined && !found) problems.push({ field, message: unnamed(resource.lookups![field]!.label, String(value).slice(0, 100), found === null) })
    else if (found !== undefined) candidate[field] = found
  }
  if (problems.length) return problems
  const result = resource.schemas.create.safeParse(candidate)
  if (!result.success) return result.error.issues.map((i) => ({ field: i.path.map(String).join('.') || '(row)', message: i.message }))
  out.rows.push(result.data)
  return problems
}

/** What an import would do, with every bad row and its reason; nothing is written. The first 5,000 rows are also tried against the database's own rules, in a transaction that is undone. */
export async function dryRun<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, input: ImportInput): Promise<DryRunResult> {
  const checked = await check(ctx, resource as unknown as Resource, input)
  await tryRows(ctx, resource as unknown as Resource, checked)
  return { rows: checked.total, good: checked.total - new Set(checked.problems.map((p) => p.row)).size, problems: checked.problems, problemCount: checked.problemCount, sample: checked.rows.slice(0, 20) }
}

// What only the database knows: a name taken, a unit occupied, twice the same serial. Each row is tried behind a savepoint; then all is undone.
async function tryRows(ctx: ServiceCtx, resource: Resource, checked: Checked): Promise<void> {
  const undone = new Error('the dry run is over')
  const trial = mutate(ctx, {
    permission: resource.permission('create'), action: 'import', transaction: { timeoutMs: 600_000 },
    write: async (tx, report) => {
      for (const [i, row] of checked.rows.slice(0, ROWS_TRIED).entries()) {
        await tx.$executeRawUnsafe('SAVEPOINT dry_run')
        await createInTx(tx, ctx, resource, row, report).catch(async (error: unknown) => {
          const cause = error instanceof ContractError ? error : fromDatabaseError(error)
          if (!cause) throw error
          checked.problems.push({ row: checked.numbers[i]!, field: cause.shape.fields?.[0]?.path ?? '(row)', message: cause.message })
          checked.problemCount++
          await tx.$executeRawUnsafe('ROLLBACK TO SAVEPOINT dry_run')
        })
      }
      throw undone
    },
  })
  await trial.catch((error: unknown) => { if (error !== undone) throw error })
}

/** Starts an import as a job: all rows or none. */
export async function startImport<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, input: ImportInput): Promise<{ jobId: string }> {
  checkMapping(resource as unknown as Resource, input.mapping, csvColumns(input.csv))
  return startJob(ctx, { permission: resource.permission('create'), type: 'csv.import', payload: { resource: resource.name, csv: input.csv, mapping: input.mapping } })
}

/** Lets rows of an entity be imported by the job. */
export function registerImport(resource: Resource): void {
  resources.set(resource.name, resource)
}

async function runImport(ctx: ServiceCtx, payload: { resource: string } & ImportInput, control: JobControl): Promise<object> {
  const resource = resources.get(payload.resource)
  if (!resource) throw new ContractError('BAD_REQUEST', 'unknown_resource', `Nothing named ${payload.resource} can be imported.`)
  const checked = await check(ctx, resource, payload)
  if (checked.problemCount) {
    throw new ContractError('BAD_REQUEST', 'bad_rows', `${checked.problemCount} values can't be imported; nothing was written.`, { details: { problems: checked.problems.slice(0, 100) }, remedy: 'Correct the rows, or leave them out, and import again.' })
  }
  return mutate(ctx, {
    permission: resource.permission('create'), action: 'import', transaction: { timeoutMs: 600_000 },
    write: async (tx, report) => {
      for (const [i, row] of checked.rows.entries()) {
        await control.progress(i, checked.rows.length)
        await createInTx(tx, ctx, resource, row, report).catch((error) => { throw atRow(error, i + HEADER_ROWS) })
      }
      const result = { imported: checked.rows.length, resource: resource.name }
      await completeInTx(tx, ctx, control, result, report)
      return result
    },
  })
}

function atRow(error: unknown, row: number): unknown {
  const cause = error instanceof ContractError ? error : fromDatabaseError(error)
  return cause ? new ContractError(cause.shape.code, cause.shape.reason, `Row ${row}: ${cause.message}`, { ...cause.shape, details: { ...cause.shape.details, row } }) : error
}

defineJob({ type: 'csv.import', input: importInput.extend({ resource: z.string() }), run: runImport })
