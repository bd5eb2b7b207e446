import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { snake } from '@colonnade/trpc/kernel/columns'
import { populate } from '@colonnade/testing'
import { openDatabase, type Database } from './index.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Walks the catalogue, so that a table added tomorrow is held to the rules without a line here.
const owner = { role: 'postgres' as never, tenantId: null }
const roles = ['colonnade_app', 'colonnade_operator', 'colonnade_auth', 'colonnade_system', 'colonnade_queue'] as const
/** Roles no session takes: each owns one function that runs as it, and sees what that needs. */
const definers: Record<string, { owner: string; callers: string[] }> = {
  // full text under row-level security can't use its index; the function keeps to the session's tenant itself
  colonnade_text_search: { owner: 'colonnade_search', callers: ['colonnade_app', 'colonnade_operator'] },
  colonnade_make_partitions: { owner: 'postgres', callers: ['colonnade_system'] },
  colonnade_drop_partitions: { owner: 'postgres', callers: ['colonnade_system'] },
}
const OURS = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname NOT LIKE '\\_prisma%'`
const column = (name: string) => `EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = '${name}' AND NOT a.attisdropped)`

let database: Database
interface Table { name: string; tenant: boolean; enabled: boolean; forced: boolean; stamped: boolean; touched: boolean; verbs: string[] }
let tables: Table[]
const names = <T>(rows: T[], of: (row: T) => string) => rows.map(of).sort()
const query = <T>(sql: string) => database.query<T>(owner, sql)

beforeAll(async () => {
  database = await openDatabase()
  tables = await query<Table>(`SELECT c.relname::text AS name, ${column('tenant_id')} OR c.relname = 'tenants' AS tenant, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
      ${column('created_at')} AND ${column('updated_at')} AS stamped,
      EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgfoid = 'colonnade_touch'::regproc AND g.tgenabled <> 'D') AS touched,
      ARRAY(SELECT DISTINCT p.polcmd::text FROM pg_policy p WHERE p.polrelid = c.oid) AS verbs
    FROM pg_class c WHERE ${OURS} AND NOT c.relispartition ORDER BY 1`)
}, 120_000)
afterAll(() => database?.close())

describe('every table', () => {
  it('is seen by this test', () => {
    expect(tables.length).toBeGreaterThanOrEqual(30)
    expect(names(tables.filter((t) => t.tenant), (t) => t.name)).toEqual(expect.arrayContaining(['users', 'audit_logs', 'knowledge_chunks', 'virtual_machines', 'tenants']))
  })

  it('has row-level security, enabled and forced', () => {
    expect(names(tables.filter((t) => !t.enabled || !t.forced), (t) => t.name)).toEqual([])
  })

  it('of a tenant has a policy for each verb, or one for all', () => {
    const lacking = (t: Table) => ['r', 'a', 'w', 'd'].filter((verb) => !t.verbs.includes(verb))
    expect(tables.filter((t) => t.tenant && lacking(t).length).map((t) => `${t.name}: ${lacking(t)}`)).toEqual([])
  })

  it("of a tenant lets the app's role see and write rows of its own tenant only", async () => {
    const loose = await query<{ policy: string }>(`SELECT c.relname || '.' || p.polname AS policy FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE ('colonnade_app'::regrole = ANY(p.polroles) OR 0 = ANY(p.polroles)) AND (${column('tenant_id')} OR c.relname = 'tenants')
        AND NOT (coalesce(pg_get_expr(p.polqual, p.polrelid), '(tenant_id = colonnade_tenant())') IN ('(tenant_id = colonnade_tenant())', '(id = colonnade_tenant())')
          AND coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '(tenant_id = colonnade_tenant())') IN ('(tenant_id = colonnade_tenant())', '(id = colonnade_tenant())'))`)
    expect(names(loose, (p) => p.policy)).toEqual([])
  })

  it('has the two times, and the trigger that keeps updated_at', () => {
    expect(names(tables.filter((t) => !t.stamped || !t.touched), (t) => t.name)).toEqual([])
  })

  it('that refers to a table of a tenant does so by the pair of tenant and id', async () => {
    const single = await query<{ key: string }>(`SELECT f.conrelid::regclass || '.' || f.conname AS key FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class target ON target.oid = f.confrelid
      WHERE f.contype = 'f' AND f.conparentid = 0 AND ${column('tenant_id')} AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = target.oid AND a.attname = 'tenant_id')
        AND NOT EXISTS (SELECT 1 FROM unnest(f.conkey, f.confkey) AS k(mine, theirs)
          JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.mine AND a.attname = 'tenant_id' JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = k.theirs AND b.attname = 'tenant_id')`)
    expect(names(single, (k) => k.key)).toEqual([])
  })

  it('keeps instants with their zone, and money and ratios exactly', async () => {
    const loose = await query<{ column: string }>(`SELECT table_name || '.' || column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name NOT LIKE '\\_prisma%' AND (data_type = 'timestamp without time zone' OR (column_name ~ '(cost|price|amount)' AND data_type IN ('real', 'double precision')))`)
    expect(names(loose, (c) => c.column)).toEqual([])
  })
})

describe('partitions', () => {
  it('carry no grants of their own, and row-level security all the same', async () => {
    const open = await query<{ name: string }>(`SELECT c.relname::text AS name FROM pg_class c WHERE ${OURS} AND c.relispartition AND (NOT c.relrowsecurity
      OR EXISTS (SELECT 1 FROM aclexplode(c.relacl) g WHERE g.grantee <> c.relowner))`)
    expect(names(open, (p) => p.name)).toEqual([])
  })

  it('end in a default one, so that an insert never fails', async () => {
    const lacking = await query<{ name: string }>(`SELECT c.relname::text AS name FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid WHERE p.partstrat = 'r' AND p.partdefid = 0`)
    expect(lacking).toEqual([])
  })
})

describe("the application's roles", () => {
  it('may not bypass row-level security, are no superusers, and do not sign in', async () => {
    const found = await query<{ name: string; risky: boolean }>(`SELECT rolname::text AS name, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolcanlogin OR rolreplication AS risky FROM pg_roles WHERE rolname LIKE 'colonnade\\_%'`)
    expect(names(found, (r) => r.name)).toEqual([...roles, 'colonnade_search'].sort())
    expect(found.filter((r) => r.risky)).toEqual([])
  })

  it('own nothing outside the queue, and may make nothing in our schema', async () => {
    const owned = await query<{ thing: string }>(`SELECT c.relname::text AS thing FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname LIKE 'colonnade\\_%' AND c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT p.proname::text FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE r.rolname LIKE 'colonnade\\_%' AND p.pronamespace = 'public'::regnamespace AND NOT p.prosecdef
      UNION ALL SELECT r.rolname || ' creates' FROM pg_roles r WHERE r.rolname LIKE 'colonnade\\_%' AND has_schema_privilege(r.oid, 'public', 'CREATE')
      UNION ALL SELECT a.rolname || ' is a member of ' || b.rolname FROM pg_auth_members m JOIN pg_roles a ON a.oid = m.member JOIN pg_roles b ON b.oid = m.roleid WHERE a.rolname LIKE 'colonnade\\_%'`)
    expect(names(owned, (o) => o.thing)).toEqual([])
  })

  it('may neither truncate nor refer to a table, and nothing is granted to everybody', async () => {
    const granted = await query<{ grant: string }>(`SELECT c.relname || ': ' || coalesce(r.rolname, 'PUBLIC') || ' ' || g.privilege_type AS grant FROM pg_class c CROSS JOIN aclexplode(c.relacl) g LEFT JOIN pg_roles r ON r.oid = g.grantee
      WHERE ${OURS} AND g.grantee <> c.relowner AND (g.grantee = 0 OR g.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`)
    expect(names(granted, (g) => g.grant)).toEqual([])
  })

  it('run a function as somebody else only where it is named here, with a fixed search path and for those who need it', async () => {
    const found = await query<{ name: string; owner: string; fixed: boolean; callers: string[] }>(`SELECT p.proname::text AS name, p.proowner::regrole::text AS owner,
        coalesce(p.proconfig::text, '') LIKE '%search_path%' AS fixed, ARRAY(SELECT coalesce(r.rolname, 'PUBLIC')::text FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
          LEFT JOIN pg_roles r ON r.oid = g.grantee WHERE g.grantee <> p.proowner ORDER BY 1) AS callers
      FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`)
    expect(Object.fromEntries(found.map(({ name, owner: as, callers }) => [name, { owner: as, callers }]))).toEqual(definers)
    expect(found.filter((f) => !f.fixed)).toEqual([])
  })

  it('see nothing in any table without a tenant, and nothing of one that does not exist', async () => {
    await database.query(owner, `INSERT INTO tenants (id, name, slug) VALUES ('01900000-0000-7000-8000-000000000001', 'Full', 'full') RETURNING id`)
    await populate(database, '01900000-0000-7000-8000-000000000001')
    const [filled] = await query<{ n: number }>('SELECT count(*)::int AS n FROM users')
    expect(filled!.n).toBe(1)
    for (const tenantId of [null, '01900000-0000-7000-8000-00000000dead']) {
      for (const { name } of tables.filter((t) => t.tenant || !tenantId)) {
        const rows = await database.query({ role: 'colonnade_app', tenantId }, `SELECT 1 FROM ${name} LIMIT 1`).catch((error: Error) => error.message)
        expect(typeof rows === 'string' ? rows : rows.length, `${name} for ${tenantId}`).toSatisfy((seen: unknown) => seen === 0 || /permission denied/.test(String(seen)))
      }
    }
  })

  it('reach no row of another tenant by writing: not changed, not deleted, not added', async () => {
    const foreign = '01900000-0000-7000-8000-00000000beef'
    await database.query(owner, `INSERT INTO tenants (id, name, slug) VALUES ('${foreign}', 'Other', 'other') RETURNING id`)
    for (const { name } of tables.filter((t) => t.tenant)) {
      for (const sql of [`UPDATE ${name} SET created_at = created_at RETURNING 1`, `DELETE FROM ${name} RETURNING 1`]) {
        const rows = await database.query({ role: 'colonnade_app', tenantId: foreign }, sql).catch((error: Error) => error.message)
        expect(Array.isArray(rows) ? rows.length : rows, `${name}: ${sql}`).toSatisfy((r: unknown) => r === 0 || (name === 'tenants' ? true : /permission denied/.test(String(r))))
      }
    }
    const [left] = await query<{ n: number }>(`SELECT count(*)::int AS n FROM users WHERE tenant_id = '01900000-0000-7000-8000-000000000001'`)
    expect(left!.n).toBe(1)
  })
})

describe('names', () => {
  it('in the Prisma schema are those the kernel makes of a field, and exist in the database', async () => {
    const dir = join(import.meta.dirname, '../prisma/models')
    const text = readdirSync(dir).map((f) => readFileSync(join(dir, f), 'utf8')).join('\n')
    const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
    const scalars = new Set(['String', 'Int', 'BigInt', 'Boolean', 'DateTime', 'Decimal', 'Json', 'Bytes', 'Float', 'Unsupported', ...[...text.matchAll(/^enum (\w+)/gm)].map((m) => m[1]!)])
    const have = new Set((await query<{ c: string }>(`SELECT table_name || '.' || column_name AS c FROM information_schema.columns WHERE table_schema = 'public'`)).map((r) => r.c))
    const wrong: string[] = []
    for (const [, model, body] of models) {
      const table = /@@map\("(\w+)"\)/.exec(body!)?.[1]
      for (const line of body!.split('\n')) {
        const [, field, type] = /^\s+(\w+)\s+(\w+)/.exec(line) ?? []
        if (!field || !scalars.has(type!)) continue
        const mapped = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field
        if (mapped !== snake(field) || !have.has(`${table}.${mapped}`)) wrong.push(`${model}.${field} → ${table}.${mapped}`)
      }
    }
    expect(models.length).toBeGreaterThanOrEqual(30)
    expect(wrong).toEqual([])
  })
})
