import { fieldKind, isNullable, type EntitySchemas, type FieldKind } from '@colonnade/contract'
import type * as z from 'zod'

/** A field of an entity as SQL sees it. `cast` brings a parameter to its type. */
export interface Column { field: string; sql: string; kind: FieldKind; nullable: boolean; cast: string; schema: z.ZodType }

/** Column name of a field: `inputCostPer1k` → `input_cost_per_1k`, `k8sClusterId` → `k8s_cluster_id`. */
export function snake(field: string): string {
  return field.replace(/([a-z]{2})(\d)/g, '$1_$2').replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
}

const casts: Record<FieldKind, string> = {
  string: '::text', uuid: '::uuid', instant: '::timestamptz', decimal: '::numeric', integer: '::bigint', number: '::float8', boolean: '::boolean', enum: '::text', array: '::text[]', json: '::jsonb',
}

// Counts and sums come as bigint, which the drivers give as text or BigInt; what the output calls a number is asked for as one.
function selected(column: Column, expression: boolean): string {
  if (column.kind === 'integer' && expression) return `(${column.sql})::float8`
  if (column.kind === 'integer' || column.kind === 'number') return `${column.sql}::float8`
  if (column.kind === 'enum' || column.kind === 'decimal') return `${column.sql}::text`
  return column.sql
}

/** The output fields of an entity: columns of its table `t`, or the expressions given by name. */
export class Columns {
  readonly list: Column[]
  readonly select: string
  private readonly byField = new Map<string, Column>()

  constructor(schemas: EntitySchemas, expressions: Record<string, string> = {}) {
    this.list = Object.entries(schemas.output.shape).map(([field, schema]) => {
      const kind = fieldKind(schema as z.ZodType)
      return { field, kind, schema: schema as z.ZodType, nullable: isNullable(schema as z.ZodType), cast: casts[kind], sql: expressions[field] ? `(${expressions[field]})` : `t.${snake(field)}` }
    })
    for (const column of this.list) this.byField.set(column.field, column)
    this.select = this.list.map((c) => `${selected(c, c.field in expressions)} AS "${c.field}"`).join(', ')
  }

  /** The column of a field; undefined when the entity has none of that name. */
  get(field: string): Column | undefined {
    return this.byField.get(field)
  }
}
