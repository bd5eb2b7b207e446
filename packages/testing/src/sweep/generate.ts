import fc from 'fast-check'
import * as z from 'zod'

interface Json { type?: string | string[]; format?: string; properties?: Record<string, Json>; required?: string[]; items?: Json; enum?: unknown[]; const?: unknown; anyOf?: Json[]; oneOf?: Json[]; allOf?: Json[]; minimum?: number; minItems?: number; minLength?: number; additionalProperties?: Json | boolean; default?: unknown; pattern?: string }

/** What a procedure takes, as JSON Schema; null when it takes nothing. */
export function inputSchema(inputs: unknown[]): Json | null {
  if (inputs.length === 0) return null
  return z.toJSONSchema(inputs[0] as z.ZodType, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json
}

/** Names an input's schema for every place that holds a row's id. */
export function hasIds(schema: Json | null): boolean {
  return JSON.stringify(schema ?? {}).includes('"format":"uuid"')
}

/** A value that fits the schema; `id` is put wherever a UUID is asked for, by the name of its field. */
export function fitting(schema: Json | null, id: (field: string) => string, field = ''): unknown {
  if (!schema) return undefined
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const branch = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branch) return fitting(branch.find((b) => b.type !== 'null') ?? branch[0]!, id, field)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name, s]) => schema.required?.includes(name) || JSON.stringify(s).includes('"format":"uuid"')).map(([name, s]) => [name, fitting(s, id, name)]))
    case 'array': return [fitting(schema.items ?? {}, id, field)]
    case 'integer': case 'number': return Math.max(schema.minimum ?? 1, field === 'version' ? 1 : (schema.minimum ?? 1))
    case 'boolean': return true
    case 'string': return text(schema, id, field)
    default: return 'x'
  }
}

function text(schema: Json, id: (field: string) => string, field: string): string {
  if (schema.format === 'uuid') return id(field)
  if (schema.format === 'email' || /email/i.test(field)) return 'someone@example.test'
  if (schema.format === 'date-time') return '2026-01-01T00:00:00.000Z'
  if (schema.format === 'uri' || /url/i.test(field)) return 'https://example.test/'
  return 'a'.repeat(Math.max(schema.minLength ?? 1, /password/i.test(field) ? 12 : 2))
}

const hostile = ['', ' ', '\u0000', "'; DROP TABLE users; --", '<script>alert(1)</script>', '../../etc/passwd', '${7*7}', '%s%n', '\u202E', '𠮷野家', 'é'.repeat(3), 'a'.repeat(100_000), '-1', 'NaN', '1e309', 'null', '__proto__', '=cmd|calc', '{{7*7}}', '\\', '%', '_', '\uD800']
const weird = fc.oneof(fc.constantFrom<unknown>(...hostile, null, undefined, true, -1, 0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MAX_VALUE, NaN, Infinity, [], {}, [[]], { $gt: '' }, { constructor: { prototype: {} } }), fc.string(), fc.integer(), fc.double(), fc.uuid(), fc.jsonValue({ maxDepth: 3 }))

/** Inputs near the schema: mostly of its shape, with values of any kind, other people's ids, unknown keys, and now and then nothing like it. */
export function hostileInputs(schema: Json | null, ids: string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: near(schema ?? {}, ids, 0) }, { weight: 1, arbitrary: weird })
}

function near(schema: Json, ids: string[], depth: number): fc.Arbitrary<unknown> {
  const right = rightKind(schema, ids, depth)
  return depth === 0 ? right : fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: weird })
}

function rightKind(schema: Json, ids: string[], depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const branch = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branch) return fc.oneof(...branch.map((b) => rightKind(b, ids, depth)))
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const shape = Object.entries(schema.properties ?? {}).map(([name, s]) => [name, near(s, ids, depth + 1)] as const)
      return fc.record(Object.fromEntries(shape), { requiredKeys: (schema.required ?? []).filter(() => Math.random() > 0.02) as never[] })
    }
    case 'array': return fc.array(near(schema.items ?? {}, ids, depth + 1), { maxLength: 4 })
    case 'integer': return fc.oneof(fc.integer({ min: schema.minimum ?? 0, max: (schema.minimum ?? 0) + 100 }), fc.integer())
    case 'number': return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double())
    case 'boolean': return fc.boolean()
    case 'string': return schema.format === 'uuid' ? fc.oneof(fc.constantFrom(...ids), fc.uuid()) : fc.oneof(fc.constantFrom(...hostile), fc.string({ minLength: schema.minLength ?? 0, maxLength: 40 }), fc.constant(fitting(schema, () => ids[0]!)))
    case 'null': return fc.constant(null)
    default: return weird
  }
}
