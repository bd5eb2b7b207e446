import { listInput, type EntitySchemas } from '@colonnade/contract'
import type * as z from 'zod'
import type { ServiceCtx } from './context.ts'
import { csvCell } from './csv.ts'
import { list } from './list.ts'
import type { Resource } from './resource.ts'

type Input = z.infer<typeof listInput>
const LIMIT = 100_000

/** Fields a CSV of the entity has: what an import takes, named as it takes them. */
export function csvFields(schemas: EntitySchemas): string[] {
  return Object.keys(schemas.create.shape).filter((field) => field in schemas.output.shape)
}

// What an import finds the row again by, in place of an id that only this site knows.
async function namesOf(ctx: ServiceCtx, resource: Resource, fields: readonly string[], ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  const named = fields.flatMap((field) => { const exported = resource.lookups?.[field]?.exported; return exported ? [`(${exported}) AS "${field}"`] : [] })
  if (!named.length || !ids.length) return new Map()
  const rows = await ctx.sql<Record<string, unknown> & { id: string }>(`SELECT t.id, ${named.join(', ')} FROM ${resource.table} t WHERE t.id = ANY($1::uuid[])`, [ids])
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}

/** All rows a list would show, as CSV that imports again unchanged; at most 100,000. */
export async function exportCsv(ctx: ServiceCtx, resource: Resource, input: Input): Promise<{ csv: string; rows: number; fileName: string }> {
  const fields = [...csvFields(resource.schemas), ...(resource.exportAlso ?? [])]
  const lines = [fields.join(',')]
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(ctx, resource, { ...input, cursor, skip: 0, limit: 500, count: false })
    const items = page.items as (Record<string, unknown> & { id: string })[]
    const names = await namesOf(ctx, resource, fields, items.map((item) => item.id))
    for (const item of items) {
      // named by nothing that is still there: empty, not an id nobody can read
      const named = names.get(item.id) ?? {}
      lines.push(fields.map((field) => csvCell(field in named ? named[field] : item[field])).join(','))
    }
    cursor = page.nextCursor
  } while (cursor && lines.length <= LIMIT)
  return { csv: `${lines.join('\r\n')}\r\n`, rows: lines.length - 1, fileName: `${resource.table}-${ctx.clock().toISOString().slice(0, 10)}.csv` }
}
