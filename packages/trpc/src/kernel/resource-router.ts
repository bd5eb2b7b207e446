import {
  bulkResult, byId, byIds, dryRunResult, exportResult, historyEntry, importInput, listInput, pageOf, startedJob,
  type DryRunResult, type EntitySchemas, type HistoryEntry, type ImportInput, type ListInput, type Page,
} from '@colonnade/contract'
import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server'
import * as z from 'zod'
import { isOperator, type ServiceCtx } from './context.ts'
import { bulkUpdate, create, get, remove, restore, update } from './crud.ts'
import { exportCsv } from './csv-export.ts'
import { dryRun, registerImport, startImport } from './csv-import.ts'
import { history } from './history.ts'
import { list } from './list.ts'
import type { Resource, Row } from './resource.ts'
import { authorised, type Meta } from './trpc.ts'

type Query<I, O> = TRPCQueryProcedure<{ input: I; output: O; meta: Meta }>
type Mutation<I, O> = TRPCMutationProcedure<{ input: I; output: O; meta: Meta }>

/** The procedures every entity has. */
export interface ResourceProcedures<S extends EntitySchemas> {
  list: Query<ListInput, Page<Row<S>>>
  get: Query<{ id: string }, Row<S>>
  history: Query<{ id: string; cursor?: string | null; limit?: number }, Page<HistoryEntry>>
  create: Mutation<z.input<S['create']>, Row<S>>
  update: Mutation<{ id: string; version: number; patch: z.input<S['update']> }, Row<S>>
  remove: Mutation<{ ids: string[] }, { changed: number }>
  restore: Mutation<{ ids: string[] }, { changed: number }>
  bulkUpdate: Mutation<{ ids: string[]; patch: z.input<S['update']> }, { changed: number }>
  export: Query<ListInput, { csv: string; rows: number; fileName: string }>
  importDryRun: Mutation<ImportInput, DryRunResult>
  import: Mutation<ImportInput, { jobId: string }>
}

const historyInput = z.strictObject({ id: z.uuid(), cursor: z.string().max(2000).nullish(), limit: z.number().int().min(1).max(200).default(50) })

/** The generic procedures of an entity, to be spread into its router beside the verbs of its own. */
export function resourceRouter<S extends EntitySchemas>(declared: Resource<S>): ResourceProcedures<S>
export function resourceRouter<S extends EntitySchemas, K extends keyof ResourceProcedures<S>>(declared: Resource<S>, only: readonly K[]): Pick<ResourceProcedures<S>, K>
export function resourceRouter<S extends EntitySchemas>(declared: Resource<S>, only?: readonly string[]): Partial<ResourceProcedures<S>> {
  const all = { ...reading(declared as unknown as Resource), ...writing(declared as unknown as Resource), ...bulk(declared as unknown as Resource) }
  const chosen = only ? Object.fromEntries(Object.entries(all).filter(([name]) => only.includes(name))) : all
  return chosen as unknown as Partial<ResourceProcedures<S>>
}

function reading(resource: Resource) {
  const { output } = resource.schemas
  const read = resource.permission('read')
  const asReadBy = (ctx: Pick<ServiceCtx, 'tenantId'>) => (resource.own && !isOperator(ctx) ? resource.own : resource)
  return {
    list: authorised(read).input(listInput).output(pageOf(output)).query(({ ctx, input }) => list(ctx, asReadBy(ctx), input)),
    get: authorised(read).input(byId).output(output).query(({ ctx, input }) => get(ctx, asReadBy(ctx), input.id)),
    history: authorised(read).input(historyInput).output(pageOf(historyEntry)).query(({ ctx, input }) => history(ctx, resource, input)),
    export: authorised(read).input(listInput).output(exportResult).query(({ ctx, input }) => exportCsv(ctx, asReadBy(ctx), input)),
  }
}

function writing(resource: Resource) {
  const { output } = resource.schemas
  const edit = z.strictObject({ id: z.uuid(), version: z.number().int().min(1), patch: resource.schemas.update })
  return {
    create: authorised(resource.permission('create')).input(resource.schemas.create).output(output).mutation(({ ctx, input }) => create(ctx, resource, input)),
    update: authorised(resource.permission('update')).input(edit).output(output).mutation(({ ctx, input }) => update(ctx, resource, input)),
    remove: authorised(resource.permission('delete')).input(byIds).output(bulkResult).mutation(({ ctx, input }) => remove(ctx, resource, input.ids)),
    restore: authorised(resource.permission('delete')).input(byIds).output(bulkResult).mutation(({ ctx, input }) => restore(ctx, resource, input.ids)),
  }
}

function bulk(resource: Resource) {
  registerImport(resource)
  const edit = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500), patch: resource.schemas.update })
  const make = resource.permission('create')
  return {
    bulkUpdate: authorised(resource.permission('update')).input(edit).output(bulkResult).mutation(({ ctx, input }) => bulkUpdate(ctx, resource, input.ids, input.patch)),
    importDryRun: authorised(make).input(importInput).output(dryRunResult).mutation(({ ctx, input }) => dryRun(ctx, resource, input)),
    import: authorised(make).input(importInput).output(startedJob).mutation(({ ctx, input }) => startImport(ctx, resource, input)),
  }
}
