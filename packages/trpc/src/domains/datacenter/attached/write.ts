import { randomUUIDv7 } from 'node:crypto'
import { ContractError } from '@colonnade/contract'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'

interface Table { resource: string; table: string; columns: readonly string[]; casts: readonly string[] }
type Row = { id: string; resourceType: string; resourceId: string; target: string }

const tables = {
  tag: { resource: 'resource_tag', table: 'resource_tags', columns: ['tag_id'], casts: ['uuid'] },
  maintainer: { resource: 'resource_maintainer', table: 'resource_maintainers', columns: ['maintainer_type', 'maintainer_id'], casts: ['maintainer_type', 'uuid'] },
} as const satisfies Record<string, Table>

/** What is attached or taken off: `values` in the order of the table's columns. */
export interface Pairing { resourceType: string; resourceIds: readonly string[]; values: readonly (readonly string[])[] }

const pairs = ({ resourceIds, values }: Pairing) => [...new Set(resourceIds)].toSorted().flatMap((resourceId) => values.map((value) => ({ resourceId, value })))

// Each pair as a JSON row: n resources times m targets in one statement.
const rowsOf = (pairing: Pairing) => JSON.stringify(pairs(pairing).map(({ resourceId, value }) => ({ id: randomUUIDv7(), resource_id: resourceId, ...Object.fromEntries(value.map((v, i) => [`v${i}`, v])) })))
const shape = (casts: readonly string[]) => `json_to_recordset($2::json) AS p(id uuid, resource_id uuid${casts.map((cast, i) => `, v${i} ${cast}`).join('')})`

/** Attaches each target to each record inside an open transaction, and reports what is new; what is attached already stays. Answers how many were new. */
export async function attach(tx: WriteTx, report: Report, what: keyof typeof tables, pairing: Pairing): Promise<number> {
  const { resource, table, columns, casts } = tables[what]
  const made = await tx.$queryRawUnsafe<Row[]>(
    `INSERT INTO ${table} (id, resource_type, resource_id, ${columns.join(', ')}) SELECT p.id, $1, p.resource_id${columns.map((_, i) => `, p.v${i}`).join('')} FROM ${shape(casts)}
     ON CONFLICT (resource_type, resource_id, ${columns.join(', ')}) DO NOTHING RETURNING id, resource_type AS "resourceType", resource_id AS "resourceId", ${columns.at(-1)} AS target`, pairing.resourceType, rowsOf(pairing))
  tell(report, resource, pairing, made, 'create')
  return made.length
}

/** Takes each target off each record inside an open transaction, and reports what is gone. Answers how many there were. */
export async function detach(tx: WriteTx, report: Report, what: keyof typeof tables, pairing: Pairing): Promise<number> {
  const { resource, table, columns, casts } = tables[what]
  const gone = await tx.$queryRawUnsafe<Row[]>(
    `DELETE FROM ${table} t USING ${shape(casts)} WHERE t.resource_type = $1 AND t.resource_id = p.resource_id ${columns.map((c, i) => `AND t.${c} = p.v${i}`).join(' ')}
     RETURNING t.id, t.resource_type AS "resourceType", t.resource_id AS "resourceId", t.${columns.at(-1)} AS target`, pairing.resourceType, rowsOf(pairing))
  tell(report, resource, pairing, gone, 'delete')
  return gone.length
}

// One line per attachment in the log; a call that changed nothing leaves a line that says so.
function tell(report: Report, resource: string, { resourceType }: Pairing, rows: Row[], action: 'create' | 'delete'): void {
  for (const { id, resourceId, target } of rows) {
    const state = { resourceType, resourceId, target }
    report({ resource, id, action, old: action === 'delete' ? state : null, now: action === 'create' ? state : null, payload: { resourceType, resourceId } })
  }
  if (rows.length === 0) report({ resource, id: null, action, details: { changed: 0 } })
}

/** The refusal of an attachment to something that is not there. */
export function refuseMissing(field: string, what: string): ContractError {
  const message = `There is no such ${what}.`
  return new ContractError('BAD_REQUEST', 'unknown_target', message, { fields: [{ path: field, message }], remedy: `Choose a ${what} from the list.` })
}
