import type { Permission } from '@colonnade/contract'
import type { PlaceInput } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { PlacementRefused, type Refusal } from '../virtual-machine/refusal.ts'
import { rememberingRefusals } from '../virtual-machine/place.ts'

/** Nodes of one role don't fit: none of the others is placed either. `details` carry the role beside funnel, reasons and room. */
export class NodesRefused extends PlacementRefused {
  readonly asked: PlaceInput
  constructor(asked: PlaceInput, refusal: Refusal) {
    super(refusal)
    this.asked = asked
    const role = asked.type
    const path = `${role === 'worker' ? 'worker' : 'controlPlane'}${refusal.reason === 'bad_request' ? 'HostIds' : 'Count'}`
    Object.assign(this.shape, { fields: this.shape.fields?.map((field) => ({ ...field, path })), details: { ...this.shape.details, role } })
  }
}

/** Runs a transaction that places nodes by this permission; why they were refused is kept after its rollback. */
export async function rememberingNodes<T>(ctx: ServiceCtx, permission: Permission, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NodesRefused) return rememberingRefusals<T>(ctx, permission, error.asked, () => Promise.reject(error))
    throw error
  }
}
