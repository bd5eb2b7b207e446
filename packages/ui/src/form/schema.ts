import type * as z from 'zod'
import { humanise } from '../primitives/badge.tsx'

/** What a field looks like. `json` is the last resort for objects and unions. */
export type FieldKind = 'text' | 'longtext' | 'secret' | 'email' | 'url' | 'number' | 'boolean' | 'enum' | 'date' | 'datetime' | 'instant' | 'strings' | 'enums' | 'json'

/** A field as the form sees it, read from the schema. */
export interface FieldSpec {
  name: string
  kind: FieldKind
  label: string
  help?: string
  unit?: string
  /** `widget` of the schema's meta; `hidden` leaves the field out. */
  widget?: string
  required: boolean
  nullable: boolean
  integer?: boolean
  min?: number
  max?: number
  maxLength?: number
  values?: string[]
  defaultValue?: unknown
}

interface Def { type: string; innerType?: Node; in?: Node; out?: Node; element?: Node; entries?: Record<string, string | number>; values?: unknown[]; options?: Node[]; defaultValue?: unknown; format?: string; shape?: Record<string, Node> }
interface Node { _zod: { def: Def; bag?: { minimum?: number; maximum?: number; format?: string } }; meta?: () => Record<string, unknown> | undefined; format?: string | null; minLength?: number | null; maxLength?: number | null; minValue?: number | null; maxValue?: number | null }

interface Unwrapped { node: Node; meta: Record<string, unknown>; optional: boolean; nullable: boolean; defaultValue?: unknown }

// Meta on an outer layer (`z.string().meta(a).optional().meta(b)`) wins over the same key inside.
function unwrap(start: Node): Unwrapped {
  let node = start
  const state = { optional: false, nullable: false, defaultValue: undefined as unknown }
  let meta: Record<string, unknown> = {}
  for (let depth = 0; depth < 12; depth++) {
    meta = { ...node.meta?.(), ...meta }
    const def = node._zod.def
    if (def.type === 'optional') state.optional = true
    else if (def.type === 'nullable') state.nullable = true
    else if (def.type === 'default' || def.type === 'prefault') { state.optional = true; state.defaultValue ??= def.defaultValue }
    // `preprocess` puts the transform first; what the reader edits is the side that has a shape.
    // A text tidied and then checked (`string → transform → email`) is what it is checked to be.
    if (def.type === 'pipe' && def.in && def.out) node = def.in._zod.def.type === 'transform' || (def.out.format ?? def.out._zod.def.format) === 'email' ? def.out : def.in
    else if (def.innerType) node = def.innerType
    else break
  }
  return { node, meta, ...state }
}

const secretName = /password|secret|token$|api_?key/i

function stringKind(node: Node, name: string): FieldKind {
  const format = node.format ?? node._zod.def.format
  if (format === 'email') return 'email'
  if (format === 'url') return 'url'
  if (format === 'date') return 'date'
  if (format === 'datetime') return 'datetime'
  if (secretName.test(name)) return 'secret'
  return (node.maxLength ?? 0) > 300 ? 'longtext' : 'text'
}

function kindOf(node: Node, name: string): { kind: FieldKind; values?: string[] } {
  const def = node._zod.def
  if (def.type === 'string') return { kind: stringKind(node, name) }
  if (def.type === 'number' || def.type === 'int') return { kind: 'number' }
  if (def.type === 'boolean') return { kind: 'boolean' }
  if (def.type === 'date') return { kind: 'instant' }
  if (def.type === 'enum') return { kind: 'enum', values: Object.values(def.entries ?? {}).map(String) }
  if (def.type === 'literal') return { kind: 'enum', values: (def.values ?? []).map(String) }
  if (def.type === 'array' && def.element) {
    const inner = kindOf(unwrap(def.element).node, name)
    if (inner.kind === 'enum') return { kind: 'enums', values: inner.values }
    if (unwrap(def.element).node._zod.def.type === 'string') return { kind: 'strings' }
  }
  if (def.type === 'union' && def.options) {
    const literals = def.options.map((o) => unwrap(o).node._zod.def)
    if (literals.every((d) => d.type === 'literal')) return { kind: 'enum', values: literals.flatMap((d) => (d.values ?? []).map(String)) }
  }
  return { kind: 'json' }
}

const kinds = new Set<string>(['text', 'longtext', 'secret', 'email', 'url', 'number', 'boolean', 'enum', 'date', 'datetime', 'instant', 'strings', 'enums', 'json'])

/** Reads one field: its kind from the type, its words from `.meta({ label, help, unit, widget })`. `widget` may name a kind. */
export function describeField(name: string, type: z.core.$ZodType): FieldSpec {
  const { node, meta, optional, nullable, defaultValue } = unwrap(type as unknown as Node)
  const found = kindOf(node, name)
  const widget = typeof meta['widget'] === 'string' ? meta['widget'] : undefined
  const kind = widget === 'textarea' ? 'longtext' : widget === 'password' ? 'secret' : widget && kinds.has(widget) ? (widget as FieldKind) : found.kind
  const text = (key: string) => (typeof meta[key] === 'string' ? (meta[key] as string) : undefined)
  const finite = (n: number | null | undefined) => (typeof n === 'number' && Math.abs(n) < Number.MAX_SAFE_INTEGER ? n : undefined)
  const isNumber = found.kind === 'number'
  return {
    name, kind, widget, nullable, defaultValue,
    required: !optional && !nullable && kind !== 'boolean' && (kind !== 'strings' && kind !== 'enums' || !(type as z.ZodType).safeParse([]).success),
    label: text('label') ?? text('title') ?? humanise(name), help: text('help') ?? text('description'), unit: text('unit'), values: found.values,
    ...(isNumber ? { integer: /int/.test(node.format ?? node._zod.def.format ?? ''), min: finite(node.minValue), max: finite(node.maxValue) } : {}),
    ...(node._zod.def.type === 'string' ? { maxLength: finite(node.maxLength) } : {}),
  }
}

/** All fields of an object schema in their order, hidden ones left out. */
export function describeSchema(schema: z.ZodObject): FieldSpec[] {
  return Object.entries(schema.shape).map(([name, type]) => describeField(name, type as z.core.$ZodType)).filter((spec) => spec.widget !== 'hidden')
}

/** What the schema is given: an emptied control is null where null is allowed, absent where it is not. An empty list stays a list. */
export function withoutEmpties(specs: readonly FieldSpec[], values: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...values }
  for (const spec of specs) {
    if (result[spec.name] !== '' && result[spec.name] !== undefined) continue
    if (spec.nullable) result[spec.name] = null
    else delete result[spec.name]
  }
  return result
}

/** Start values of a form: what is given, else the schema's defaults, else empty. */
export function initialValues(specs: readonly FieldSpec[], given: Record<string, unknown> = {}): Record<string, unknown> {
  const values: Record<string, unknown> = { ...given }
  for (const spec of specs) {
    if (values[spec.name] !== undefined) continue
    const fallback = typeof spec.defaultValue === 'function' ? (spec.defaultValue as () => unknown)() : spec.defaultValue
    if (fallback !== undefined) values[spec.name] = fallback
    else if (spec.kind === 'strings' || spec.kind === 'enums') { if (spec.required || !spec.nullable) values[spec.name] = [] }
    else if (spec.nullable) values[spec.name] = null
    else if (spec.kind === 'boolean') values[spec.name] = false
    else values[spec.name] = ''
  }
  return values
}
