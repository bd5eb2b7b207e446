import { ContractError } from '@colonnade/contract'
import { hostObservation, type HostObservation, type HostPowerAction } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { toWire } from '../../../kernel/wire.ts'
import { operationRunning, requestOperation } from '../operation/request.ts'
import { sqlOf } from '../virtual-machine/place.ts'
import { departing, strangersOn } from './departures.ts'
import { host } from './resource.ts'

interface PowerInput { id: string; action: HostPowerAction; confirm?: string | null | undefined }

// In the books; on their way to another host; and those nobody took into the books.
async function disturbed(tx: WriteTx, { id, vmCount }: { id: string; vmCount: number }): Promise<{ machines: number; unknown: number }> {
  const sql = sqlOf(tx)
  const unknown = (await strangersOn(sql, [id])).length
  return { machines: vmCount + (await departing(sql, [id])).length + unknown, unknown }
}

/**
 * Asks a host's controller for something; it is done as an operation. What disturbs machines that stand on the host, have not left it yet or are not in the books, wants the host's name as `confirm`.
 * Throws NOT_FOUND, PRECONDITION_FAILED without a controller, CONFLICT `machines_stand` and `operation_running`.
 */
export function power(ctx: ServiceCtx, { id, action, confirm }: PowerInput): Promise<{ operationId: string }> {
  return mutate(ctx, {
    permission: 'baremetals:update', action: 'power',
    write: async (tx, report) => {
      const [row] = await readInTx(tx, ctx, host, [id])
      if (!row) throw notFound('host')
      if (!row.bmcEndpointId) throw new ContractError('PRECONDITION_FAILED', 'no_controller', `${row.name} has no management controller.`, { fields: [{ path: 'bmcEndpointId', message: 'is not set' }], remedy: 'Choose one in the host\'s form.' })
      const { machines, unknown } = await disturbed(tx, row)
      if (action !== 'on' && machines > 0 && confirm !== row.name) {
        throw new ContractError('CONFLICT', 'machines_stand', `${machines} machines stand on ${row.name}${unknown ? `, ${unknown} of them not in the books` : ''}.`, { fields: [{ path: 'confirm', message: 'type the name of the host' }], remedy: 'Drain the host first, or type its name to do it all the same.', details: { machines, unknown } })
      }
      const operationId = await requestOperation(tx, ctx, report, { kind: 'host_power', endpointId: row.bmcEndpointId, resourceType: 'baremetal', resourceId: id, resourceName: row.name, key: `host_power:${id}:${ctx.requestId}:${ctx.clock().getTime()}`, request: { action } })
      if (!operationId) throw operationRunning(row.name)
      report({ resource: 'baremetal', id, action: 'power', details: { action } })
      return { operationId }
    },
  })
}

/** A host as its endpoints found it; null where there is none or it was not found yet. Throws NOT_FOUND. */
export async function observation(ctx: ServiceCtx, id: string): Promise<HostObservation> {
  await get(ctx, host, id)
  const [row] = await ctx.sql<{ inventory: object; power: string; health: string; actions: string[]; nodeOnline: boolean | null; observedAt: Date }>(
    `SELECT power, health, inventory, actions, node_online AS "nodeOnline", observed_at AS "observedAt" FROM host_observations WHERE baremetal_id = $1::uuid`, [id])
  if (!row) return null
  const wire = toWire(row) as Record<string, unknown>
  // of a host that has no controller nothing is known of what it is made
  const result = hostObservation.safeParse({ ...wire, inventory: Object.keys(row.inventory).length ? row.inventory : null })
  return result.success ? result.data : null
}
