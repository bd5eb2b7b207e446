import { randomUUIDv7 } from 'node:crypto'
import type { PlaceInput } from '@colonnade/contract/datacenter'
import type { PlacementOutcome } from '@colonnade/db/enums'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { insertRows } from '../../../kernel/insert-rows.ts'
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

const EVENT = {
  id: 'uuid', tenantId: 'uuid', groupId: 'uuid', specificationId: 'uuid', outcome: 'placement_outcome', mode: 'scheduling_mode', requested: 'int', request: 'jsonb', funnel: 'jsonb', assignments: 'jsonb', requestId: 'text',
}

/** Keeps why machines went where they did, in the transaction that put them there. Answers the event's id. */
export async function recordEvent(tx: WriteTx, ctx: ServiceCtx, facts: EventFacts): Promise<string> {
  const id = randomUUIDv7()
  await insertRows(tx, 'placement_events', EVENT, [{ ...facts, id, requestId: ctx.requestId }])
  return id
}
