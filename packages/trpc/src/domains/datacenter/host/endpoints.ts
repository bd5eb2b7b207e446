import { unknownReference } from '../locks.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'

const wanted = { bmcEndpointId: 'redfish', hypervisorEndpointId: 'proxmox' } as const

/** Refuses an endpoint that is not there, or speaks something else than the field needs; has the others look at the host at once. Throws BAD_REQUEST naming the field. */
export async function checkEndpoints(tx: WriteTx, data: Record<string, unknown>): Promise<void> {
  for (const [field, kind] of Object.entries(wanted)) {
    if (!data[field]) continue
    const found = await tx.endpoint.findFirst({ where: { id: data[field] as string, kind, deletedAt: null }, select: { id: true } })
    if (!found) throw unknownReference(field, `${kind} endpoint`)
    // an import names one endpoint many times: it is written once
    await tx.endpoint.updateMany({ where: { id: found.id, failures: 0, nextTryAt: { not: null } }, data: { nextTryAt: null } })
  }
}
