import { join } from 'node:path'
import pg from 'pg'

/** How many rows screens are tried and measured with. */
export interface FillSize { racks: number; groups: number; hosts: number; vms: number; tenants: number }

const id = (prefix: string, n: string) => `('${prefix}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/**
 * A datacenter of that size, written by the database itself: hosts spread over groups and racks, machines over hosts and tenants, one host in 500 in
 * maintenance, one machine in 2,000 in error. The triggers keep the books, as always.
 */
export function fillStatements({ racks, groups, hosts, vms, tenants }: FillSize): string[] {
  return [
    `INSERT INTO tenants (id, name, slug) SELECT ${id('01900001', 'n')}, 'Tenant ' || n, 'tenant-' || n FROM generate_series(1, ${tenants}) n`,
    `INSERT INTO racks (id, name, region, dc, room, height_units) SELECT ${id('01900002', 'n')}, 'R' || lpad(n::text, 5, '0'), 'region-' || n % 4, 'dc-' || n % 12, 'room-' || n % 60, 48 FROM generate_series(1, ${racks}) n`,
    `INSERT INTO baremetal_groups (id, name) SELECT ${id('01900003', 'n')}, 'group-' || lpad(n::text, 3, '0') FROM generate_series(1, ${groups}) n`,
    `INSERT INTO virtual_machine_specifications (id, name, required_cpu, required_memory, required_storage) SELECT ${id('01900004', 'n')}, 'spec-' || n, n * 2, n * 4096, n * 50 FROM generate_series(1, 8) n`,
    `INSERT INTO baremetals (id, name, serial_number, group_id, rack_id, unit, region, dc, room, status, total_cpu, total_memory, total_storage, available_cpu, available_memory, available_storage, external_system_id)
     SELECT ${id('01900005', 'n')}, 'host-' || lpad(n::text, 6, '0'), upper(substr(md5(n::text), 1, 12)), ${id('01900003', `1 + n % ${groups}`)}, ${id('01900002', `1 + (n - 1) % ${racks}`)}, 1 + ((n - 1) / ${racks}),
       'region-' || ((n - 1) % ${racks} + 1) % 4, 'dc-' || ((n - 1) % ${racks} + 1) % 12, 'room-' || ((n - 1) % ${racks} + 1) % 60,
       (CASE WHEN n % 500 = 0 THEN 'maintenance' ELSE 'active' END)::host_status, 128, 524288, 8000, 128, 524288, 8000, 'netbox:' || n FROM generate_series(1, ${hosts}) n`,
    `INSERT INTO virtual_machines (id, tenant_id, name, baremetal_id, group_id, rack_id, specification_id, type, status, scheduling_mode, affinity_group, cpu, memory, storage, created_at)
     SELECT ${id('01900006', 'n')}, ${id('01900001', `1 + n % ${tenants}`)}, (ARRAY['web', 'db', 'cache', 'queue', 'train', 'infer'])[1 + n % 6] || '-' || substr(md5('vm' || n), 1, 6) || '-' || n, ${id('01900005', `1 + n % ${hosts}`)},
       ${id('01900003', `1 + (1 + n % ${hosts}) % ${groups}`)}, ${id('01900002', `1 + (n % ${hosts}) % ${racks}`)}, ${id('01900004', '1 + n % 8')}, 'other',
       (CASE WHEN n % 2000 = 0 THEN 'error' ELSE 'active' END)::virtual_machine_status, 'spread', CASE WHEN n % 10 = 0 THEN 'set-' || n / 1000 || '-' || n END, (1 + n % 8) * 2, (1 + n % 8) * 4096, (1 + n % 8) * 50,
       now() - interval '1 minute' * (${vms} - n) FROM generate_series(1, ${vms}) n`,
    'VACUUM ANALYZE',
  ]
}

/** Fills the embedded database in the data folder of a server that is not running, as the database's owner. */
export async function fillFolder(dataDir: string, size: FillSize): Promise<void> {
  const [{ PGlite }, { vector }, { btree_gist }, { pg_trgm }] = await Promise.all([import('@electric-sql/pglite'), import('@electric-sql/pglite-pgvector'), import('@electric-sql/pglite/contrib/btree_gist'), import('@electric-sql/pglite/contrib/pg_trgm')])
  const lite = await PGlite.create({ dataDir: join(dataDir, 'pg'), extensions: { vector, btree_gist, pg_trgm } })
  try {
    for (const statement of fillStatements(size)) await lite.exec(statement)
  } finally {
    await lite.close()
  }
}

/** Fills a migrated database on a server, as its owner. */
export async function fillServer(url: string, size: FillSize): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of fillStatements(size)) await client.query(statement)
  } finally {
    await client.end()
  }
}
