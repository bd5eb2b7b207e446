import { ContractError, type Permission } from '@colonnade/contract'
import type { WhatIfResult } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import type { Refused } from '../placement/types.ts'
import { recordEvent, type EventFacts } from './event.ts'

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

/** An engine's refusal in the contract's words. */
export function refusalOf({ room, funnel, wouldHaveToGive }: Refused, reason: Refusal['reason']): Refusal {
  return { ok: false, reason, room, funnel: funnel as never, reasons: wouldHaveToGive as never }
}

/** What was asked for and not given. */
export type RefusedRequest = Omit<EventFacts, 'outcome' | 'funnel' | 'assignments'> & { refusal: Refusal }

/** Keeps why requests were refused: after the rollback, in a transaction of its own, so that it outlives the refusal. */
export async function keepRefusal(ctx: ServiceCtx, permission: Permission, requests: readonly RefusedRequest[]): Promise<void> {
  await mutate(ctx, { permission, action: 'refused', write: (tx, report) => recordRefusals(tx, ctx, report, requests) })
}

/** The same within a transaction that is open. */
export async function recordRefusals(tx: WriteTx, ctx: ServiceCtx, report: Report, requests: readonly RefusedRequest[]): Promise<void> {
  for (const { refusal: { funnel, reasons, room, reason }, ...facts } of requests) {
    const id = await recordEvent(tx, ctx, { ...facts, outcome: 'refused', funnel: { ...funnel, reason, room, reasons }, assignments: [] })
    report({ resource: 'placement_event', id, action: 'refused', now: { requested: facts.requested, mode: facts.mode, room, reason } })
  }
}
