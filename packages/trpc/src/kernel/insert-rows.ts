import { snake } from './columns.ts'
import type { WriteTx } from './mutate.ts'

/**
 * Inserts rows through one statement and one value, whatever their number: the client's own createMany puts its statement together anew for every number of
 * rows, which takes several times as long as the database does. `types`: field → type in PostgreSQL, of a column of the same name in snake_case; a field
 * a row lacks is NULL, a column not named takes its default. Ids are the caller's to make. Throws what the database says of a row; none is then written.
 */
export async function insertRows<F extends string>(tx: WriteTx, table: string, types: Readonly<Record<F, string>>, rows: readonly { readonly [K in F]?: unknown }[]): Promise<void> {
  const fields = Object.keys(types) as F[]
  await tx.$executeRawUnsafe(
    `INSERT INTO ${table} (${fields.map(snake).join(', ')}) SELECT ${fields.map((f) => `r."${f}"`).join(', ')} FROM json_to_recordset($1::json) AS r(${fields.map((f) => `"${f}" ${types[f]}`).join(', ')})`,
    JSON.stringify(rows),
  )
}
