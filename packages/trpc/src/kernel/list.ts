import { ContractError, type EntitySchemas, type FilterCondition, type Page, listInput } from '@colonnade/contract'
import type * as z from 'zod'
import type { Column } from './columns.ts'
import type { ServiceCtx } from './context.ts'
import { decodeCursor, encodeCursor, type Key, keysetCondition } from './keyset.ts'
import type { Resource, Row } from './resource.ts'
import { toWire } from './wire.ts'

type Input = z.infer<typeof listInput>
const operators: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** Values of one statement; `add` gives the placeholder of the next. */
export class Values {
  readonly list: unknown[] = []
  add(value: unknown): string {
    return `$${this.list.push(value)}`
  }
}

function refuse(field: string, message: string): never {
  throw new ContractError('BAD_REQUEST', 'bad_filter', message, { fields: [{ path: field, message }], remedy: 'Correct the filter or the sort order.' })
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`)
}

function columnFor(resource: Resource, field: string, allowed: readonly string[], purpose: string): Column {
  const column = allowed.includes(field) ? resource.columns.get(field) : undefined
  return column ?? refuse(field, `${purpose} by ${field.slice(0, 64)} is not offered; it is by: ${allowed.join(', ')}.`)
}

function checked(column: Column, value: unknown): unknown {
  const result = column.schema.safeParse(value)
  if (!result.success) refuse(column.field, `${JSON.stringify(value)?.slice(0, 80)} is no value of ${column.field}.`)
  return value
}

// A column of an enum is ordered as text against a parameter that needs no cast to a type by name.
const comparable = (column: Column) => (column.kind === 'enum' ? `${column.sql}::text` : column.sql)

// "Is" takes the column as it is, since only then an index on it serves: what type a bare parameter has the database sees for itself.
function oneOf(column: Column, wanted: unknown[], values: Values): string {
  const checkedValues = wanted.map((v) => checked(column, v))
  if (column.kind !== 'enum') return `${column.sql} = ANY(${values.add(checkedValues)}${column.cast}[])`
  return checkedValues.length ? `${column.sql} IN (${checkedValues.map((v) => values.add(v)).join(', ')})` : 'FALSE'
}

// What the text contains, the text that is searched contains too; and that one has an index.
function impliedBySearch(resource: Resource, field: string, like: string, values: Values): string {
  return resource.searchText && resource.schemas.searchable.includes(field) ? `${resource.searchText} LIKE lower(${values.add(`%${like}%`)}) AND ` : ''
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

// A set is filtered by its members' ids: one of them, none of them, or whether it is empty.
function membership(field: string, set: string, op: FilterCondition['op'], value: FilterCondition['value'], values: Values): string {
  const rows = (members: unknown) => `(${set.replaceAll('$values', values.add(members))})`
  if (op === 'isNull') return typeof value === 'boolean' ? `t.id ${value ? 'NOT ' : ''}IN ${rows(null)}` : refuse(field, 'isNull takes true or false.')
  const members = Array.isArray(value) ? value : [value]
  if (!['eq', 'ne', 'in'].includes(op) || !members.every((v) => typeof v === 'string' && uuid.test(v))) refuse(field, `${field} is filtered by ids, with eq, ne, in or isNull.`)
  return `t.id ${op === 'ne' ? 'NOT ' : ''}IN ${rows(members)}`
}

function condition(resource: Resource, { field, op, value }: FilterCondition, values: Values): string {
  const column = columnFor(resource, field, resource.schemas.filterable, 'Filtering')
  const set = resource.sets?.[field]
  if (set) return membership(field, set, op, value, values)
  const sql = comparable(column)
  if (op === 'isNull') return typeof value === 'boolean' ? `${column.sql} IS ${value ? '' : 'NOT '}NULL` : refuse(field, 'isNull takes true or false.')
  if (op === 'in') {
    if (!Array.isArray(value)) refuse(field, 'in takes a list of values.')
    return oneOf(column, value as unknown[], values)
  }
  if (Array.isArray(value)) refuse(field, `${op} takes one value.`)
  if (op === 'contains' || op === 'startsWith') {
    if (column.kind !== 'string' || typeof value !== 'string') refuse(field, `${op} is for text.`)
    const like = escapeLike(value as string)
    return `${impliedBySearch(resource, field, like, values)}${sql} ILIKE ${values.add(op === 'contains' ? `%${like}%` : `${like}%`)}`
  }
  if (column.kind === 'enum' && (op === 'eq' || op === 'ne')) return `${column.sql} ${operators[op]} ${values.add(checked(column, value))}`
  return `${sql} ${operators[op]} ${values.add(checked(column, value))}${column.cast}`
}

function searchCondition(resource: Resource, search: string, values: Values): string | null {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length === 0 || resource.schemas.searchable.length === 0) return null
  return words.map((word) => {
    const like = values.add(`%${escapeLike(word)}%`)
    if (resource.searchText) return `${resource.searchText} LIKE lower(${like})`
    return `(${resource.schemas.searchable.map((f) => `${resource.columns.get(f)!.sql} ILIKE ${like}`).join(' OR ')})`
  }).join(' AND ')
}

function visibleTo({ visible }: Resource, ctx: ServiceCtx, values: Values): string | null {
  if (typeof visible === 'function') return visible(ctx, (value) => values.add(value))
  return visible?.replaceAll('$user', () => `${values.add(ctx.actor.userId)}::uuid`) ?? null
}

/** Conditions of every read: what is deleted is left out here, and nowhere else. */
export function baseConditions(resource: Resource, ctx: ServiceCtx, values: Values, deleted = false): string[] {
  const conditions: string[] = []
  if (resource.softDelete) conditions.push(`t.deleted_at IS ${deleted ? 'NOT ' : ''}NULL`)
  // row-level security says the same; said here too, the planner can use the index on the tenant
  if (resource.scope === 'tenant') conditions.push(`t.tenant_id = ${values.add(ctx.tenantId)}::uuid`)
  const visible = visibleTo(resource, ctx, values)
  if (visible) conditions.push(visible)
  return conditions
}

function sortKeys(resource: Resource, input: Input): Key[] {
  const wanted = input.sort?.length ? input.sort : resource.defaultSort ? [resource.defaultSort] : []
  const keys = wanted.map((s) => ({ column: columnFor(resource, s.field, [...resource.schemas.sortable, ...(resource.defaultSort ? [resource.defaultSort.field] : [])], 'Sorting'), direction: s.direction }))
  const id = resource.columns.get('id')!
  return [...keys, { column: id, direction: keys[0]?.direction ?? 'desc' }]
}

/** SQL and values of a page: one row more than asked for says whether there is a next page. */
export function listStatement(resource: Resource, ctx: ServiceCtx, input: Input) {
  const values = new Values()
  const conditions = baseConditions(resource, ctx, values, input.deleted)
  for (const filter of input.filter ?? []) conditions.push(condition(resource, filter, values))
  const search = input.search ? searchCondition(resource, input.search, values) : null
  if (search) conditions.push(search)
  const counted = { text: `SELECT count(*)::int AS count FROM ${resource.table} t${where(conditions)}`, values: [...values.list] }
  const keys = sortKeys(resource, input)
  if (input.cursor) conditions.push(keysetCondition(keys, decodeCursor(input.cursor, keys), values))
  const order = keys.map((k) => `${k.column.sql} ${k.direction.toUpperCase()}${k.column.nullable ? ' NULLS LAST' : ''}`).join(', ')
  // the page is chosen first: what is read of each of its rows by a subquery is not read of every row that is sorted
  const page = `SELECT t.* FROM ${resource.table} t${where(conditions)} ORDER BY ${order} LIMIT ${values.add(input.limit + 1)}${input.skip ? ` OFFSET ${values.add(input.skip)}` : ''}`
  const text = `SELECT ${resource.columns.select} FROM (${page}) t ORDER BY ${order}`
  return { text, values: values.list, keys, counted }
}

function where(conditions: string[]): string {
  return conditions.length ? ` WHERE ${conditions.join(' AND ')}` : ''
}

/** One page of an entity: filtered, sorted and searched over its allow-lists; ties broken by id, so the order is stable. One query, two with `count`. */
export async function list<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, input: Input): Promise<Page<Row<S>>> {
  const { text, values, keys, counted } = listStatement(resource as unknown as Resource, ctx, input)
  const rows = (await ctx.sql<Record<string, unknown>>(text, values)).map((row) => toWire(row) as Record<string, unknown>)
  const more = rows.length > input.limit
  const items = more ? rows.slice(0, input.limit) : rows
  const page: Page<Row<S>> = { items: items as Row<S>[], nextCursor: more ? encodeCursor(keys, items.at(-1)!) : null }
  if (input.count) page.count = (await ctx.sql<{ count: number }>(counted.text, counted.values))[0]?.count ?? 0
  return page
}
