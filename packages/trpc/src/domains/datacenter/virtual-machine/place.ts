import { randomUUIDv7 } from 'node:crypto'
import type { Permission } from '@colonnade/contract'
import type { PlaceInput, PlaceResult, WhatIfResult } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import type { Standing } from '../placement/types.ts'
import { recordEvent } from './event.ts'
import { LOCKS, readFacts, type Facts, type Sql } from './facts.ts'
import { affinityOf, askedBy, plan } from './plan.ts'
import { keepRefusal, PlacementRefused } from './refusal.ts'

type Fits = Extract<WhatIfResult, { ok: true }>

/** Reads through an open transaction. */
export function sqlOf(tx: WriteTx): Sql {
  return (text, values) => tx.$queryRawUnsafe(text, ...values)
}

/** Where the machines would go, or why they would not fit. Writes nothing, holds nothing. */
export async function whatIf(ctx: ServiceCtx, input: PlaceInput): Promise<WhatIfResult> {
  return plan(input, await readFacts(ctx, askedBy(input)))
}

/**
 * Places all the machines asked for, or none, in one transaction that holds the group: what it decided on cannot change before it is written.
 * Throws CONFLICT `no_room` or `quota_exceeded` with funnel, reasons and room in its details; that refusal is kept as a placement event.
 */
export async function place(ctx: ServiceCtx, input: PlaceInput): Promise<PlaceResult> {
  return rememberingRefusals(ctx, 'virtual_machines:create', input, () => mutate(ctx, { permission: 'virtual_machines:create', action: 'create', write: (tx, report) => placeIn(tx, ctx, report, input) }))
}

/** What those who place may add: columns of the machines, how many of the set a rack may hold (mode `rack_anti_affinity`; 1 unless told), and where those stand that count as its affinity group. */
export interface PlaceMore { columns?: { k8sClusterId?: string; kubernetesVersion?: string; schedulingMode?: PlaceInput['mode'] }; maxPerRack?: number | undefined; standing?: Standing[] | undefined }

/** Places within a transaction that is open: for those who place machines and write more. Takes the group and the tenant's names until it ends. Throws PlacementRefused. */
export async function placeIn(tx: WriteTx, ctx: ServiceCtx, report: Report, input: PlaceInput, more: PlaceMore = {}): Promise<PlaceResult> {
  await lockPlacement(tx, input)
  const read = await readFacts({ sql: sqlOf(tx), services: ctx.services }, askedBy(input))
  const facts = more.standing ? { ...read, existing: more.standing } : read
  const answer = plan(input, facts, more.maxPerRack)
  if (!answer.ok) throw new PlacementRefused(answer)
  return settle(tx, ctx, report, input, facts, answer, more.columns)
}

/** Takes the group and the tenant's names until the transaction ends: nothing that a placement there is decided on changes any more. */
export async function lockPlacement(tx: WriteTx, { groupId, tenantId }: Pick<PlaceInput, 'groupId' | 'tenantId'>): Promise<void> {
  await tx.$queryRawUnsafe(LOCKS, groupId, tenantId)
}

/** Runs a transaction that places by this permission; why it was refused is kept after its rollback. */
export async function rememberingRefusals<T>(ctx: ServiceCtx, permission: Permission, input: PlaceInput, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PlacementRefused) await keepRefusal(ctx, permission, [{ ...askedFor(input), refusal: error.refusal }])
    throw error
  }
}

function askedFor(input: PlaceInput) {
  return { tenantId: input.tenantId, groupId: input.groupId, specificationId: input.specificationId, mode: input.mode, requested: input.count, request: input }
}

async function settle(tx: WriteTx, ctx: ServiceCtx, report: Report, input: PlaceInput, facts: Facts, answer: Fits, columns: PlaceMore['columns'] = {}): Promise<PlaceResult> {
  const { name: specificationName, ...charge } = facts.specification
  const rows = answer.assignments.map((one) => ({
    id: randomUUIDv7(), tenantId: input.tenantId, name: one.name, baremetalId: one.hostId, groupId: input.groupId, rackId: one.rackId, specificationId: input.specificationId,
    type: input.type, status: 'active' as const, schedulingMode: input.mode, affinityGroup: affinityOf(input), k8sClusterId: null as string | null, kubernetesVersion: null as string | null, ...charge, ...columns,
  }))
  const toMake = await insertMachines(tx, rows)
  rows.forEach((row, i) => report({ resource: 'virtual_machine', id: row.id, now: { ...row, ...(toMake.has(row.id) ? { status: 'pending' } : {}), hostName: answer.assignments[i]!.hostName, groupName: facts.group.name, specificationName }, servedTenantId: input.tenantId }))
  const placementEventId = await recordEvent(tx, ctx, {
    ...askedFor(input), outcome: 'placed', funnel: { ...answer.funnel, runnersUp: answer.runnersUp },
    assignments: answer.assignments.map((one, i) => ({ virtualMachineId: rows[i]!.id, ...one })),
  })
  const virtualMachines = rows.map((row, i) => ({ id: row.id, name: row.name, hostId: row.baremetalId, hostName: answer.assignments[i]!.hostName, rackId: row.rackId }))
  return { placementEventId, virtualMachines, funnel: answer.funnel, quota: answer.quota }
}

// One value for all rows: the client's own createMany takes several times as long to put together. Where the host has a hypervisor the machine waits to be made; answers which do.
async function insertMachines(tx: WriteTx, rows: object[]): Promise<Set<string>> {
  const pending = await tx.$queryRawUnsafe<{ id: string }[]>(
    `WITH made AS (INSERT INTO virtual_machines (id, tenant_id, name, baremetal_id, group_id, rack_id, specification_id, type, status, scheduling_mode, affinity_group, k8s_cluster_id, kubernetes_version, cpu, memory, storage)
     SELECT r.id, r."tenantId", r.name, r."baremetalId", r."groupId", r."rackId", r."specificationId", r.type,
       CASE WHEN (SELECT hypervisor_endpoint_id IS NULL FROM baremetals b WHERE b.id = r."baremetalId") THEN r.status ELSE 'pending' END, r."schedulingMode", r."affinityGroup", r."k8sClusterId", r."kubernetesVersion", r.cpu, r.memory, r.storage
     FROM json_to_recordset($1::json) AS r(id uuid, "tenantId" uuid, name text, "baremetalId" uuid, "groupId" uuid, "rackId" uuid, "specificationId" uuid, type virtual_machine_type, status virtual_machine_status,
       "schedulingMode" scheduling_mode, "affinityGroup" text, "k8sClusterId" uuid, "kubernetesVersion" text, cpu int, memory int, storage int) RETURNING id, status) SELECT id FROM made WHERE status = 'pending'`, JSON.stringify(rows),
  )
  return new Set(pending.map((row) => row.id))
}
