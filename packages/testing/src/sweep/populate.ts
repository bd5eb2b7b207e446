import type { Database } from '@colonnade/db'

/** Stands in every text of the rows made here: wherever it turns up, something leaked. */
export const MARK = 'leak-canary'
const owner = { role: 'postgres' as never, tenantId: null }

interface Column { table: string; column: string; type: string; length: number | null; array: boolean; enumLabel: string | null; required: boolean; unique: boolean }
interface ForeignKey { table: string; columns: string[]; target: string; targetColumns: string[] }

async function columnsOf(database: Database): Promise<Column[]> {
  return database.query(owner, `SELECT c.table_name AS table, c.column_name AS column, c.udt_name AS type, c.character_maximum_length::int AS length, c.data_type = 'ARRAY' AS array,
      (SELECT e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = c.udt_name ORDER BY e.enumsortorder LIMIT 1) AS "enumLabel",
      c.is_nullable = 'NO' AND c.column_default IS NULL AS required
    FROM information_schema.columns c JOIN pg_class k ON k.relname = c.table_name AND k.relnamespace = c.table_schema::regnamespace AND k.relkind IN ('r', 'p') AND NOT k.relispartition
    WHERE c.table_schema = 'public' AND c.is_generated = 'NEVER' AND c.table_name NOT LIKE '\\_prisma%' ORDER BY c.table_name, c.ordinal_position`)
}

async function foreignKeysOf(database: Database): Promise<ForeignKey[]> {
  return database.query(owner, `SELECT f.conrelid::regclass::text AS table, f.confrelid::regclass::text AS target,
      ARRAY(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.n ORDER BY k.i) AS columns,
      ARRAY(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.n ORDER BY k.i) AS "targetColumns"
    FROM pg_constraint f JOIN pg_class k ON k.oid = f.conrelid WHERE f.contype = 'f' AND f.conparentid = 0 AND k.relnamespace = 'public'::regnamespace`)
}

// A pair of type and id that a trigger checks points to a record of some kind: here to the first there is.
async function polymorphicOf(database: Database): Promise<{ table: string; prefix: string; kind: string; target: string }[]> {
  const rows = await database.query<{ table: string; prefix: string }>(owner, `SELECT tgrelid::regclass::text AS table, rtrim(encode(tgargs, 'escape'), E'\\\\000') AS prefix FROM pg_trigger WHERE tgfoid = to_regproc('colonnade_check_attached')`)
  return rows.map(({ table, prefix }) => ({ table, prefix, ...(prefix === 'resource' ? { kind: 'rack', target: 'racks' } : { kind: 'maintainer', target: 'maintainers' }) }))
}

const samples: Record<string, string> = {
  uuid: 'gen_random_uuid()', int2: '1', int4: '1', int8: '1', numeric: '1', float8: '1', bool: 'false', jsonb: "'{}'", json: "'{}'", timestamptz: "now() + interval '1 day'", date: 'now()', bytea: "'\\x00'", vector: 'NULL', tsvector: 'NULL', inet: "'127.0.0.1'",
}

// What the provider publishes to every tenant (specifications, models) is no secret: its texts carry another word.
async function publishedTables(database: Database): Promise<Set<string>> {
  const rows = await database.query<{ table: string }>(owner, `SELECT tablename AS table FROM pg_policies WHERE policyname = 'app_select'`)
  return new Set(rows.map((r) => r.table))
}

function sample(c: Column, mark: string): string {
  if (c.array) return "'{}'"
  if (c.enumLabel) return `'${c.enumLabel}'`
  return samples[c.type] ?? `left('${mark}-' || replace(gen_random_uuid()::text, '-', ''), ${c.length ?? 60})`
}

/**
 * One row in every table for a tenant (and the provider's tables), made from the catalogue so that a new table needs no line here.
 * Answers the ids of all of them by table.
 */
export async function populate(database: Database, tenantId: string): Promise<Map<string, string>> {
  const columns = Map.groupBy(await columnsOf(database), (c) => c.table)
  const keys = Map.groupBy(await foreignKeysOf(database), (k) => k.table)
  const loose = await polymorphicOf(database)
  for (const { table, prefix, target } of loose) keys.set(table, [...(keys.get(table) ?? []), { table, columns: [`${prefix}_id`], target, targetColumns: ['id'] }])
  const published = await publishedTables(database)
  const ids = new Map<string, string>([['tenants', tenantId]])
  const waiting = new Set([...columns.keys()].filter((t) => t !== 'tenants' && columns.get(t)!.some((c) => c.column === 'id')))
  while (waiting.size) {
    const ready = [...waiting].filter((t) => (keys.get(t) ?? []).every((k) => k.target === t || ids.has(k.target)))
    if (!ready.length) throw new Error(`tables that refer to each other in a circle: ${[...waiting].join(', ')}`)
    for (const table of ready) {
      waiting.delete(table)
      ids.set(table, await insertOne(database, tenantId, table, columns.get(table)!, keys.get(table) ?? [], ids, published.has(table) ? 'published' : MARK, new Map(loose.filter((l) => l.table === table).map((l) => [`${l.prefix}_type`, `'${l.kind}'`]))))
    }
  }
  return ids
}

async function insertOne(database: Database, tenantId: string, table: string, columns: Column[], keys: ForeignKey[], ids: Map<string, string>, mark: string, fixed: Map<string, string>): Promise<string> {
  const values = new Map<string, string>()
  for (const c of columns) if (c.required || c.type === 'text' || c.type === 'varchar') values.set(c.column, sample(c, mark))
  for (const key of keys) key.columns.forEach((column, i) => { if (key.targetColumns[i] === 'id' && ids.get(key.target)) values.set(column, `'${ids.get(key.target)}'`) })
  if (columns.some((c) => c.column === 'tenant_id')) values.set('tenant_id', `'${tenantId}'`)
  for (const [column, value] of fixed) values.set(column, value)
  values.set('id', 'gen_random_uuid()')
  const names = [...values.keys()]
  const made = await database.query<{ id: string }>(owner, `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((n) => values.get(n)).join(', ')}) RETURNING id`)
    // a table of one row per tenant has it already
    .catch((error: { code?: string }) => { if (error.code === '23505') return database.query<{ id: string }>(owner, `SELECT id FROM ${table} WHERE tenant_id = '${tenantId}'`); throw new Error(`${table}: ${(error as Error).message}`, { cause: error }) })
  return made[0]!.id
}

/** A fingerprint of every row of a tenant and of the provider's tables: equal before and after means nothing was written. */
export async function fingerprint(database: Database, tenantId: string): Promise<Record<string, string>> {
  const tables = await database.query<{ table: string; tenant: boolean }>(owner, `SELECT c.relname AS table, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id') AS tenant
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT LIKE '\\_prisma%' ORDER BY 1`)
  const out: Record<string, string> = {}
  for (const { table, tenant } of tables) {
    const where = tenant ? `WHERE tenant_id = '${tenantId}'` : table === 'tenants' ? `WHERE id = '${tenantId}'` : ''
    const [row] = await database.query<{ print: string }>(owner, `SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print FROM ${table} t ${where}`)
    out[table] = row!.print
  }
  return out
}
