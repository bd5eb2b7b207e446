import { ContractError } from '@colonnade/contract'
import type { AdoptInput } from '@colonnade/contract/datacenter'
import { notFound } from '../../../kernel/crud.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { lockGroups } from '../locks.ts'
import { checkGroup, checkTenant } from '../virtual-machine/admission.ts'
import { lockPlacement } from '../virtual-machine/place.ts'
import { FOREIGN, HOST_OF, KNOWN_THERE } from './resource.ts'

/** A machine that was found, with the host it stands on. cpu in cores, memory in MB, storage in GB. */
export interface Candidate {
  id: string
  endpointId: string
  reference: string
  node: string
  name: string
  state: 'running' | 'stopped' | 'paused' | 'absent' | 'unknown'
  cpu: number | null
  memory: number | null
  storage: number | null
  /** carries the mark of another installation */
  foreign: boolean
  hostId: string
  hostName: string
  hostStatus: string
  groupId: string
  rackId: string | null
  tenantName: string | null
  tenantStatus: string | null
}

const CANDIDATES = `SELECT t.id, t.endpoint_id AS "endpointId", t.reference, t.node, t.name, t.state::text AS state, t.cpu, t.memory, t.storage, ${FOREIGN} AS foreign, h.id AS "hostId", h.name AS "hostName", h.status::text AS "hostStatus",
    h.group_id AS "groupId", h.rack_id AS "rackId", n.name AS "tenantName", n.status::text AS "tenantStatus"
  FROM found_machines t LEFT JOIN LATERAL (SELECT b.* FROM baremetals b WHERE ${HOST_OF}) h ON true LEFT JOIN tenants n ON n.id = $2::uuid AND n.deleted_at IS NULL
  WHERE t.id = ANY($1::uuid[]) AND NOT ${KNOWN_THERE} ORDER BY t.id`

function refused(reason: string, machines: string[], why: string, remedy: string): ContractError {
  const names = machines.slice(0, 5).join(', ') + (machines.length > 5 ? ' …' : '')
  return new ContractError('CONFLICT', reason, `${names}: ${why}`, { fields: [{ path: 'ids', message: why }], remedy, details: { names } })
}

/**
 * The machines as they are once their groups, the tenant's names, their endpoints and they themselves are held, in that order as everybody takes them. Throws NOT_FOUND when one is gone or was adopted meanwhile, CONFLICT naming those
 * that stand on no host of the books, on one that is not in service, or on one of a group that takes none, and those whose mark would take the place of another installation's.
 */
export async function candidates(tx: WriteTx, { ids, tenantId, mark }: AdoptInput): Promise<Candidate[]> {
  const read = () => tx.$queryRawUnsafe<Candidate[]>(CANDIDATES, ids, tenantId)
  const before = await read()
  const homeless = before.filter((c) => !c.hostId)
  if (homeless.length) throw refused('host_unknown', homeless.map((c) => c.name || c.reference), `no host is recorded for the node ${[...new Set(homeless.map((c) => c.node))].join(', ')}.`, 'Give the host of that node this hypervisor, and its node\'s name, in its form.')
  const groups = new Map((await lockGroups(tx, before.map((c) => c.groupId))).map((g) => [g.id, g]))
  for (const groupId of groups.keys()) await lockPlacement(tx, { groupId, tenantId })
  // a look at one of them writes before or after this
  await tx.$queryRawUnsafe('SELECT id FROM endpoints WHERE id = ANY($1::uuid[]) ORDER BY id FOR SHARE', before.map((c) => c.endpointId))
  await tx.$queryRawUnsafe('SELECT id FROM found_machines WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', ids)
  const now = await read()
  if (now.length !== new Set(ids).size) throw notFound('machine')
  checkTenant(now[0]!.tenantName === null ? null : { name: now[0]!.tenantName, status: now[0]!.tenantStatus! })
  for (const one of now) checkGroup(groups.get(one.groupId))
  const resting = now.filter((c) => c.hostStatus !== 'active')
  if (resting.length) throw refused('host_not_active', resting.map((c) => c.name || c.reference), `the host ${resting[0]!.hostName} is in state ${resting[0]!.hostStatus} and takes no new machine.`, 'Put the host into service first.')
  const foreign = now.filter((c) => c.foreign)
  if (mark && foreign.length) throw refused('foreign_mark', foreign.map((c) => c.name || c.reference), 'carries the mark of another installation, which would lose the machine.', 'Adopt it without our mark, or take the other mark away at the hypervisor first.')
  return now
}

/** A machine adopted at its own size has to have one. */
export function refuseUnseen(unseen: Candidate[]): void {
  if (unseen.length) throw refused('size_unknown', unseen.map((c) => c.name || c.reference), 'its size is not known yet.', 'Wait until it was looked into, or choose a specification.')
}

const LONGEST_NAME = 85

function firstFree(name: string, reference: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name
  const numbered = `${name}-${reference}`
  for (let n = 1; ; n++) {
    const free = n === 1 ? numbered : `${numbered}-${n}`
    if (!taken.has(free.toLowerCase())) return free
  }
}

/** Names for the books: those at the hypervisor; where the tenant has a machine of that name, with the number behind, and where it has that one too, counted on. */
export async function namesFor(tx: WriteTx, tenantId: string, machines: Candidate[]): Promise<string[]> {
  const plain = machines.map((m) => m.name.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim().slice(0, LONGEST_NAME) || `vm-${m.reference}`)
  const numbered = plain.map((name, i) => `${name}-${machines[i]!.reference}`.toLowerCase())
  const rows = await tx.$queryRawUnsafe<{ name: string }[]>(
    `SELECT lower(v.name) AS name FROM virtual_machines v WHERE v.tenant_id = $1::uuid AND v.deleted_at IS NULL AND (lower(v.name) = ANY($2::text[]) OR EXISTS (SELECT 1 FROM unnest($3::text[]) AS n(start) WHERE starts_with(lower(v.name), n.start)))`,
    tenantId, plain.map((n) => n.toLowerCase()), numbered)
  const taken = new Set(rows.map((r) => r.name))
  return plain.map((name, i) => {
    const free = firstFree(name, machines[i]!.reference, taken)
    taken.add(free.toLowerCase())
    return free
  })
}
