import type { PlaceInput } from '@colonnade/contract/datacenter'
import type { Prisma } from '@colonnade/db'
import type { PlacementOutcome } from '@colonnade/db/enums'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'

/** What a placement event keeps. */
export interface EventFacts {
  tenantId: string
  groupId: string
  specificationId: string | null
  outcome: PlacementOutcome
  mode: PlaceInput['mode']
  requested: number
  request: object
  funnel: object
  assignments: object[]
}

/** Keeps why machines went where they did, in the transaction that put them there. */
export async function recordEvent(tx: WriteTx, ctx: ServiceCtx, facts: EventFacts): Promise<string> {
  const { request, funnel, assignments, ...rest } = facts
  const { id } = await tx.placementEvent.create({
    data: { ...rest, request: request as Prisma.InputJsonObject, funnel: funnel as Prisma.InputJsonObject, assignments: assignments as Prisma.InputJsonArray, requestId: ctx.requestId }, select: { id: true },
  })
  return id
}
