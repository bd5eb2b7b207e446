import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/authorise.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { startJobInTx } from '../../../kernel/jobs.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import type { hostSchemas } from '@colonnade/contract/datacenter'
import { lockGroups } from '../locks.ts'
import { DRAIN } from './drain-job.ts'
import { host } from './resource.ts'

type HostRow = Row<typeof hostSchemas>

/**
 * Takes hosts out of service and starts the job that empties them, in one transaction: from then on they take no VM.
 * Throws NOT_FOUND, CONFLICT `already_draining` naming the hosts that another job is emptying.
 */
export function startDrain(ctx: ServiceCtx, ids: string[]): Promise<{ jobId: string }> {
  authorise(ctx, 'virtual_machines:update')
  return mutate(ctx, {
    permission: 'baremetals:update', action: 'drain',
    write: async (tx, report) => {
      const hosts = await heldHosts(tx, ctx, ids)
      await refuseTwice(tx, hosts)
      for (const one of hosts.filter((h) => h.status !== 'draining')) await markDraining(tx, one, report)
      const total = hosts.reduce((sum, h) => sum + h.vmCount, 0)
      return startJobInTx(tx, ctx, report, { type: DRAIN, payload: { hostIds: hosts.map((h) => h.id) }, permission: 'baremetals:update', total })
    },
  })
}

async function heldHosts(tx: WriteTx, ctx: ServiceCtx, ids: string[]): Promise<HostRow[]> {
  const seen = await readInTx(tx, ctx, host, ids)
  await lockGroups(tx, seen.map((h) => h.groupId))
  const hosts = await readInTx(tx, ctx, host, ids)
  if (hosts.length !== new Set(ids).size) throw notFound('host')
  return hosts
}

async function refuseTwice(tx: WriteTx, hosts: HostRow[]): Promise<void> {
  const open = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT DISTINCT h AS id FROM jobs, jsonb_array_elements_text(payload->'input'->'hostIds') AS h WHERE type = $1 AND status IN ('queued', 'running') AND NOT cancel_requested AND h = ANY($2::text[])`, DRAIN, hosts.map((h) => h.id),
  )
  const names = hosts.filter((h) => open.some((o) => o.id === h.id)).map((h) => h.name)
  if (names.length) throw new ContractError('CONFLICT', 'already_draining', `Another job is emptying ${names.join(', ')}.`, { fields: [{ path: 'ids', message: 'is being emptied' }], remedy: 'Wait for that job, or stop it.' })
}

async function markDraining(tx: WriteTx, one: HostRow, report: Report): Promise<void> {
  await tx.baremetal.updateMany({ where: { id: one.id }, data: { status: 'draining', version: { increment: 1 } } })
  report({ resource: 'baremetal', id: one.id, action: 'drain', old: one, now: { ...one, status: 'draining' } })
}
