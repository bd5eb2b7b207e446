import { ContractError } from '@colonnade/contract'
import type { Column } from './columns.ts'
import type { Values } from './list.ts'

/** One part of a sort order; the last is always the id. */
export interface Key { column: Column; direction: 'asc' | 'desc' }

const signature = (keys: Key[]) => keys.map((k) => `${k.column.field}:${k.direction}`).join(',')

/** Where a page ended: the sort order it belongs to and the last row's values. */
export function encodeCursor(keys: Key[], row: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify([signature(keys), ...keys.map((k) => row[k.column.field] ?? null)])).toString('base64url')
}

/** Values of the row a page starts after. A cursor is input like any other: each value is checked against its column. */
export function decodeCursor(cursor: string, keys: Key[]): unknown[] {
  const values = parse(cursor)
  const fits = values && values.length === keys.length + 1 && values[0] === signature(keys)
    && keys.every((k, i) => k.column.schema.safeParse(values[i + 1]).success)
  if (!fits) {
    throw new ContractError('BAD_REQUEST', 'bad_cursor', 'The cursor does not belong to this list and sort order.', {
      fields: [{ path: 'cursor', message: 'belongs to another list' }], remedy: 'Start again from the first page.',
    })
  }
  return values.slice(1)
}

function parse(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** "Comes after the cursor" in the sort order; nulls come last in both directions. */
export function keysetCondition(keys: Key[], cursor: unknown[], values: Values): string {
  const placeholders = cursor.map((value, i) => (value === null ? null : `${values.add(value)}${keys[i]!.column.cast}`))
  if (keys.length > 1 && keys.every((k, i) => !k.column.nullable && placeholders[i] && k.direction === keys[0]!.direction && k.column.kind !== 'enum')) {
    return `(${keys.map((k) => k.column.sql).join(', ')}) ${keys[0]!.direction === 'asc' ? '>' : '<'} (${placeholders.join(', ')})`
  }
  const branches = keys.map((key, i) => {
    const equal = keys.slice(0, i).map((k, j) => (placeholders[j] ? `${plain(k.column)} = ${placeholders[j]}` : `${k.column.sql} IS NULL`))
    return [...equal, after(key, placeholders[i]!)].join(' AND ')
  })
  return `(${branches.map((b) => `(${b})`).join(' OR ')})`
}

// Enums sort by their order of declaration, so their place is compared as the enum, their equality as text.
const plain = (column: Column) => (column.kind === 'enum' ? `${column.sql}::text` : column.sql)

function after({ column, direction }: Key, placeholder: string | null): string {
  if (placeholder === null) return 'FALSE'
  const value = column.kind === 'enum' ? placeholder.replace('::text', '') : placeholder
  const beyond = `${column.sql} ${direction === 'asc' ? '>' : '<'} ${value}`
  return column.nullable ? `(${beyond} OR ${column.sql} IS NULL)` : beyond
}
