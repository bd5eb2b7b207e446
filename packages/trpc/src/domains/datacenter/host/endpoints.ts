import type { WriteTx } from '../../../kernel/mutate.ts'
import { checkEndpoint } from '../endpoint/reference.ts'

const wanted = { bmcEndpointId: 'redfish', hypervisorEndpointId: 'proxmox' } as const

/** Refuses an endpoint that is not there, or speaks something else than the field needs; has the others look at the host at once. Throws BAD_REQUEST naming the field. */
export async function checkEndpoints(tx: WriteTx, data: Record<string, unknown>): Promise<void> {
  for (const [field, kind] of Object.entries(wanted)) await checkEndpoint(tx, field, data[field], kind)
}
