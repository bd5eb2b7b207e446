import { ContractError } from '@colonnade/contract'
import type { WhatIfResult } from '@colonnade/contract/datacenter'

export type Refusal = Extract<WhatIfResult, { ok: false }>

const says: Record<Refusal['reason'], { message: string; remedy: string }> = {
  no_room: { message: 'There is no room for all of them.', remedy: 'See which filter ruled the hosts out; ask for fewer, another specification, mode or group, or release something.' },
  quota_exceeded: { message: 'The tenant would use more than its quota in this group.', remedy: 'Raise the quota, ask for fewer, or release something.' },
  bad_request: { message: 'The request makes no sense as it is.', remedy: 'In mode manual name one host, or one per machine.' },
}

/** A refusal as an error: `details` carry the funnel, how many would have fitted, and what would have to give. */
export class PlacementRefused extends ContractError {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    const { message, remedy } = says[refusal.reason]
    const { funnel, reasons, room } = refusal
    const field = refusal.reason === 'bad_request' ? 'hostIds' : 'count'
    super(refusal.reason === 'bad_request' ? 'BAD_REQUEST' : 'CONFLICT', refusal.reason, message, { remedy, fields: [{ path: field, message }], details: { funnel, reasons, room } })
    this.refusal = refusal
  }
}
