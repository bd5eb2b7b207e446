import * as z from 'zod'
import { decimal as decimalSchema } from './fields.ts'

type Shape = z.ZodObject<z.ZodRawShape>

/** The schemas of one entity. Forms, lists, CSV import and the server all read them from here. */
export interface EntitySchemas<O extends Shape = Shape, C extends Shape = Shape, U extends Shape = Shape> {
  /** what a caller reads; secrets are not among these */
  output: O
  /** what a caller sends to make one */
  create: C
  /** what a caller may change; every field optional */
  update: U
  /** output fields a list may be filtered by */
  filterable: readonly (keyof z.infer<O> & string)[]
  /** output fields a list may be sorted by */
  sortable: readonly (keyof z.infer<O> & string)[]
  /** output fields the search box looks into */
  searchable: readonly (keyof z.infer<O> & string)[]
}

/** Declares an entity's schemas; the lists of fields are checked against the output. */
export function entitySchemas<O extends Shape, C extends Shape, U extends Shape>(schemas: EntitySchemas<O, C, U>): EntitySchemas<O, C, U> {
  return schemas
}

/** How a field is compared and cast in SQL, and shown in a form. */
export type FieldKind = 'string' | 'uuid' | 'instant' | 'decimal' | 'integer' | 'number' | 'boolean' | 'enum' | 'array' | 'json'

/** A field's schema without its optional, nullable and default wrappers. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema
  for (;;) {
    const def = (inner as unknown as { def: { type: string; innerType?: z.ZodType; in?: z.ZodType; out?: z.ZodType } }).def
    if (def.innerType && ['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch', 'nonoptional'].includes(def.type)) inner = def.innerType
    else if (def.type === 'pipe' && def.in) inner = (def.in as unknown as { def: { type: string } }).def.type === 'transform' ? def.out! : def.in
    else return inner
  }
}

/** The kind of a field, read from its schema. */
export function fieldKind(schema: z.ZodType): FieldKind {
  const inner = unwrap(schema) as unknown as { def: { type: string; format?: string }; format?: string; isInt?: boolean }
  const format = inner.def.format ?? inner.format
  switch (inner.def.type) {
    case 'string':
      if (format === 'uuid' || format === 'guid') return 'uuid'
      if (format === 'datetime') return 'instant'
      return (inner as unknown) === decimalSchema ? 'decimal' : 'string'
    case 'number': return inner.isInt || format === 'safeint' ? 'integer' : 'number'
    case 'boolean': return 'boolean'
    case 'enum': return 'enum'
    case 'array': return 'array'
    default: return 'json'
  }
}

/** Whether a field may hold null. */
export function isNullable(schema: z.ZodType): boolean {
  return schema.safeParse(null).success
}
