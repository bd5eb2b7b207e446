import type { Drift, ReconcileResult } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Change, type WriteTx } from '../../../kernel/mutate.ts'
import { lockGroups } from '../locks.ts'
import { resolveAlertInTx } from '../alert/index.ts'
import { COUNTED, findDrift } from './drift.ts'
import { BOOKS_OFF } from './recount.ts'

// First the groups become the sums of what their hosts say, so that setting a host right, which is summed up again, meets figures that add up.
const GROUPS = `UPDATE baremetal_groups g SET total_cpu = s.tc, total_memory = s.tm, total_storage = s.ts, capacity_cpu = s.cc, capacity_memory = s.cm, capacity_storage = s.cs, available_cpu = s.ac, available_memory = s.am, available_storage = s.ast
  FROM (SELECT g.id, coalesce(sum(b.total_cpu), 0) tc, coalesce(sum(b.total_memory), 0) tm, coalesce(sum(b.total_storage), 0) ts,
      coalesce(sum(b.capacity_cpu), 0) cc, coalesce(sum(b.capacity_memory), 0) cm, coalesce(sum(b.capacity_storage), 0) cs, coalesce(sum(b.available_cpu), 0) ac, coalesce(sum(b.available_memory), 0) am, coalesce(sum(b.available_storage), 0) ast
    FROM baremetal_groups g LEFT JOIN baremetals b ON b.group_id = g.id AND b.deleted_at IS NULL WHERE g.deleted_at IS NULL AND ($1::uuid IS NULL OR g.id = $1::uuid) GROUP BY g.id) s
  WHERE s.id = g.id AND (g.total_cpu, g.total_memory, g.total_storage, g.capacity_cpu, g.capacity_memory, g.capacity_storage, g.available_cpu, g.available_memory, g.available_storage) <> (s.tc, s.tm, s.ts, s.cc, s.cm, s.cs, s.ac, s.am, s.ast)
    AND NOT EXISTS (SELECT 1 FROM baremetal_group_tenant_quotas q WHERE q.group_id = g.id AND s.tc < g.total_cpu AND q.used_cpu > floor(s.tc * q.cpu_quota_percentage / 100))`
const HOSTS = `WITH ${COUNTED} UPDATE baremetals b SET available_cpu = h.cpu, available_memory = h.memory, available_storage = h.storage, capacity_cpu = h.offered_cpu, capacity_memory = h.offered_memory, capacity_storage = h.offered_storage FROM hosts h
  WHERE h.id = b.id AND (b.available_cpu, b.available_memory, b.available_storage, b.capacity_cpu, b.capacity_memory, b.capacity_storage) <> (h.cpu, h.memory, h.storage, h.offered_cpu, h.offered_memory, h.offered_storage) AND h.cpu >= 0 AND h.memory >= 0 AND h.storage >= 0`
const QUOTAS = `WITH ${COUNTED} UPDATE baremetal_group_tenant_quotas q SET used_cpu = s.cpu, used_memory = s.memory, used_storage = s.storage FROM shares s
  WHERE s.id = q.id AND (q.used_cpu, q.used_memory, q.used_storage) <> (s.cpu, s.memory, s.storage) AND s.cpu <= s.cpu_limit AND s.memory <= q.memory_quota AND s.storage <= q.storage_quota`

const resources = { host: 'baremetal', group: 'baremetal_group', quota: 'quota' } as const

function changesOf(drift: Drift[]): Change[] {
  const records = Map.groupBy(drift, (d) => `${d.resource} ${d.id}`)
  return [...records.values()].map((fields) => ({
    resource: resources[fields[0]!.resource], id: fields[0]!.id, action: 'repair',
    old: Object.fromEntries(fields.map((f) => [f.field, f.stored])), now: Object.fromEntries(fields.map((f) => [f.field, f.counted])),
  }))
}

async function setRight(tx: WriteTx, groupId: string | null): Promise<void> {
  for (const statement of [GROUPS, HOSTS, QUOTAS]) await tx.$executeRawUnsafe(statement, groupId)
}

/** Recounts; with `repair` sets right what is off, holding the groups, and says what could not be: where more is placed than there is, somebody has to decide. */
export async function reconcile(ctx: ServiceCtx, input: { groupId?: string | undefined; repair: boolean }): Promise<ReconcileResult> {
  const before = await findDrift(ctx.sql, input.groupId)
  if (!input.repair || before.drift.length === 0) return { ...before, repaired: 0, left: before.drift }
  return mutate(ctx, {
    permission: 'baremetal_groups:update', action: 'repair', transaction: { timeoutMs: 120_000 },
    write: async (tx, report) => {
      const sql = <T>(text: string, values: unknown[]) => tx.$queryRawUnsafe<T[]>(text, ...values)
      const groups = input.groupId ? [input.groupId] : (await tx.baremetalGroup.findMany({ select: { id: true } })).map((g) => g.id)
      await lockGroups(tx, groups)
      const found = await findDrift(sql, input.groupId)
      await setRight(tx, input.groupId ?? null)
      const { drift: left } = await findDrift(sql, input.groupId)
      const still = new Set(left.map((d) => `${d.id} ${d.field}`))
      const done = found.drift.filter((d) => !still.has(`${d.id} ${d.field}`))
      for (const change of changesOf(done)) report(change)
      const stillOff = new Set(left.map((d) => d.groupId))
      for (const id of new Set(done.map((d) => d.groupId))) if (!stillOff.has(id)) await resolveAlertInTx(tx, ctx, report, { resourceType: 'baremetal_group', resourceId: id, kind: BOOKS_OFF })
      if (done.length === 0) report({ resource: 'baremetal_group', id: input.groupId ?? null, action: 'recount', details: { left: left.length } })
      return { ...found, repaired: done.length, left }
    },
  })
}
