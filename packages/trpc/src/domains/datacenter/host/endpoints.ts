import type { WriteTx } from '../../../kernel/mutate.ts'
import { checkEndpoint } from '../endpoint/reference.ts'

const wanted = { bmcEndpointId: 'redfish', hypervisorEndpointId: 'proxmox' } as const

/** Refuses an endpoint that is not there, or speaks something else than the field needs; has the others look at the host at once. Throws BAD_REQUEST naming the field. */
export async function checkEndpoints(tx: WriteTx, data: Record<string, unknown>): Promise<void> {
  for (const [field, kind] of Object.entries(wanted)) await checkEndpoint(tx, field, data[field], kind)
}

/** Hosts on their way back from the deleted: an endpoint that was removed meanwhile is not theirs any more. */
export async function dropRemovedEndpoints(tx: WriteTx, hostIds: string[]): Promise<void> {
  const removed = (column: string) => `id = ANY($1::uuid[]) AND EXISTS (SELECT 1 FROM endpoints e WHERE e.id = ${column} AND e.deleted_at IS NOT NULL)`
  await tx.$executeRawUnsafe(`UPDATE baremetals SET bmc_endpoint_id = NULL, bmc_system = NULL WHERE ${removed('bmc_endpoint_id')}`, hostIds)
  await tx.$executeRawUnsafe(`UPDATE baremetals SET hypervisor_endpoint_id = NULL, hypervisor_node = NULL WHERE ${removed('hypervisor_endpoint_id')}`, hostIds)
}
