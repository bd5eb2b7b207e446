import { ContractError, type EntitySchemas, type FieldConflict } from '@colonnade/contract'
import { baseConditions, Values } from './list.ts'
import type { ServiceCtx } from './context.ts'
import { mutate, type Report, type WriteTx } from './mutate.ts'
import type { Resource, Row } from './resource.ts'
import { toWire } from './wire.ts'

interface Delegate {
  create(args: { data: object; select: { id: true } }): Promise<{ id: string }>
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>
  deleteMany(args: { where: object }): Promise<{ count: number }>
}

function delegate(tx: WriteTx, resource: Resource): Delegate {
  return tx[resource.model] as unknown as Delegate
}

/** The error of every read and write that finds nothing: it does not tell a foreign row from a missing one. `missing`: which of several ids it is. */
export function notFound(name: string, missing?: readonly string[]): ContractError {
  return new ContractError('NOT_FOUND', 'not_found', `There is no such ${name.replaceAll('_', ' ')}.`, { remedy: 'It may have been deleted, or belong to someone else.', ...(missing ? { details: { missing } } : {}) })
}

function selectStatement(resource: Resource, ctx: ServiceCtx, ids: string[], deleted: boolean | 'either') {
  const values = new Values()
  const conditions = baseConditions(deleted === 'either' ? { ...resource, softDelete: false } : resource, ctx, values, deleted === true)
  conditions.push(`t.id = ANY(${values.add(ids)}::uuid[])`)
  return { text: `SELECT ${resource.columns.select} FROM ${resource.table} t WHERE ${conditions.join(' AND ')}`, values: values.list }
}

/** One row as its output schema describes it. Throws NOT_FOUND. */
export async function get<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, id: string): Promise<Row<S>> {
  const { text, values } = selectStatement(resource as unknown as Resource, ctx, [id], false)
  const [row] = await ctx.sql(text, values)
  if (!row) throw notFound(resource.name)
  return toWire(row) as Row<S>
}

/** Rows inside an open transaction, in no order. */
export async function readInTx<S extends EntitySchemas>(tx: WriteTx, ctx: ServiceCtx, resource: Resource<S>, ids: string[], deleted: boolean | 'either' = false): Promise<Row<S>[]> {
  const { text, values } = selectStatement(resource as unknown as Resource, ctx, ids, deleted)
  return (await tx.$queryRawUnsafe<object[]>(text, ...values)).map((row) => toWire(row) as Row<S>)
}

/** Refuses a verb for several rows unless all of them were found; says which were not. Throws NOT_FOUND. */
export function requireAll(name: string, ids: readonly string[], rows: readonly { id: string }[]): void {
  const found = new Set(rows.map((row) => row.id))
  const missing = [...new Set(ids)].filter((id) => !found.has(id.toLowerCase()))
  if (missing.length) throw notFound(name, missing)
}

async function readAll<S extends EntitySchemas>(tx: WriteTx, ctx: ServiceCtx, resource: Resource<S>, ids: string[], deleted = false): Promise<Row<S>[]> {
  const rows = await readInTx(tx, ctx, resource, ids, deleted)
  requireAll(resource.name, ids, rows as unknown as { id: string }[])
  return rows
}

async function readOne<S extends EntitySchemas>(tx: WriteTx, ctx: ServiceCtx, resource: Resource<S>, id: string, deleted: boolean | 'either' = false): Promise<Row<S>> {
  const [row] = await readInTx(tx, ctx, resource, [id], deleted)
  if (!row) throw notFound(resource.name)
  return row
}

// What is attached to a record is no part of it: its own history tells of it.
function withoutSets(resource: Resource, row: object): object {
  if (!resource.sets) return row
  return Object.fromEntries(Object.entries(row).filter(([field]) => !(field in resource.sets!)))
}

const servedBy = (resource: Resource, row: object) => (resource.scope === 'served' ? ((row as { tenantId?: string }).tenantId ?? null) : null)

/** Writes one row inside an open transaction, with the domain's hooks, and reports it. */
export async function createInTx<S extends EntitySchemas>(tx: WriteTx, ctx: ServiceCtx, resource: Resource<S>, input: Record<string, unknown>, report: Report): Promise<Row<S>> {
  const own = resource.scope === 'tenant' ? { tenantId: ctx.tenantId } : {}
  const data = await (resource.hooks?.beforeCreate?.(tx, ctx, { ...input, ...own }) ?? { ...input, ...own })
  const { id } = await delegate(tx, resource as unknown as Resource).create({ data, select: { id: true } })
  const row = await readOne(tx, ctx, resource, id)
  report({ resource: resource.name, id, old: null, now: withoutSets(resource as unknown as Resource, row), servedTenantId: servedBy(resource as unknown as Resource, row) })
  await resource.hooks?.afterCreate?.(tx, ctx, row, report)
  return row
}

/** Creates a row. Throws FORBIDDEN, CONFLICT for a name that is taken. */
export function create<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, input: Record<string, unknown>): Promise<Row<S>> {
  return mutate(ctx, { permission: resource.permission('create'), action: 'create', write: (tx, report) => createInTx(tx, ctx, resource, input, report) })
}

/** The refusal of an edit of an older version: each field with both values. */
export function staleEdit(current: Record<string, unknown>, patch: Record<string, unknown>): ContractError {
  const conflicts: FieldConflict[] = Object.keys(patch)
    .filter((field) => JSON.stringify(patch[field] ?? null) !== JSON.stringify(current[field] ?? null))
    .map((field) => ({ field, mine: patch[field] ?? null, theirs: current[field] ?? null }))
  return new ContractError('CONFLICT', 'stale_version', 'Somebody changed this record after you opened it.', {
    remedy: 'Compare the two values of each field, choose, and save again.', conflicts, currentVersion: current['version'] as number,
    fields: conflicts.map((c) => ({ path: c.field, message: 'was changed meanwhile' })),
  })
}

async function updateInTx<S extends EntitySchemas>(tx: WriteTx, ctx: ServiceCtx, resource: Resource<S>, id: string, version: number | null, patch: Record<string, unknown>, report: Report) {
  const before = await readOne(tx, ctx, resource, id)
  if (version !== null && (before as { version: number }).version !== version) throw staleEdit(before, patch)
  const data = await (resource.hooks?.beforeUpdate?.(tx, ctx, before, patch, report) ?? patch)
  const where = { id, ...('version' in before ? { version: (before as { version: number }).version } : {}) }
  const counted = 'version' in before ? { ...data, version: { increment: 1 } } : data
  const { count } = await delegate(tx, resource as unknown as Resource).updateMany({ where, data: counted })
  const after = await readOne(tx, ctx, resource, id)
  if (count === 0) throw staleEdit(after, patch)
  report({ resource: resource.name, id, old: withoutSets(resource as unknown as Resource, before), now: withoutSets(resource as unknown as Resource, after), servedTenantId: servedBy(resource as unknown as Resource, after) })
  return after
}

/** Changes a row whose version is still the one the caller saw. Throws CONFLICT naming each field and both values, NOT_FOUND. */
export function update<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, input: { id: string; version: number; patch: Record<string, unknown> }): Promise<Row<S>> {
  return mutate(ctx, { permission: resource.permission('update'), action: 'update', write: (tx, report) => updateInTx(tx, ctx, resource, input.id, input.version, input.patch, report) })
}

async function removeInTx<S extends EntitySchemas>(tx: WriteTx, ctx: ServiceCtx, resource: Resource<S>, ids: string[], report: Report) {
  const rows = await readAll(tx, ctx, resource, ids)
  for (const row of rows) await resource.hooks?.beforeRemove?.(tx, ctx, row)
  const model = delegate(tx, resource as unknown as Resource)
  if (resource.softDelete) await model.updateMany({ where: { id: { in: ids } }, data: { deletedAt: ctx.clock(), version: { increment: 1 } } })
  else await model.deleteMany({ where: { id: { in: ids } } })
  for (const row of rows) report({ resource: resource.name, id: (row as { id: string }).id, old: withoutSets(resource as unknown as Resource, row), now: null, servedTenantId: servedBy(resource as unknown as Resource, row) })
  return { changed: rows.length }
}

/** Deletes rows, all or none: marks them where the entity can be restored. */
export function remove<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, { permission: resource.permission('delete'), action: 'delete', write: (tx, report) => removeInTx(tx, ctx, resource, ids, report) })
}

/** Takes back a deletion, all or none. Throws CONFLICT when the name was given away meanwhile. */
export function restore<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: resource.permission('delete'), action: 'restore',
    write: async (tx, report) => {
      // what is deleted for good leaves nothing to take back
      if (!resource.softDelete) throw notFound(resource.name, ids)
      const rows = await readAll(tx, ctx, resource, ids, true)
      await resource.hooks?.beforeRestore?.(tx, ctx, rows)
      await delegate(tx, resource as unknown as Resource).updateMany({ where: { id: { in: ids } }, data: { deletedAt: null, version: { increment: 1 } } })
      for (const row of await readInTx(tx, ctx, resource, ids)) report({ resource: resource.name, id: (row as { id: string }).id, old: null, now: withoutSets(resource as unknown as Resource, row), servedTenantId: servedBy(resource as unknown as Resource, row) })
      return { changed: rows.length }
    },
  })
}

/** The same change to many rows, all or none, under one request id. */
export function bulkUpdate<S extends EntitySchemas>(ctx: ServiceCtx, resource: Resource<S>, ids: string[], patch: Record<string, unknown>): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: resource.permission('update'), action: 'update',
    write: async (tx, report) => {
      await readAll(tx, ctx, resource, ids)
      for (const id of [...new Set(ids)].sort()) await updateInTx(tx, ctx, resource, id, null, patch, report)
      return { changed: ids.length }
    },
  })
}
