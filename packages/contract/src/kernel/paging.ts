import * as z from 'zod'

/** Comparison a list filter may use. `contains` and `startsWith` ignore case; `in` takes an array; `isNull` takes a boolean. */
export const filterOperator = z.enum(['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'isNull'])
export type FilterOperator = z.infer<typeof filterOperator>

const filterScalar = z.union([z.string().max(500), z.number().finite(), z.boolean()])

/** One condition of a list: the conditions of a list are joined by AND. */
export const filterCondition = z.strictObject({
  field: z.string().max(64),
  op: filterOperator.default('eq'),
  value: z.union([filterScalar, z.array(filterScalar).max(200)]),
})
export type FilterCondition = z.infer<typeof filterCondition>

/** Sort order of a list. Ties are broken by id, so the order is stable. */
export const sortOrder = z.strictObject({ field: z.string().max(64), direction: z.enum(['asc', 'desc']).default('asc') })
export type SortOrder = z.infer<typeof sortOrder>

/**
 * Input of every `list` procedure. `count: true` asks for the number of matching rows, which costs a second query. `skip` leaves out that many rows after the cursor (or from the start):
 * a jump in a long list, which costs the server a walk over what is left out; the next page follows by cursor again.
 */
export const listInput = z.strictObject({
  filter: z.array(filterCondition).max(20).optional(),
  sort: z.array(sortOrder).max(3).optional(),
  search: z.string().max(200).optional(),
  cursor: z.string().max(2000).nullish(),
  skip: z.number().int().min(0).max(1_000_000).optional(),
  limit: z.number().int().min(1).max(500).default(50),
  count: z.boolean().optional(),
  deleted: z.boolean().optional(),
})
export type ListInput = z.input<typeof listInput>

/** One page of rows; `nextCursor` is null on the last page; `count` is present only when asked for. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), count: z.number().int().optional() })
}

/** Shape of a page, for code that is generic over the row. */
export interface Page<T> { items: T[]; nextCursor: string | null; count?: number }
